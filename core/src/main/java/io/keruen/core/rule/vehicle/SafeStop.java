package io.keruen.core.rule.vehicle;

import io.keruen.core.rule.Slice;
import io.keruen.core.rule.Truth;

/**
 * The safe stop that holds a vehicle: it begins with the signal (emergency stop or minimal risk), counts once the
 * vehicle has stood, and ends when the vehicle moves with permission or is in a YARD, where people are at hand. A
 * signal that goes before the vehicle stood was no stop. It outlives the escort: only a permission lets the vehicle go on.
 *
 * <p>Stateless; the state is {@link #LONGS} longs of a slice.
 */
final class SafeStop {
    static final int LONGS = 5;

    private final int since;
    private final int stood;
    private final int signalOn;
    private final int permittedFrom;
    private final int permittedUntil;

    SafeStop(int longOffset) {
        since = longOffset;
        stood = longOffset + 1;
        signalOn = longOffset + 2;
        permittedFrom = longOffset + 3;
        permittedUntil = longOffset + 4;
    }

    boolean isIdle(Slice slice) {
        return slice.getLong(since) == 0 && slice.getLong(signalOn) == 0;
    }

    boolean holds(Slice slice) {
        return slice.getLong(since) != 0;
    }

    boolean hasStood(Slice slice) {
        return slice.getLong(stood) != 0;
    }

    /** One sample; {@code signal} is a {@link Truth}. */
    void step(Slice slice, long tMs, int signal, boolean standing, boolean inYard) {
        boolean begins = signal == Truth.TRUE && slice.getLong(signalOn) == 0;
        if (signal != Truth.UNKNOWN) {
            slice.setLong(signalOn, signal == Truth.TRUE ? 1 : 0);
        }
        if (begins) {
            slice.setLong(since, tMs); // what was permitted before was about another stop
            slice.setLong(stood, 0);
        }
        boolean over = signal == Truth.FALSE && !hasStood(slice) && !standing;
        if (inYard || over) {
            release(slice);
        } else if (holds(slice) && standing) {
            slice.setLong(stood, 1);
        }
    }

    /** Nothing holds the vehicle any more. */
    void release(Slice slice) {
        slice.setLong(since, 0);
        slice.setLong(stood, 0);
    }

    void permit(Slice slice, long fromMs, long untilMs) {
        if (fromMs >= slice.getLong(permittedFrom)) {
            slice.setLong(permittedFrom, fromMs);
            slice.setLong(permittedUntil, untilMs);
        }
    }

    boolean isPermitted(Slice slice, long tMs) {
        long fromMs = slice.getLong(permittedFrom);
        return fromMs >= slice.getLong(since) && fromMs <= tMs && tMs < slice.getLong(permittedUntil);
    }
}
