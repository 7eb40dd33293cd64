package io.keruen.benchmarks.measure;

import java.lang.management.ManagementFactory;

/** What this process has used so far: CPU time of all its threads, the compiler's and the collector's among them. */
public final class ProcessMeter {
    private static final com.sun.management.OperatingSystemMXBean SYSTEM = system();

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
}
