package io.keruen.core.rule;

/**
 * The life of a condition (DESIGN section 6): starts at the first TRUE after a FALSE, raises on the first TRUE sample
 * held long enough, clears when the clear condition has held long enough. UNKNOWN breaks neither.
 *
 * <p>Stateless; the state is {@link #LONGS} longs and {@link #DOUBLES} doubles of a {@link Slice}. Zero means idle,
 * which is safe because no event time is 0.
 */
public final class Episode {
    /** Longs of state an episode needs. */
    public static final int LONGS = 3;

    /** Doubles of state an episode needs. */
    public static final int DOUBLES = 1;

    /** Nothing to say. */
    public static final int NONE = 0;

    /** The episode has just been raised. */
    public static final int RAISED = 1;

    /** The measured extreme grew by half since it was last reported. */
    public static final int GREW = 2;

    /** The episode has just ended; the rule reads {@link #clearedAtMs}, then calls {@link #reset}. */
    public static final int CLEARED = 3;

    private static final double GROWTH = 1.5;

    private final int startedAt;
    private final int raised;
    private final int clearSince;
    private final int reported;

    /** An episode whose state begins at these offsets of its rule's slice. */
    public Episode(int longOffset, int doubleOffset) {
        startedAt = longOffset;
        raised = longOffset + 1;
        clearSince = longOffset + 2;
        reported = doubleOffset;
    }

    /** When the running or just ended episode began, event time; 0 if none. */
    public long startedAtMs(Slice slice) {
        return slice.getLong(startedAt);
    }

    /** When the clear condition of the just ended episode began. */
    public long clearedAtMs(Slice slice) {
        return slice.getLong(clearSince);
    }

    /** Whether an alert of this episode is open. */
    public boolean isRaised(Slice slice) {
        return slice.getLong(raised) == 1;
    }

    /** Whether nothing goes on: no condition holds and no alert is open. */
    public boolean isIdle(Slice slice) {
        return slice.getLong(startedAt) == 0;
    }

    /** The measured extreme as it was reported last: beyond the limit of the sample that raised the episode. */
    public double reported(Slice slice) {
        return slice.getDouble(reported);
    }

    /** Of an episode whose growth does not matter: a number that its rule keeps with it, until it is forgotten. */
    public void report(Slice slice, double value) {
        slice.setDouble(reported, value);
    }

    /** Forgets the episode. */
    public void reset(Slice slice) {
        slice.setLong(startedAt, 0);
        slice.setLong(raised, 0);
        slice.setLong(clearSince, 0);
        slice.setDouble(reported, 0);
    }

    /** The common case: clears as soon as the condition is not TRUE. */
    public int step(Slice slice, long tMs, int condition, long holdMs, double badness) {
        return step(slice, tMs, condition, -condition, holdMs, 0, badness);
    }

    /**
     * One sample.
     *
     * @param condition {@link Truth} of the condition
     * @param clear {@link Truth} of the clear condition; asked only while raised
     * @param badness how bad the measured value is, rising; 0 if growth does not matter
     * @return {@link #NONE}, {@link #RAISED}, {@link #GREW} or {@link #CLEARED}
     */
    public int step(Slice slice, long tMs, int condition, int clear, long holdMs, long clearHoldMs, double badness) {
        if (slice.getLong(raised) != 0) {
            return whileRaised(slice, tMs, clear, clearHoldMs, badness);
        }
        if (condition == Truth.UNKNOWN) {
            return NONE;
        }
        if (condition == Truth.FALSE) {
            if (slice.getLong(startedAt) != 0) {
                reset(slice);
            }
            return NONE;
        }
        if (slice.getLong(startedAt) == 0) {
            slice.setLong(startedAt, tMs);
        }
        if (tMs < slice.getLong(startedAt) + holdMs) {
            return NONE;
        }
        slice.setLong(raised, 1);
        slice.setLong(clearSince, 0);
        slice.setDouble(reported, badness);
        return RAISED;
    }

    private int whileRaised(Slice slice, long tMs, int clear, long clearHoldMs, double badness) {
        if (clear == Truth.TRUE) {
            if (slice.getLong(clearSince) == 0) {
                slice.setLong(clearSince, tMs);
            }
            return tMs >= slice.getLong(clearSince) + clearHoldMs ? CLEARED : NONE;
        }
        if (clear == Truth.FALSE) {
            slice.setLong(clearSince, 0);
        }
        if (badness > 0 && badness >= GROWTH * slice.getDouble(reported)) {
            slice.setDouble(reported, badness);
            return GREW;
        }
        return NONE;
    }
}
