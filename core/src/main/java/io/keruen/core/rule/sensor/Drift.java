package io.keruen.core.rule.sensor;

import io.keruen.core.rule.Slice;

/**
 * Two-sided CUSUM (Page 1954) over residuals at one value a second, in units of the deviation that a sound sensor may
 * have: adds what exceeds one unit, takes away what falls short of it, and counts no value for more than
 * {@link #MOST}, so that a burst of slip is not a drift however wild it is. Stateless; the state lies in a slice.
 */
final class Drift {
    /** Longs of state for all residuals. */
    static final int LONGS = 2 * Residual.COUNT;

    /** Doubles of state for all residuals. */
    static final int DOUBLES = 2 * Residual.COUNT;

    /** A drift of so many units or more adds one second to the sum each second. */
    static final double MOST = 2;

    private final int since;
    private final int sum;

    /** A drift whose state begins at these offsets of its rule's slice. */
    Drift(int longOffset, int doubleOffset) {
        since = longOffset;
        sum = doubleOffset;
    }

    void forget(Slice slice, int r) {
        slice.setDouble(sum + 2 * r, 0);
        slice.setDouble(sum + 2 * r + 1, 0);
    }

    /** One value, in units; when the drift began if it has added up to the limit, else 0. */
    long step(Slice slice, int r, double units, long tMs, double limitS) {
        double counted = Math.max(-MOST, Math.min(MOST, units));
        long up = add(slice, 2 * r, counted, tMs, limitS);
        long down = add(slice, 2 * r + 1, -counted, tMs, limitS);
        return up != 0 ? up : down;
    }

    private long add(Slice slice, int at, double counted, long tMs, double limitS) {
        double before = slice.getDouble(sum + at);
        double now = before + counted - 1;
        if (now <= 0) {
            if (before != 0) {
                slice.setDouble(sum + at, 0);
            }
            return 0;
        }
        if (before == 0) {
            slice.setLong(since + at, tMs);
        }
        slice.setDouble(sum + at, Math.min(now, limitS)); // what is over the limit need not be taken away again
        return now >= limitS ? slice.getLong(since + at) : 0;
    }
}
