package io.keruen.core.rule.integrity;

import io.keruen.core.rule.Slice;

/**
 * How coarse an odometer is that is all that tells of the way: many count in steps of 5 to 125 m. What it counts at once
 * after it stood still is its step, unless it ever counts less: a fine one may have been silent for a while. Until it has
 * counted, little or after it stood, any step is possible. Wheels that say their speed forget it. Stateless: the state is
 * in the upper bits of a long of the slice.
 */
final class OdometerStep {
    /** Bits of the long that are not its own. */
    static final long OTHERS = 0xFFFF_FFFFL;

    private static final long COUNTED = 1L << 32;
    private static final long STOOD = 1L << 33;
    private static final int STEP_SHIFT = 34;
    private static final double PER_M = 10;
    /** A vehicle that starts may have gone so far in a second or two. */
    private static final double FINE_M = 3;
    /** What counts as far as the wheels say is not coarse. */
    private static final double EXACT_M = 0.5;
    /** No odometer counts in larger steps: it was set anew. */
    private static final double MOST_M = 1_000;

    private final int at;

    /** State stands in this long. */
    OdometerStep(int at) {
        this.at = at;
    }

    /** Its step, metres; 0 if it is fine or not known. */
    double stepM(Slice slice) {
        return (slice.getLong(at) >>> STEP_SHIFT) / PER_M;
    }

    /** It has stood still: what it counts next is its step. */
    void stands(Slice slice) {
        slice.setLong(at, slice.getLong(at) | STOOD);
    }

    /** Whether it is coarse, or may be: that it stands then says nothing. */
    boolean mayBeCoarse(Slice slice) {
        long state = slice.getLong(at);
        return (state & COUNTED) == 0 || state >>> STEP_SHIFT != 0;
    }

    /** It has counted so far at once. */
    void counts(Slice slice, double wayM) {
        if (!(wayM > 0)) {
            return; // absent, or set anew
        }
        long state = slice.getLong(at);
        boolean stood = (state & STOOD) != 0;
        long step = state >>> STEP_SHIFT;
        long counted = Math.round(Math.min(wayM, MOST_M) * PER_M);
        if (counted < step) {
            step = wayM < FINE_M ? 0 : counted;
        }
        if (stood && wayM >= FINE_M && wayM <= MOST_M) {
            step = Math.max(step, counted);
        }
        long known = stood || wayM < FINE_M ? COUNTED : state & COUNTED; // so much may be driven or counted at once
        slice.setLong(at, step << STEP_SHIFT | known | state & OTHERS);
    }

    /**
     * Wheels say the way, and it counted so far beside them, NaN if it says nothing. Answers whether what was summed up
     * begins anew, because until now a coarse odometer told it.
     */
    boolean isOver(Slice slice, double wheelsM, double countedM) {
        long state = slice.getLong(at);
        double offM = Math.abs(countedM - wheelsM);
        boolean wasFine = (state & COUNTED) != 0 && state >>> STEP_SHIFT == 0 && !(offM >= FINE_M);
        boolean isFine = wasFine || countedM != 0 && offM < EXACT_M;
        slice.setLong(at, state & OTHERS | (isFine ? COUNTED : 0));
        return state >>> STEP_SHIFT != 0;
    }
}
