package io.keruen.benchmarks.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What this process has used so far: CPU time of all its threads, the compiler's and the collector's among them. */
public final class ProcessMeter {
    private static final com.sun.management.OperatingSystemMXBean SYSTEM = system();

    /** Fields of /proc/PID/task/TID/stat behind the name: proc(5), utime and stime, in ticks of 10 ms. */
    private static final int USER_FIELD = 11;

    private static final int SYSTEM_FIELD = 12;
    private static final long NS_PER_TICK = 10_000_000;

    private ProcessMeter() {}

    private static com.sun.management.OperatingSystemMXBean system() {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system) {
            return system;
        }
        throw new IllegalStateException("this JVM does not measure processes: use OpenJDK");
    }

    /** CPU time of this process, ns. */
    public static long cpuNs() {
        return SYSTEM.getProcessCpuTime();
    }

    /**
     * CPU time of the threads that compile, ns; 0 where the system does not tell (it does on Linux, in steps of 10 ms). A
     * thread that has ended is not counted: run with {@code -XX:-UseDynamicNumberOfCompilerThreads}.
     */
    public static long compilerCpuNs() {
        try (Stream<Path> threads = Files.list(Path.of("/proc/self/task"))) {
            return threads.mapToLong(ProcessMeter::compilerCpuNs).sum();
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long compilerCpuNs(Path thread) {
        try {
            String line = Files.readString(thread.resolve("stat"));
            int end = line.lastIndexOf(')');
            String name = line.substring(line.indexOf('(') + 1, end);
            if (!name.startsWith("C1 Comp") && !name.startsWith("C2 Comp")) {
                return 0;
            }
            List<String> fields = List.of(line.substring(end + 2).split(" ", -1));
            return (Long.parseLong(fields.get(USER_FIELD)) + Long.parseLong(fields.get(SYSTEM_FIELD))) * NS_PER_TICK;
        } catch (IOException e) {
            return 0; // ended meanwhile
        }
    }
}
