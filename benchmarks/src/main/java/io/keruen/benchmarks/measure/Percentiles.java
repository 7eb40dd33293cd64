package io.keruen.benchmarks.measure;

import java.util.Arrays;

/** Measured values and how they are spread; every value is kept. Not thread-safe. */
public final class Percentiles {
    private long[] values = new long[1_024];
    private int count;
    private boolean sorted = true;

    /** One value. */
    public void add(long value) {
        if (count == values.length) {
            values = Arrays.copyOf(values, 2 * count);
        }
        values[count++] = value;
        sorted = false;
    }

    /** All values of another. */
    public void addAll(Percentiles other) {
        for (int i = 0; i < other.count; i++) {
            add(other.values[i]);
        }
    }

    /** How many values there are. */
    public int count() {
        return count;
    }

    /** The least value that this share (0..1) of all values does not exceed; 0 where there are none. */
    public long at(double share) {
        if (count == 0) {
            return 0;
        }
        if (!sorted) {
            Arrays.sort(values, 0, count);
            sorted = true;
        }
        int rank = (int) Math.ceil(share * count);
        return values[Math.max(0, Math.min(count, rank) - 1)];
    }

    /** The greatest value. */
    public long most() {
        return at(1);
    }
}
