package io.keruen.core.rule.vehicle;

import io.keruen.core.rule.Slice;
import io.keruen.core.rule.VehicleRun;
import io.keruen.core.sample.Signal;

/**
 * How much charge a vehicle uses a metre of its route, learned in pieces of {@link #PIECE_M}. Pieces in which it stood
 * for long teach nothing about driving, nor does one that ends on another route, or after the vehicle was off its own;
 * charging begins anew; the longer ago, the less a piece counts.
 *
 * <p>Stateless; the state is {@link #LONGS} longs and {@link #DOUBLES} doubles of a slice.
 */
final class Consumption {
    static final int LONGS = 1;
    static final int DOUBLES = 4;

    private static final double PIECE_M = 100;
    private static final double LEAST_M = 1_000;
    private static final double SLOWEST_MPS = 1;
    private static final double FASTEST_MPS = 60;
    private static final double CHARGED_PCT = 0.5;
    private static final double FORGET_PCT = 20;
    private static final double MS_PER_S = 1_000;

    private final int markMs;
    private final int markM;
    private final int markPct;
    private final int drivenM;
    private final int usedPct;

    Consumption(int longOffset, int doubleOffset) {
        markMs = longOffset;
        markM = doubleOffset;
        markPct = doubleOffset + 1;
        drivenM = doubleOffset + 2;
        usedPct = doubleOffset + 3;
    }

    /** Percent of charge a metre; NaN until enough was used to tell it from the coarseness of the gauge. */
    double pctPerM(Slice slice, double learnPct) {
        double used = slice.getDouble(usedPct);
        double driven = slice.getDouble(drivenM);
        return used >= learnPct && driven >= LEAST_M ? used / driven : Double.NaN;
    }

    /** Where the vehicle is first matched, along no route on which it was, no piece goes on: how far it came is not known. */
    void cut(Slice slice, VehicleRun run, int i) {
        if ((run.matchFlags()[i] & (VehicleRun.FIRST_MATCH | VehicleRun.ALONG)) == VehicleRun.FIRST_MATCH) {
            slice.setLong(markMs, 0);
        }
    }

    /** Whether a piece ends here, or the vehicle is not where the piece began: there is something to learn. */
    boolean isDue(Slice slice, VehicleRun run, int i) {
        double goneM = run.chainageM()[i] - slice.getDouble(markM);
        return goneM >= PIECE_M || goneM <= -PIECE_M || (slice.getLong(markMs) == 0 && !Double.isNaN(goneM));
    }

    /** Learns from the piece that ends at a sample; waits for the next one if this has no charge. */
    void learn(Slice slice, VehicleRun run, int i) {
        double chargePct = run.column(Signal.STATE_OF_CHARGE_PCT)[i];
        if (Double.isNaN(chargePct)) {
            return;
        }
        double goneM = run.chainageM()[i] - slice.getDouble(markM);
        double usedNowPct = slice.getDouble(markPct) - chargePct;
        double tookS = (run.eventTimeMs()[i] - slice.getLong(markMs)) / MS_PER_S;
        boolean began = slice.getLong(markMs) != 0;
        if (usedNowPct < -CHARGED_PCT) {
            slice.setDouble(drivenM, 0);
            slice.setDouble(usedPct, 0);
        } else if (began && goneM > 0 && goneM >= SLOWEST_MPS * tookS && goneM <= FASTEST_MPS * tookS) {
            slice.setDouble(drivenM, slice.getDouble(drivenM) + goneM);
            slice.setDouble(usedPct, slice.getDouble(usedPct) + usedNowPct);
            if (slice.getDouble(usedPct) > FORGET_PCT) {
                slice.setDouble(drivenM, slice.getDouble(drivenM) / 2);
                slice.setDouble(usedPct, slice.getDouble(usedPct) / 2);
            }
        }
        slice.setLong(markMs, run.eventTimeMs()[i]);
        slice.setDouble(markM, run.chainageM()[i]);
        slice.setDouble(markPct, chargePct);
    }
}
