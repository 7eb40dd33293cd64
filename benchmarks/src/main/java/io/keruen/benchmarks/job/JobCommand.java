package io.keruen.benchmarks.job;

import io.keruen.benchmarks.measure.Machine;
import io.keruen.benchmarks.measure.Options;
import io.keruen.benchmarks.measure.ReportFiles;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** The arguments of {@code bench job} and where its figures go. */
public final class JobCommand {
    private static final String USAGE = "bench job [--quick] [--zones 10,1000] [--frames 1,10,50] [--vehicles N]"
            + " [--samples N] [--rounds N] [--markdown FILE]";
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int USAGE_ERROR = 2;
    private static final int CONVOY = 5;
    private static final int MAX_ROUNDS = 100;
    private static final int MAX_FRAME = 1_000;
    private static final int MAX_ZONES = 100_000;
    private static final int MAX_VEHICLES = 5_000;
    private static final int MAX_SAMPLES = 100_000;
    private static final int MAX_TOTAL = 5_000_000;

    private JobPlan plan = JobPlan.full();
    private Path markdown = Path.of("target", "bench-job.md");

    /** Runs it; answers the exit code: 1 if a job lost or doubled something. */
    public static int run(PrintStream out, PrintStream err, String... arguments)
            throws IOException, ExecutionException, InterruptedException {
        JobCommand command = new JobCommand();
        try {
            Options.read(USAGE, command::set, arguments);
            command.check();
        } catch (Options.WrongOptionException e) {
            err.println("keruen: bench job: " + e.getMessage());
            return USAGE_ERROR;
        }
        try {
            return command.measure(out);
        } catch (IllegalStateException e) {
            err.println("keruen: bench job: " + e.getMessage());
            return FAILED;
        }
    }

    private int measure(PrintStream out) throws IOException, ExecutionException, InterruptedException {
        Machine machine = Machine.now();
        List<JobRow> rows = new ArrayList<>();
        for (int zones : plan.zones()) {
            for (int frameSize : plan.frameSizes()) {
                out.printf("%,d zones, frames of %d%n", zones, frameSize);
                rows.addAll(new JobCell(plan, zones, frameSize, out).measure());
            }
        }
        JobReport report = new JobReport(machine, plan, rows);
        ReportFiles.write(ReportFiles.JSON, report.json());
        ReportFiles.write(markdown, report.markdown());
        out.print(report.table());
        out.println("written: " + ReportFiles.JSON + ", " + markdown);
        return DONE;
    }

    private boolean set(String name, String value) throws Options.WrongOptionException {
        switch (name) {
            case "--quick" -> plan = JobPlan.quick();
            case "--markdown" -> markdown = Path.of(value);
            case "--zones" -> plan = plan.withZones(Options.numbers(name, value, 1, MAX_ZONES));
            case "--frames" -> plan = plan.withFrameSizes(Options.numbers(name, value, 1, MAX_FRAME));
            case "--vehicles" -> plan = plan.withVehicles(Options.number(name, value, CONVOY, MAX_VEHICLES));
            case "--samples" -> plan = plan.withSamples(Options.number(name, value, 1, MAX_SAMPLES));
            case "--rounds" -> plan = plan.withRounds(Options.number(name, value, 1, MAX_ROUNDS));
            default -> {
                return false;
            }
        }
        return true;
    }

    private void check() throws Options.WrongOptionException {
        for (int frameSize : plan.frameSizes()) {
            if (plan.samples() % frameSize != 0) {
                throw new Options.WrongOptionException("--samples must be divisible by the frame size " + frameSize);
            }
        }
        if (plan.total() > MAX_TOTAL) {
            throw new Options.WrongOptionException("vehicles times samples may be " + MAX_TOTAL + " at most");
        }
    }
}
