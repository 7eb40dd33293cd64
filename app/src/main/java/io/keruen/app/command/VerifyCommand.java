package io.keruen.app.command;

import io.keruen.app.replay.Judgement;
import io.keruen.app.replay.Progress;
import io.keruen.app.replay.ScenarioRun;
import io.keruen.app.verify.TypeScore;
import io.keruen.app.verify.Verdict;
import io.keruen.connectors.scenario.Expected;
import io.keruen.connectors.scenario.ExpectedReader;
import io.keruen.core.alert.AlertEvent;
import io.keruen.core.rule.RuleCatalog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code keruen verify}: replays a scenario and compares with its {@code expected.jsonl}. */
@Command(
        name = "verify",
        description = "Replays a scenario and compares with its expected.jsonl; exit code 1 if they differ.",
        mixinStandardHelpOptions = true)
public final class VerifyCommand implements Callable<Integer> {
    private final Console console;

    private static final int SHOWN = 20;

    @Parameters(paramLabel = "DIR", description = "The scenario folder.")
    private Path folder = Path.of(".");

    @Option(
            names = "--types",
            split = ",",
            paramLabel = "TYPE",
            description = "Judge these alert types only (default: those that expected.jsonl names).")
    private Set<String> types = new LinkedHashSet<>();

    @Mixin
    private final RunOptions options = new RunOptions();

    public VerifyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        checkQuestion();
        List<Expected> expected = ExpectedReader.read(folder);
        ScenarioRun run = ScenarioRun.of(folder);
        run.warnings().forEach(console::say);
        Judgement judgement = run.judge(
                options.parallelism(),
                options.frameSamples(),
                new Progress("judging", console.err(), console.errIsTerminal()));
        Verdict verdict = Verdict.of(expected, judgement.alerts(), types);
        print(verdict);
        return verdict.isGood() ? 0 : 1;
    }

    /** A question that nothing can answer with no is refused: it would make every run look right. */
    private void checkQuestion() {
        for (String type : types) {
            if (RuleCatalog.standard().alertType(type) == null) {
                throw new UsageException("--types " + type + ": no rule raises it; the names are in docs/DESIGN.md, 6");
            }
        }
        boolean somethingExpected = Files.exists(folder.resolve("expected.jsonl"));
        if (types.isEmpty() && Files.isDirectory(folder) && !somethingExpected) {
            throw new UsageException(folder + " has no expected.jsonl; write one, or ask with --types");
        }
    }

    private void print(Verdict verdict) {
        console.out()
                .printf(
                        Locale.ROOT,
                        "%-36s %5s %6s %6s %9s %6s%n",
                        "type",
                        "hits",
                        "misses",
                        "false",
                        "precision",
                        "recall");
        for (TypeScore score : verdict.scores()) {
            console.out()
                    .printf(
                            Locale.ROOT,
                            "%-36s %5d %6d %6d %9.3f %6.3f%n",
                            score.type(),
                            score.hits(),
                            score.misses(),
                            score.falseAlarms(),
                            score.precisionRatio(),
                            score.recallRatio());
        }
        verdict.missed().stream()
                .limit(SHOWN)
                .forEach(line -> console.out().println(console.bad("missed ") + words(line)));
        verdict.falseAlarms().stream()
                .limit(SHOWN)
                .forEach(alert -> console.out().println(console.bad("false  ") + words(alert)));
        more(verdict.missed().size() + verdict.falseAlarms().size());
        console.out()
                .println(
                        verdict.isGood()
                                ? console.good("as expected")
                                : console.bad("not as expected") + ": " + folder);
    }

    private void more(int count) {
        if (count > 2 * SHOWN) {
            console.out().println(console.faint("... " + count + " in all"));
        }
    }

    private static String words(Expected line) {
        String start = line.startedAtMs() == Expected.ANY ? "at any time" : time(line.startedAtMs());
        return String.join(",", line.types()) + about(line.vehicleId(), line.otherVehicleId()) + " " + start
                + " (expected.jsonl:" + line.line() + ")";
    }

    private static String words(AlertEvent alert) {
        return String.format(
                Locale.ROOT,
                "%s%s %s measured %.2f %s, limit %.2f",
                alert.type(),
                about(alert.vehicleId(), alert.otherVehicleId()),
                time(alert.startedAtMs()),
                alert.measured(),
                alert.unit(),
                alert.limit());
    }

    private static String about(@Nullable String vehicleId, @Nullable String otherVehicleId) {
        String vehicle = vehicleId == null ? "" : " " + vehicleId;
        return otherVehicleId == null ? vehicle : vehicle + " behind " + otherVehicleId;
    }

    private static String time(long epochMs) {
        return epochMs + " (" + Instant.ofEpochMilli(epochMs) + ")";
    }
}
