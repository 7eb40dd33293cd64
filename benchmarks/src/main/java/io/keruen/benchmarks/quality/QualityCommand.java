package io.keruen.benchmarks.quality;

import io.keruen.benchmarks.measure.Machine;
import io.keruen.benchmarks.measure.Options;
import io.keruen.benchmarks.measure.ReportFiles;
import io.keruen.connectors.scenario.UnusableScenarioException;
import io.keruen.core.rule.RuleCatalog;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The arguments of {@code bench quality} and where its figures go. */
public final class QualityCommand {
    private static final String USAGE = "bench quality [--quick] [--seeds N] [--first SEED] [--clean-hours H]"
            + " [--winter-hours H] [--noisy-hours H] [--drags N] [--recorded DIR|none] [--threads N] [--markdown FILE]"
            + " [--json FILE] [--plot FILE]";
    private static final int DONE = 0;
    private static final int NOT_GOOD = 1;
    private static final int USAGE_ERROR = 2;
    private static final int MAX_SEEDS = 1_000_000;
    private static final int MAX_FIRST = 1_000_000_000;
    private static final int MAX_HOURS = 1_000_000;
    private static final int MAX_THREADS = 256;
    private static final int PROGRESS_STEP = 50;
    private static final String NONE = "none";
    private static final String EXPECTED = "expected.jsonl";
    private static final Path USUAL_RECORDED = Path.of("..", "shared", "data", "openacc");

    private QualityPlan plan = QualityPlan.full();
    private String recorded = "";
    private Path markdown = Path.of("target", "bench-quality.md");
    private Path json = ReportFiles.JSON;
    private Path plot = Path.of("target", "bench-quality.svg");

    /** Runs it; answers the exit code: 1 if anything was missed or said in vain. */
    public static int run(PrintStream out, PrintStream err, String... arguments)
            throws IOException, InterruptedException {
        QualityCommand command = new QualityCommand();
        try {
            Options.read(USAGE, command::set, arguments);
            command.plan = command.plan.withRecorded(command.recordedFolders(out));
            return command.measure(out, err);
        } catch (Options.WrongOptionException | UnusableScenarioException e) {
            err.println("keruen: bench quality: " + e.getMessage());
            return USAGE_ERROR;
        }
    }

    private int measure(PrintStream out, PrintStream err)
            throws IOException, InterruptedException, UnusableScenarioException {
        Machine machine = Machine.now();
        QualityBenchmark.Results results = new QualityBenchmark(plan, RuleCatalog.standard(), done -> {
                    if (done % PROGRESS_STEP == 0) {
                        err.printf("%,d crossings%n", done);
                    }
                })
                .run();
        QualityReport report = new QualityReport(machine, results);
        ReportFiles.write(json, report.json());
        ReportFiles.write(markdown, report.markdown());
        ReportFiles.write(plot, new QualityPlot(machine.commit(), results).svg());
        out.print(report.tables());
        out.println("written: " + json + ", " + markdown + ", " + plot);
        return results.isGood() ? DONE : NOT_GOOD;
    }

    private boolean set(String name, String value) throws Options.WrongOptionException {
        switch (name) {
            case "--quick" -> plan = plan.quick();
            case "--seeds" -> plan = plan.withSeeds(Options.number(name, value, 1, MAX_SEEDS));
            case "--first" -> plan = plan.withFirstSeed(Options.number(name, value, 1, MAX_FIRST));
            case "--clean-hours" -> plan = plan.withCleanHours(Options.number(name, value, 1, MAX_HOURS));
            case "--winter-hours" -> plan = plan.withWinterHours(Options.number(name, value, 1, MAX_HOURS));
            case "--noisy-hours" -> plan = plan.withNoisyHours(Options.number(name, value, 1, MAX_HOURS));
            case "--drags" -> plan = plan.withDrags(Options.number(name, value, 1, MAX_SEEDS));
            case "--threads" -> plan = plan.withThreads(Options.number(name, value, 1, MAX_THREADS));
            case "--recorded" -> recorded = value;
            case "--markdown" -> markdown = Path.of(value);
            case "--json" -> json = Path.of(value);
            case "--plot" -> plot = Path.of(value);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** The runs below the folder that was named, or below the usual one where that is there. */
    private List<Path> recordedFolders(PrintStream out) throws IOException, Options.WrongOptionException {
        if (recorded.equals(NONE)) {
            return List.of();
        }
        Path folder = recorded.isEmpty()
                ? Path.of(System.getProperty("keruen.root", "."))
                        .resolve(USUAL_RECORDED)
                        .normalize()
                : Path.of(recorded);
        if (!Files.isDirectory(folder)) {
            if (recorded.isEmpty()) {
                out.println("no recorded runs: " + USUAL_RECORDED + " is not beside the project");
                return List.of();
            }
            throw new Options.WrongOptionException("--recorded " + recorded + " is not a folder");
        }
        if (Files.exists(folder.resolve(EXPECTED))) {
            return List.of(folder);
        }
        try (Stream<Path> below = Files.list(folder)) {
            List<Path> runs = below.filter(run -> Files.exists(run.resolve(EXPECTED)))
                    .sorted()
                    .toList();
            if (runs.isEmpty()) {
                throw new Options.WrongOptionException(folder + " holds no folder with " + EXPECTED);
            }
            return runs;
        }
    }
}
