package io.keruen.benchmarks.measure;

import java.util.Arrays;

/** What one candidate needed in each round. */
public final class Rounds {
    private double[] nsPerSample = new double[8];
    private int count;

    /** One round: so much CPU time for so many samples. */
    public void add(long cpuNs, long samples) {
        if (count == nsPerSample.length) {
            nsPerSample = Arrays.copyOf(nsPerSample, 2 * count);
        }
        nsPerSample[count++] = (double) cpuNs / samples;
    }

    /** Median CPU time for a sample, ns. */
    public double medianNs() {
        double[] sorted = Arrays.copyOf(nsPerSample, count);
        Arrays.sort(sorted);
        return count == 0 ? Double.NaN : 0.5 * (sorted[(count - 1) / 2] + sorted[count / 2]);
    }

    /** Least CPU time for a sample, ns. */
    public double leastNs() {
        return Arrays.stream(nsPerSample, 0, count).min().orElse(Double.NaN);
    }
}
