package io.keruen.app.command;

import io.keruen.app.replay.Judgement;
import io.keruen.app.replay.Progress;
import io.keruen.app.replay.ReplayFiles;
import io.keruen.app.replay.ScenarioRun;
import io.keruen.app.replay.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code keruen replay}: judges a recorded scenario and writes what came of it. */
@Command(
        name = "replay",
        description = "Judges a recorded scenario through the real job, as fast as it can.",
        mixinStandardHelpOptions = true)
public final class ReplayCommand implements Callable<Integer> {
    private final Console console;

    private static final double MS_PER_S = 1_000;

    @Parameters(paramLabel = "DIR", description = "The scenario folder.")
    private Path folder = Path.of(".");

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where the results are written.")
    private Path out = Path.of(".");

    @Mixin
    private final RunOptions options = new RunOptions();

    public ReplayCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        if (Files.exists(out) && !Files.isDirectory(out)) {
            throw new UsageException("--out " + out + " is a file; name a folder");
        }
        ScenarioRun run = ScenarioRun.of(folder);
        run.warnings().forEach(console::say);
        Judgement judgement = run.judge(
                options.parallelism(),
                options.frameSamples(),
                new Progress("judging", console.err(), console.errIsTerminal()));
        try {
            ReplayFiles.write(judgement, out);
        } catch (IOException e) {
            throw new UsageException("cannot write to " + out + ": " + e.getMessage());
        }
        print(judgement);
        return 0;
    }

    private void print(Judgement judgement) {
        Summary summary = judgement.summary();
        console.out().println(summary.counts());
        summary.alertsByType().forEach((type, count) -> console.out().printf(Locale.ROOT, "%6d  %s%n", count, type));
        console.out()
                .printf(
                        Locale.ROOT,
                        "%d alerts, %d transits in %.1f s; written to %s%n",
                        summary.alertCount(),
                        judgement.transits().size(),
                        summary.wallMs() / MS_PER_S,
                        out);
    }
}
