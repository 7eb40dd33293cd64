package io.keruen.app.command;

import io.keruen.app.replay.Judgement;
import io.keruen.app.replay.Progress;
import io.keruen.app.replay.ScenarioRun;
import io.keruen.app.verify.Verdict;
import io.keruen.connectors.scenario.Expected;
import io.keruen.connectors.scenario.ExpectedReader;
import io.keruen.core.rule.RuleCatalog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
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
        new VerdictReport(console).print(verdict, folder);
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
}
