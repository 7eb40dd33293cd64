package io.keruen.benchmarks;

import io.keruen.benchmarks.core.CoreCommand;
import io.keruen.benchmarks.history.HistoryCommand;
import io.keruen.benchmarks.job.JobCommand;
import io.keruen.benchmarks.latency.LatencyCommand;
import io.keruen.benchmarks.quality.QualityCommand;
import java.util.Arrays;

/** The benchmarks by name: a table for people, {@code target/bench.json} for machines. */
public final class Bench {
    private static final int USAGE_ERROR = 2;

    private Bench() {}

    /** Runs the benchmark that the first argument names; the first without one. */
    public static void main(String[] arguments) throws Exception {
        String name = arguments.length == 0 ? "core" : arguments[0];
        String[] rest = arguments.length == 0 ? arguments : Arrays.copyOfRange(arguments, 1, arguments.length);
        System.exit(run(name, rest));
    }

    /** Runs a benchmark; answers the exit code. */
    public static int run(String name, String... arguments) throws Exception {
        if (name.equals("core")) {
            return CoreCommand.run(System.out, System.err, arguments);
        }
        if (name.equals("job")) {
            return JobCommand.run(System.out, System.err, arguments);
        }
        if (name.equals("latency")) {
            return LatencyCommand.run(System.out, System.err, arguments);
        }
        if (name.equals("quality")) {
            return QualityCommand.run(System.out, System.err, arguments);
        }
        if (name.equals("history")) {
            return HistoryCommand.run(System.out, System.err, arguments);
        }
        System.err.println(
                "keruen: bench: there is no benchmark " + name + "; there are: core, job, latency, quality, history");
        return USAGE_ERROR;
    }
}
