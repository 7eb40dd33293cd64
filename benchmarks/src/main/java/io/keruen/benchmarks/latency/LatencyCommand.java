package io.keruen.benchmarks.latency;

import io.keruen.benchmarks.measure.Machine;
import io.keruen.benchmarks.measure.Options;
import io.keruen.benchmarks.measure.ReportFiles;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** The arguments of {@code bench latency} and where its figures go. */
public final class LatencyCommand {
    private static final String USAGE =
            "bench latency [--quick] [--history] [--rates 2000,20000] [--frame N] [--warm-up SECONDS] [--seconds N]"
                    + " [--markdown FILE]";
    private static final String QUICK = "--quick";
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int USAGE_ERROR = 2;
    private static final int RATE_STEP = 50;
    private static final int MAX_RATE = 50_000;
    private static final int MAX_FRAME = 50;
    private static final int MAX_SECONDS = 3_600;
    private static final int SHOWN = 10;

    private LatencyPlan plan = LatencyPlan.full();
    private Path markdown = Path.of("target", "bench-latency.md");

    /** Runs it; answers the exit code: 1 if an alert was lost or came from nowhere. */
    public static int run(PrintStream out, PrintStream err, String... arguments)
            throws IOException, ExecutionException, InterruptedException {
        LatencyCommand command = new LatencyCommand();
        try {
            command.plan = List.of(arguments).contains(QUICK) ? LatencyPlan.quick() : LatencyPlan.full();
            Options.read(USAGE, command::set, arguments);
        } catch (Options.WrongOptionException e) {
            err.println("keruen: bench latency: " + e.getMessage());
            return USAGE_ERROR;
        }
        try {
            return command.measure(out, err);
        } catch (IllegalStateException e) {
            err.println("keruen: bench latency: " + e.getMessage());
            return FAILED;
        }
    }

    private int measure(PrintStream out, PrintStream err) throws IOException, ExecutionException, InterruptedException {
        Machine machine = Machine.now();
        List<LatencyRow> rows = new ArrayList<>();
        for (int rate : plan.rates()) {
            out.printf("%,d samples/s for %d s%n", rate, plan.warmUpS() + plan.measuredS());
            rows.add(new LatencyBenchmark(plan, rate).run());
        }
        LatencyReport report = new LatencyReport(machine, plan, rows);
        ReportFiles.write(ReportFiles.JSON, report.json());
        ReportFiles.write(markdown, report.markdown());
        out.print(report.table());
        out.println("written: " + ReportFiles.JSON + ", " + markdown);
        for (LatencyRow row : rows) {
            row.ledger().lost().stream().limit(SHOWN).forEach(cause -> err.println("LOST: " + cause));
            row.ledger().untold().stream().limit(SHOWN).forEach(alert -> err.println("NOT TOLD: " + alert));
            row.ledger().baseless().stream().limit(SHOWN).forEach(alert -> err.println("WITHOUT A CAUSE: " + alert));
        }
        return report.isComplete() ? DONE : FAILED;
    }

    private boolean set(String name, String value) throws Options.WrongOptionException {
        switch (name) {
            case QUICK -> {} // where the others start from, wherever it stands
            case "--history" -> plan = plan.besideHistory();
            case "--markdown" -> markdown = Path.of(value);
            case "--rates" -> plan = plan.withRates(Options.numbers(name, value, RATE_STEP, MAX_RATE));
            case "--frame" -> plan = plan.withFrameSize(Options.number(name, value, 1, MAX_FRAME));
            case "--warm-up" -> plan = plan.withWarmUpS(Options.number(name, value, 1, MAX_SECONDS));
            case "--seconds" -> plan = plan.withMeasuredS(Options.number(name, value, 1, MAX_SECONDS));
            default -> {
                return false;
            }
        }
        return true;
    }
}
