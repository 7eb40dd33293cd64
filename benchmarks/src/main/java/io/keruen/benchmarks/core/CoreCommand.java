package io.keruen.benchmarks.core;

import io.keruen.benchmarks.measure.ReportFiles;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The arguments of {@code bench core} and where its figures go. */
public final class CoreCommand {
    private static final String USAGE =
            "bench core [--quick] [--zones 10,1000,100000] [--vehicles 100,100000] [--rounds N] [--markdown FILE]";
    private static final int DONE = 0;
    private static final int DIFFERS = 1;
    private static final int USAGE_ERROR = 2;
    private static final int CONVOY = 5;
    private static final int MAX_ROUNDS = 1_000;
    private static final int MAX_NUMBER = 1_000_000;
    private static final long ROOM_FOR_MANY = 4_500L << 20;

    private CorePlan plan = CorePlan.full();
    private Path markdown = Path.of("target", "bench-core.md");

    /** Runs it; answers the exit code: 1 if the frame size changed what was said. */
    public static int run(PrintStream out, PrintStream err, String... arguments) throws IOException {
        CoreCommand command = new CoreCommand();
        String wrong = command.read(arguments);
        if (wrong.isEmpty() && command.plan.vehicles().stream().anyMatch(CorePlan::isMany)) {
            wrong = Runtime.getRuntime().maxMemory() < ROOM_FOR_MANY ? "needs a heap of 6 GB: KERUEN_HEAP=6g" : "";
        }
        if (!wrong.isEmpty()) {
            err.println("keruen: bench core: " + wrong);
            return USAGE_ERROR;
        }
        CoreReport report = new CoreBenchmark(command.plan, out).run();
        ReportFiles.write(ReportFiles.JSON, report.json());
        ReportFiles.write(command.markdown, report.markdown());
        out.println("written: target/bench.json, " + command.markdown);
        if (!report.agrees()) {
            err.println("keruen: bench core: alerts depend on the frame size");
        }
        return report.agrees() ? DONE : DIFFERS;
    }

    private String read(String... arguments) {
        for (int i = 0; i < arguments.length; i++) {
            boolean last = i + 1 == arguments.length;
            switch (arguments[i]) {
                case "--quick" -> plan = CorePlan.quick();
                case "--zones", "--vehicles", "--rounds", "--markdown" -> {
                    if (last) {
                        return arguments[i] + " needs a value; usage: " + USAGE;
                    }
                    String wrong = set(arguments[i], arguments[++i]);
                    if (!wrong.isEmpty()) {
                        return wrong;
                    }
                }
                default -> {
                    return arguments[i] + " is unknown; usage: " + USAGE;
                }
            }
        }
        return "";
    }

    private String set(String name, String value) {
        if (name.equals("--markdown")) {
            markdown = Path.of(value);
            return "";
        }
        List<Integer> numbers;
        try {
            numbers = Arrays.stream(value.split(",", -1)).map(Integer::valueOf).toList();
        } catch (NumberFormatException e) {
            return name + " takes whole numbers, and got " + value;
        }
        int step = name.equals("--vehicles") ? CONVOY : 1;
        int most = name.equals("--rounds") ? MAX_ROUNDS : MAX_NUMBER;
        for (int number : numbers) {
            if (number < step || number > most || number % step != 0) {
                return name + " takes " + step + " to " + most + (step > 1 ? " in steps of " + step : "");
            }
        }
        plan = switch (name) {
            case "--zones" -> plan.with(numbers, plan.vehicles());
            case "--vehicles" -> plan.with(plan.zones(), numbers);
            default -> plan.withRounds(numbers.get(0));
        };
        return "";
    }
}
