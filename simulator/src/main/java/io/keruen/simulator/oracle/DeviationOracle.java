package io.keruen.simulator.oracle;

import io.keruen.simulator.world.CrossingMap;
import io.keruen.simulator.world.Stretch;
import io.keruen.simulator.world.Truth;
import java.util.List;

/** What should be alerted of a vehicle beside its route. */
final class DeviationOracle {
    private static final long HOLD_MS = 2_000;
    private static final long CLEAR_HOLD_MS = 5_000;
    private static final double CLEAR_RATIO = 0.6;

    /** The benefit of the doubt that the contract gives. */
    private static final double DOUBT_SIGMAS = 2;

    private final Truth truth;
    private final Places yards;

    DeviationOracle(Truth truth) {
        this.truth = truth;
        yards = new Places(truth, Stretch::isYard);
    }

    List<ExpectedAlert> expect(int vehicle, Heard heard) {
        Spells spells = new Spells(HOLD_MS, CLEAR_HOLD_MS, Margins.SLACK_MS);
        double sigmaM = truth.accuracyM(vehicle);
        double marginM = Margins.SIGMAS * sigmaM;
        for (int tick = 0; tick < truth.ticks(); tick++) {
            Certainty parked = yards.inside(vehicle, tick);
            if (parked == Certainty.YES) {
                continue;
            }
            double besideM = Math.abs(truth.leftM(vehicle, tick) + truth.offsetLeftM(vehicle, tick));
            double limitM = CrossingMap.HALF_WIDTH_M + DOUBT_SIGMAS * sigmaM;
            Certainty off = Certainty.above(besideM, limitM, marginM);
            Certainty back = Certainty.below(besideM, CLEAR_RATIO * CrossingMap.HALF_WIDTH_M, marginM);
            if (parked == Certainty.NO && heard.at(tick)) {
                spells.at(truth.timeMs(tick), off, back);
            } else {
                spells.atUnsure(truth.timeMs(tick), off, back);
            }
        }
        return spells.end().stream()
                .map(spell -> ExpectedAlert.of("ROUTE_DEVIATION", truth.id(vehicle), null, spell, Margins.SAMPLING_MS))
                .toList();
    }
}
