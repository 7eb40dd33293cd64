package io.keruen.benchmarks.measure;

import java.lang.management.ManagementFactory;

/** What this thread has used so far: CPU time and allocated bytes. What other threads do is not in it. */
public final class ThreadMeter {
    private static final com.sun.management.ThreadMXBean THREADS = threads();

    private ThreadMeter() {}

    private static com.sun.management.ThreadMXBean threads() {
        if (ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean threads) {
            return threads;
        }
        throw new IllegalStateException("this JVM does not measure threads: use OpenJDK");
    }

    /** CPU time of the calling thread, ns. */
    public static long cpuNs() {
        return THREADS.getCurrentThreadCpuTime();
    }

    /** Bytes that the calling thread has allocated. Asking allocates nothing. */
    public static long allocatedBytes() {
        return THREADS.getCurrentThreadAllocatedBytes();
    }
}
