package io.keruen.simulator.oracle;

import io.keruen.simulator.world.Truth;
import java.util.ArrayList;
import java.util.List;

/** What should be alerted of a receiver that is led astray: each leap, unless the one before it is still fresh. */
final class JumpOracle {
    private static final double LEAST_M = 1.5;
    private static final double SIGMAS = 6;
    private static final long FRESH_MS = 10_000;

    /** Noise from one sample to the next, and the way driven between them, which may lie along or across the leap. */
    private static final double NOISE_M = 0.5;

    private static final double PERIOD_S = 0.1;
    private static final long HALF_TICK_MS = 50;

    private final Truth truth;

    JumpOracle(Truth truth) {
        this.truth = truth;
    }

    List<ExpectedAlert> expect(int vehicle, Heard heard) {
        List<ExpectedAlert> alerts = new ArrayList<>();
        double sigmaM = truth.accuracyM(vehicle);
        double limitM = Math.max(LEAST_M, SIGMAS * StrictMath.hypot(sigmaM, sigmaM));
        long freshUntilMs = Long.MIN_VALUE;
        for (int tick = 1; tick < truth.ticks(); tick++) {
            double leapM = StrictMath.hypot(
                    truth.offsetAlongM(vehicle, tick) - truth.offsetAlongM(vehicle, tick - 1),
                    truth.offsetLeftM(vehicle, tick) - truth.offsetLeftM(vehicle, tick - 1));
            double marginM = NOISE_M + 2 * PERIOD_S * truth.speedMps(vehicle, tick);
            Certainty leapt = Certainty.above(leapM, limitM, marginM);
            if (leapt == Certainty.NO) {
                continue;
            }
            long tMs = truth.timeMs(tick) + HALF_TICK_MS;
            boolean sure = leapt == Certainty.YES && heard.at(tick);
            if (tMs > freshUntilMs) {
                alerts.add(new ExpectedAlert(
                        "POSITION_JUMP", truth.id(vehicle), null, tMs, HALF_TICK_MS + Margins.SAMPLING_MS / 2, !sure));
            }
            freshUntilMs = sure ? tMs + FRESH_MS : freshUntilMs;
        }
        return alerts;
    }
}
