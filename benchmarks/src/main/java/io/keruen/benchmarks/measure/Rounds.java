package io.keruen.benchmarks.measure;

import java.util.Arrays;

/** What one candidate needed in each round. */
public final class Rounds {
    private double[] figures = new double[8];
    private int count;

    /** One round: so much CPU time for so many samples. */
    public void add(long cpuNs, long samples) {
        add((double) cpuNs / samples);
    }

    /** One round: this figure. */
    public void add(double figure) {
        if (count == figures.length) {
            figures = Arrays.copyOf(figures, 2 * count);
        }
        figures[count++] = figure;
    }

    /** The median round. */
    public double median() {
        double[] sorted = Arrays.copyOf(figures, count);
        Arrays.sort(sorted);
        return count == 0 ? Double.NaN : 0.5 * (sorted[(count - 1) / 2] + sorted[count / 2]);
    }

    /** The least round. */
    public double least() {
        return Arrays.stream(figures, 0, count).min().orElse(Double.NaN);
    }
}
