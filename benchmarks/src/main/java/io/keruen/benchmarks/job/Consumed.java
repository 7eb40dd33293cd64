package io.keruen.benchmarks.job;

import io.keruen.benchmarks.measure.ProcessMeter;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many samples the job in this process has judged, and what the process had used when it came to the first that
 * counts: starting a job is not what is measured. There is one job at a time, in operators of this very process.
 */
final class Consumed {
    private static final AtomicLong SAMPLES = new AtomicLong();
    private static volatile long mark;
    private static volatile long total;
    private static volatile long markCpuNs;
    private static volatile long markCompilerNs;
    private static volatile long markNs;
    private static volatile long endNs;

    private Consumed() {}

    /** A new job begins; what it does up to sample number {@code from} does not count. */
    static void expect(long from, long all) {
        mark = from;
        total = all;
        markCpuNs = 0;
        endNs = 0;
        SAMPLES.set(0);
    }

    /** So many samples more. */
    static void add(long samples) {
        long now = SAMPLES.addAndGet(samples);
        if (now >= mark && now - samples < mark) {
            markNs = System.nanoTime();
            markCompilerNs = ProcessMeter.compilerCpuNs();
            markCpuNs = ProcessMeter.cpuNs();
        }
        if (now >= total && now - samples < total) {
            endNs = System.nanoTime();
        }
    }

    /** How many there were. */
    static long samples() {
        return SAMPLES.get();
    }

    /** Whether these are all that there are. */
    static boolean isAll() {
        return SAMPLES.get() == total;
    }

    /** CPU time since the first that counts, ns: all threads but those that compile. */
    static long cpuNs() {
        return ProcessMeter.cpuNs() - markCpuNs - compilerNs();
    }

    /** CPU time of the threads that compile since the first that counts, ns: a job that runs for long has none. */
    static long compilerNs() {
        return ProcessMeter.compilerCpuNs() - markCompilerNs;
    }

    /** Time from the first that counts to the last, ns. */
    static long wallNs() {
        return endNs - markNs;
    }
}
