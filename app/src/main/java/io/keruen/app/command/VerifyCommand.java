package io.keruen.app.command;

import io.keruen.app.replay.Judgement;
import io.keruen.app.replay.Progress;
import io.keruen.app.replay.ScenarioRun;
import io.keruen.app.verify.Expectations;
import io.keruen.app.verify.Verdict;
import io.keruen.connectors.scenario.Expected;
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
        List<Expected> expected = Expectations.read(folder);
        checkQuestion(expected);
        ScenarioRun run = ScenarioRun.of(folder);
        run.requireJudgeable();
        run.warnings().forEach(console::say);
        Judgement judgement = run.judge(
                options.parallelism(),
                options.frameSamples(),
                new Progress("judging", console.err(), console.errIsTerminal()));
        Verdict verdict = Verdict.of(expected, judgement.alerts(), types);
        console.out().println(judgement.summary().counts());
        new VerdictReport(console).print(verdict, folder);
        return verdict.isGood() ? 0 : 1;
    }

    /** A question that nothing can answer with no is refused: it would make every run look right. */
    private void checkQuestion(List<Expected> expected) {
        for (String type : types) {
            if (!Expectations.isRaised(type)) {
                throw new UsageException("--types " + type + ": no rule raises it; the names are in docs/DESIGN.md, 6");
            }
        }
        if (types.isEmpty() && expected.isEmpty() && Files.isDirectory(folder)) {
            throw new UsageException(folder + " has no line in an expected.jsonl; write one, or ask with --types");
        }
    }
}
