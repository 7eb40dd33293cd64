package io.keruen.simulator.oracle;

import io.keruen.simulator.world.Incident;
import io.keruen.simulator.world.Truth;
import java.util.ArrayList;
import java.util.List;

/** What should be alerted of cargo that weighs too little: axles swing, so it is weighed when the truck has stood. */
final class WeightOracle {
    private static final double STAND_MPS = 0.3;
    private static final double SPEED_MARGIN_MPS = 0.25;
    private static final long SETTLE_MS = 5_000;
    private static final long HOLD_MS = 5_000;

    /** It is weighed once a second. */
    private static final long PERIOD_MS = 1_000;

    private final Truth truth;

    WeightOracle(Truth truth) {
        this.truth = truth;
    }

    List<ExpectedAlert> expect(List<Heard> heard) {
        List<ExpectedAlert> alerts = new ArrayList<>();
        for (Incident light : truth.incidents()) {
            if (light.kind() == Incident.Kind.CARGO_LIGHT) {
                expect(light, heard.get(light.vehicle()), alerts);
            }
        }
        return alerts;
    }

    private void expect(Incident light, Heard heard, List<ExpectedAlert> alerts) {
        int vehicle = light.vehicle();
        Spells spells = new Spells(HOLD_MS, 0, PERIOD_MS + Margins.SLACK_MS);
        long perhapsMs = Long.MAX_VALUE;
        long surelyMs = Long.MAX_VALUE;
        for (int tick = 0; tick < truth.ticks(); tick++) {
            long tMs = truth.timeMs(tick);
            double speedMps = Math.abs(truth.speedMps(vehicle, tick));
            Certainty stands = Certainty.below(speedMps, STAND_MPS, SPEED_MARGIN_MPS);
            perhapsMs = stands == Certainty.NO ? Long.MAX_VALUE : Math.min(perhapsMs, tMs);
            surelyMs = stands != Certainty.YES ? Long.MAX_VALUE : Math.min(surelyMs, tMs);
            boolean settled = surelyMs != Long.MAX_VALUE && tMs - surelyMs >= SETTLE_MS + Margins.SAMPLING_MS;
            boolean perhapsSettled = perhapsMs != Long.MAX_VALUE && tMs - perhapsMs >= SETTLE_MS - Margins.SAMPLING_MS;
            if (perhapsSettled && tMs >= light.fromMs() && tMs <= light.toMs()) { // else nobody knows the weight
                spells.at(heard.at(tick), tMs, settled ? Certainty.YES : Certainty.MAYBE, Certainty.NO);
            }
        }
        for (Spell spell : spells.end()) {
            alerts.add(ExpectedAlert.of(
                    "CARGO_WEIGHT_DEVIATION", truth.id(vehicle), null, spell, PERIOD_MS + Margins.SAMPLING_MS));
        }
    }
}
