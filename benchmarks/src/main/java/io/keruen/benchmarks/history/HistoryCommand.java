package io.keruen.benchmarks.history;

import io.keruen.benchmarks.measure.Machine;
import io.keruen.benchmarks.measure.Options;
import io.keruen.benchmarks.measure.ReportFiles;
import io.keruen.connectors.influx.InfluxServer;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The arguments of {@code bench history} and where its figures go. */
public final class HistoryCommand {
    private static final String USAGE = "bench history [--quick] [--points N] [--batch 1000,5000] [--markdown FILE]";
    private static final int FAILED = 1;
    private static final int USAGE_ERROR = 2;
    private static final int POINT_STEP = 1_000;
    private static final int MAX_POINTS = 10_000_000;
    private static final int MAX_BATCH = 50_000;

    private HistoryPlan plan = HistoryPlan.full();
    private Path markdown = Path.of("target", "bench-history.md");

    private HistoryCommand() {}

    /** Measures; the exit code. */
    public static int run(PrintStream out, PrintStream err, String... arguments) throws Exception {
        HistoryCommand command = new HistoryCommand();
        try {
            Options.read(USAGE, command::set, arguments);
        } catch (Options.WrongOptionException e) {
            err.println("keruen: bench history: " + e.getMessage());
            return USAGE_ERROR;
        }
        if (InfluxServer.find().isEmpty()) {
            err.println("keruen: bench history: there is no influxd on the PATH; Debian's package influxdb has it");
            return USAGE_ERROR;
        }
        try {
            return command.measure(out);
        } catch (IllegalStateException e) {
            err.println("keruen: bench history: " + e.getMessage());
            return FAILED;
        }
    }

    private int measure(PrintStream out) throws Exception {
        Machine machine = Machine.now();
        List<HistoryRow> rows = new ArrayList<>();
        for (int batch : plan.batches()) {
            out.printf("%,d points, %,d in a write%n", plan.points(), batch);
            rows.add(new HistoryBenchmark(plan, batch).run());
        }
        HistoryReport report = new HistoryReport(machine, plan, rows);
        ReportFiles.write(ReportFiles.JSON, report.json());
        ReportFiles.write(markdown, report.markdown());
        out.print(report.table());
        out.println("written: " + ReportFiles.JSON + ", " + markdown);
        return 0;
    }

    private boolean set(String name, String value) throws Options.WrongOptionException {
        switch (name) {
            case "--quick" -> plan = HistoryPlan.quick();
            case "--markdown" -> markdown = Path.of(value);
            case "--points" -> plan = plan.withPoints(Options.number(name, value, POINT_STEP, MAX_POINTS));
            case "--batch" -> plan = plan.withBatches(Options.numbers(name, value, 1, MAX_BATCH));
            default -> {
                return false;
            }
        }
        return true;
    }
}
