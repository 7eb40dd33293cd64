package io.keruen.core.rule.integrity;

import io.keruen.core.rule.Slice;

/**
 * The last 63 seconds of four running sums, one long a second: each sum in centimetres as 16 bits that wrap around, so
 * that a difference of two seconds is right up to 327 m however far the sums have run. Stateless; the state is
 * {@link #LONGS} longs of a slice.
 */
final class ResidualRing {
    /** Longs of state. */
    static final int LONGS = 64;

    private static final int BITS = 16;
    private static final double PER_M = 100;

    private final int first;

    /** A ring that begins at this long of its slice. */
    ResidualRing(int firstLong) {
        first = firstLong;
    }

    /** Four sums in metres as one long. */
    static long packed(double a, double b, double c, double d) {
        return bits(a) | bits(b) << BITS | bits(c) << 2 * BITS | bits(d) << 3 * BITS;
    }

    private static long bits(double metres) {
        return Math.round(metres * PER_M) & 0xFFFF;
    }

    /** What sum {@code n} (0..3) has grown by from one moment to another, metres. */
    static double grownM(long now, long then, int n) {
        return (short) ((now >>> n * BITS) - (then >>> n * BITS)) / PER_M;
    }

    /** The sums as they stood at this second, which lies at most 63 back. */
    long at(Slice slice, long second) {
        return slice.getLong(first + (int) (second & LONGS - 1));
    }

    /** Notes the sums for the seconds after {@code from} up to {@code to}; more than a turn of them is one turn. */
    void put(Slice slice, long from, long to, long sums) {
        for (long second = Math.max(from, to - LONGS) + 1; second <= to; second++) {
            slice.setLong(first + (int) (second & LONGS - 1), sums);
        }
    }
}
