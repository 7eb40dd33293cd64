package io.keruen.simulator.oracle;

import io.keruen.simulator.world.Truth;
import java.util.ArrayList;
import java.util.List;

/** What should be alerted of a receiver whose places leap: each leap, unless the one before it is still fresh. */
final class JumpOracle {
    private static final double LEAST_M = 1.5;
    private static final double SIGMAS = 6;
    private static final long FRESH_MS = 10_000;

    /** Speed is measured with some noise, and a leap may lie along or across the way driven. */
    private static final double MARGIN_M = 0.4;

    private static final double PERIOD_S = 0.1;
    private static final long HALF_TICK_MS = 50;

    /** How late a leap may be seen next to a short hole. */
    private static final long HOLE_MS = 700;

    private final Truth truth;

    JumpOracle(Truth truth) {
        this.truth = truth;
    }

    List<ExpectedAlert> expect(int vehicle, Heard heard) {
        List<ExpectedAlert> alerts = new ArrayList<>();
        long freshUntilMs = Long.MIN_VALUE;
        long perhapsFreshUntilMs = Long.MIN_VALUE;
        for (int tick = 1; tick < truth.ticks(); tick++) {
            double limitM = Math.max(
                    LEAST_M, SIGMAS * StrictMath.hypot(truth.statedM(vehicle, tick), truth.statedM(vehicle, tick - 1)));
            double sidewaysM = truth.seenLeftM(vehicle, tick) - truth.seenLeftM(vehicle, tick - 1);
            double onwardM = truth.seenAtM(vehicle, tick) - truth.seenAtM(vehicle, tick - 1);
            double wayM = PERIOD_S * Math.abs(truth.speedMps(vehicle, tick));
            double leapM = StrictMath.hypot(onwardM, sidewaysM) - wayM;
            Certainty leapt = Certainty.above(leapM, limitM, MARGIN_M + wayM * Math.min(1, Math.abs(sidewaysM)));
            if (leapt == Certainty.NO) {
                continue;
            }
            long tMs = truth.timeMs(tick) + HALF_TICK_MS;
            boolean sure = leapt == Certainty.YES && heard.at(tick) == Certainty.YES;
            if (tMs > freshUntilMs) {
                boolean mayBeFresh = tMs <= perhapsFreshUntilMs;
                long lateMs = heard.at(tick) == Certainty.YES ? 0 : HOLE_MS;
                Spell spell = new Spell(tMs, tMs + lateMs, sure && !mayBeFresh).raisedBy(heard.raisedByMs(tick));
                alerts.add(ExpectedAlert.of(
                        "POSITION_JUMP", truth.id(vehicle), null, spell, HALF_TICK_MS + Margins.SAMPLING_MS / 2));
            }
            freshUntilMs = sure ? tMs + FRESH_MS - Margins.SAMPLING_MS : freshUntilMs;
            perhapsFreshUntilMs = tMs + FRESH_MS + Margins.SAMPLING_MS + HOLE_MS;
        }
        return alerts;
    }
}
