package io.keruen.core.rule;

/**
 * The life of something that happens at single moments: it begins at the first and is over when none came for a while.
 *
 * <p>Stateless; the state is {@link #LONGS} longs of a {@link Slice}. Zero means idle, which is safe because no moment
 * is 0.
 */
public final class InstantEpisode {
    /** Longs of state it needs. */
    public static final int LONGS = 2;

    private final int startedAt;
    private final int lastTrue;

    /** An episode whose state begins at this offset of its rule's slice. */
    public InstantEpisode(int longOffset) {
        startedAt = longOffset;
        lastTrue = longOffset + 1;
    }

    /** Whether nothing is going on. */
    public boolean isIdle(Slice slice) {
        return slice.getLong(startedAt) == 0;
    }

    /** When it began; 0 if it is idle. */
    public long startedAtMs(Slice slice) {
        return slice.getLong(startedAt);
    }

    /** It happened, at a moment; answers whether for the first time. */
    public boolean happened(Slice slice, long startedMs, long nowMs) {
        boolean first = isIdle(slice);
        if (first) {
            slice.setLong(startedAt, startedMs);
        }
        slice.setLong(lastTrue, Math.max(slice.getLong(lastTrue), nowMs));
        return first;
    }

    /** When it will be over if it does not happen again. */
    public long overAtMs(Slice slice, long clearMs) {
        return slice.getLong(lastTrue) + clearMs;
    }

    /** Whether it is over. */
    public boolean isOver(Slice slice, long nowMs, long clearMs) {
        return !isIdle(slice) && nowMs >= overAtMs(slice, clearMs);
    }

    /** Forgets it. */
    public void reset(Slice slice) {
        slice.setLong(startedAt, 0);
        slice.setLong(lastTrue, 0);
    }
}
