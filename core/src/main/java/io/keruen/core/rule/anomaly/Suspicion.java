package io.keruen.core.rule.anomaly;

import io.keruen.core.rule.Slice;

/**
 * How often a second speaker has taken turns with the first. A turn counts once however long it lasts, so that one
 * batch of samples that came the wrong way is one turn. Stateless; the state is {@link #LONGS} longs of a slice.
 */
final class Suspicion {
    static final int LONGS = 4;

    /** A second speaker not heard for so long is forgotten, ms of ingest time. */
    private static final long FORGET_MS = 30_000;

    private final int turns;
    private final int since;
    private final int last;
    private final int secondSpoke;

    Suspicion(int longOffset) {
        turns = longOffset;
        since = longOffset + 1;
        last = longOffset + 2;
        secondSpoke = longOffset + 3;
    }

    boolean isIdle(Slice slice) {
        return slice.getLong(turns) == 0;
    }

    long sinceMs(Slice slice) {
        return slice.getLong(since);
    }

    /** The first speaker is alive. */
    void first(Slice slice) {
        slice.setLong(secondSpoke, 0);
    }

    /** The second speaker spoke; answers whether that is a new turn. */
    boolean second(Slice slice, long nowMs) {
        slice.setLong(last, nowMs);
        if (slice.getLong(secondSpoke) == 1) {
            return false;
        }
        if (isIdle(slice)) {
            slice.setLong(since, nowMs);
        }
        slice.setLong(secondSpoke, 1);
        slice.setLong(turns, slice.getLong(turns) + 1);
        return true;
    }

    void forgetIfOld(Slice slice, long nowMs) {
        if (!isIdle(slice) && nowMs - slice.getLong(last) > FORGET_MS) {
            forget(slice);
        }
    }

    void forget(Slice slice) {
        slice.setLong(turns, 0);
        slice.setLong(since, 0);
        slice.setLong(last, 0);
        slice.setLong(secondSpoke, 0);
    }

    /** Whether there were enough turns over a long enough time: a hiccup of the radio or of a clock is shorter. */
    boolean isProved(Slice slice, long nowMs, long enoughTurns, long spanMs) {
        return slice.getLong(turns) >= enoughTurns && nowMs - slice.getLong(since) >= spanMs;
    }
}
