package io.keruen.core.rule.sensor;

import io.keruen.core.rule.Slice;

/**
 * Values that leap away and come back within two seconds, found at one value a second. Cheap first: only a value beyond
 * {@value #GATE} standard deviations of an exponentially weighted mean is held against the median of the last
 * {@value #WINDOW} values and their median absolute deviation (Hampel 1974). Two spikes within the given time are chance,
 * three are a sensor. What stays away is no spike but a new level, which is learnt anew. Stateless; the state lies in a
 * slice. No scale falls below the one given, so that a sensor that counts coarsely may do so.
 */
final class Spikes {
    private static final int WINDOW = 16;
    private static final double GATE = 5;

    /** A value further from the median than so many scales is out. */
    static final double LIMIT = 6;

    private static final double MAD_TO_SIGMA = 1.4826;
    private static final double CLIP = 3;
    private static final double KEEP = 0.95;
    private static final int LONGEST_SPIKE = 2;
    private static final int NEW_LEVEL = 5;

    private static final int COUNT = 0;
    private static final int OUT = COUNT + Residual.COUNT;
    private static final int OUT_SINCE_MS = OUT + Residual.COUNT;
    private static final int OLDER_MS = OUT_SINCE_MS + Residual.COUNT;
    private static final int NEWER_MS = OLDER_MS + Residual.COUNT;

    /** Longs of state for all residuals. */
    static final int LONGS = NEWER_MS + Residual.COUNT;

    private static final int MEAN = 0;
    private static final int VARIANCE = MEAN + Residual.COUNT;
    private static final int HEIGHT = VARIANCE + Residual.COUNT;
    private static final int VALUES = HEIGHT + Residual.COUNT;

    /** Doubles of state for all residuals. */
    static final int DOUBLES = VALUES + WINDOW * Residual.COUNT;

    /** As many of them are read at every value; of the others one is written. */
    static final int BUSY_DOUBLES = HEIGHT;

    private final int longs;
    private final int doubles;

    /** Spikes whose state begins at these offsets of their rule's slice. */
    Spikes(int longOffset, int doubleOffset) {
        longs = longOffset;
        doubles = doubleOffset;
    }

    void forget(Slice slice, int r) {
        slice.setLong(longs + COUNT + r, 0);
        slice.setLong(longs + OUT + r, 0);
    }

    /** How far the last spike leapt. */
    double height(Slice slice, int r) {
        return slice.getDouble(doubles + HEIGHT + r);
    }

    /** One value; when the first of three spikes began if this value ends the third, else 0. */
    long step(Slice slice, int r, double value, double scale, long tMs, long withinMs) {
        long count = slice.getLong(longs + COUNT + r);
        double mean = count == 0 ? value : slice.getDouble(doubles + MEAN + r);
        double variance = count == 0 ? 0 : slice.getDouble(doubles + VARIANCE + r);
        double deviation = value - mean;
        double floor = Math.max(scale * scale, variance);
        boolean isOut = count >= WINDOW
                && deviation * deviation > GATE * GATE * floor
                && isFarFromMedian(slice, r, value, scale);
        if (deviation * deviation > CLIP * CLIP * floor) {
            deviation = Math.copySign(CLIP * Math.sqrt(floor), deviation); // a spike must not hide the next one
        }
        slice.setDouble(doubles + MEAN + r, mean + (1 - KEEP) * deviation);
        slice.setDouble(doubles + VARIANCE + r, KEEP * (variance + (1 - KEEP) * deviation * deviation));
        slice.setDouble(valueAt(r, count), value);
        slice.setLong(longs + COUNT + r, count + 1);
        long out = slice.getLong(longs + OUT + r);
        return isOut || out != 0 ? outOrBack(slice, r, isOut, Math.abs(value - mean), tMs, withinMs) : 0;
    }

    private long outOrBack(Slice slice, int r, boolean isOut, double height, long tMs, long withinMs) {
        long out = slice.getLong(longs + OUT + r);
        if (isOut) {
            if (out == 0) {
                slice.setLong(longs + OUT_SINCE_MS + r, tMs);
                slice.setDouble(doubles + HEIGHT + r, height);
            }
            slice.setLong(longs + OUT + r, out + 1);
            if (out + 1 == NEW_LEVEL) {
                forget(slice, r);
            }
            return 0;
        }
        slice.setLong(longs + OUT + r, 0);
        if (out > LONGEST_SPIKE) {
            return 0;
        }
        long sinceMs = slice.getLong(longs + OUT_SINCE_MS + r);
        long olderMs = slice.getLong(longs + OLDER_MS + r);
        slice.setLong(longs + OLDER_MS + r, slice.getLong(longs + NEWER_MS + r));
        slice.setLong(longs + NEWER_MS + r, sinceMs);
        return olderMs != 0 && sinceMs - olderMs <= withinMs ? olderMs : 0;
    }

    private boolean isFarFromMedian(Slice slice, int r, double value, double scale) {
        double median = middle(slice, r, 0, false);
        double mad = middle(slice, r, median, true);
        return Math.abs(value - median) > LIMIT * Math.max(scale, MAD_TO_SIGMA * mad);
    }

    /** The lower median of the window, or of its distances from {@code from}; by rank, so that nothing is copied. */
    private double middle(Slice slice, int r, double from, boolean distances) {
        for (int k = 0; k < WINDOW; k++) {
            double candidate = item(slice, r, k, from, distances);
            int less = 0;
            int notMore = 0;
            for (int other = 0; other < WINDOW; other++) {
                double item = item(slice, r, other, from, distances);
                less += item < candidate ? 1 : 0;
                notMore += item <= candidate ? 1 : 0;
            }
            if (less < WINDOW / 2 && notMore >= WINDOW / 2) {
                return candidate;
            }
        }
        throw new IllegalStateException("a window without a middle");
    }

    private double item(Slice slice, int r, int k, double from, boolean distances) {
        double value = slice.getDouble(valueAt(r, k));
        return distances ? Math.abs(value - from) : value;
    }

    /** The values of one second lie side by side: a second touches few lines of memory. */
    private int valueAt(int r, long count) {
        return doubles + VALUES + (int) (count % WINDOW) * Residual.COUNT + r;
    }
}
