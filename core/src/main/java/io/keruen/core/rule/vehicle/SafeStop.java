package io.keruen.core.rule.vehicle;

import io.keruen.core.rule.Slice;
import io.keruen.core.rule.Truth;

/**
 * The safe stop that holds a vehicle: it begins with a signal (emergency stop or minimal risk), counts once the
 * vehicle has stood, and ends when the vehicle moves with permission or is in a YARD, where people are at hand. What
 * both signals end before the vehicle stood was no stop. It outlives the escort: only a permission lets the vehicle go on.
 *
 * <p>Each signal is what was said of it last: the two may come in different samples, or when they change.
 *
 * <p>Stateless; the state is {@link #LONGS} longs of a slice.
 */
final class SafeStop {
    static final int LONGS = 5;

    /** One of the two is on: all that older releases kept. */
    private static final long EITHER = 1;

    private static final long STOPPED = 2;
    private static final long AT_RISK = 4;

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

    /** What was said last of an emergency stop. */
    int saidStopped(Slice slice) {
        return saidLast(slice, STOPPED);
    }

    /** What was said last of the minimal risk condition. */
    int saidAtRisk(Slice slice) {
        return saidLast(slice, AT_RISK);
    }

    private int saidLast(Slice slice, long signal) {
        long on = slice.getLong(signalOn);
        return (on & EITHER) != 0 ? Truth.UNKNOWN : Truth.of((on & signal) != 0);
    }

    /** One sample; both signals are a {@link Truth}. */
    void step(Slice slice, long tMs, int stopped, int atRisk, boolean standing, boolean inYard) {
        long before = slice.getLong(signalOn);
        long on = said(said(before, STOPPED, stopped), AT_RISK, atRisk);
        slice.setLong(signalOn, on);
        boolean goesOn = before != 0 && (holds(slice) || (before & EITHER) != 0);
        if ((on & ~before) != 0 && !goesOn) {
            slice.setLong(since, tMs); // what was permitted before was about another; who stood is held on
        }
        boolean over = on == 0 && !hasStood(slice) && !standing;
        if (inYard || over) {
            release(slice);
        } else if (holds(slice) && standing) {
            slice.setLong(stood, 1);
        }
    }

    /** What is on, once this was said of one signal. */
    private static long said(long on, long signal, int what) {
        if (what == Truth.UNKNOWN) {
            return on;
        }
        long other = on & ~(signal | EITHER);
        return what == Truth.TRUE ? other | signal : other;
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
