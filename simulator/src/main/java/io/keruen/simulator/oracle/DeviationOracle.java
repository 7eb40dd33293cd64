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

    /** Who is so far from its route is not on it, and nothing is known. */
    private static final double LOST_M = 90;

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
        for (int tick = 0; tick < truth.ticks(); tick++) {
            Certainty parked = yards.inside(vehicle, tick);
            if (parked == Certainty.YES) {
                continue;
            }
            double sigmaM = truth.statedM(vehicle, tick);
            double marginM = Margins.besideM(sigmaM);
            double besideM = Math.abs(truth.seenLeftM(vehicle, tick));
            double limitM = CrossingMap.HALF_WIDTH_M + DOUBT_SIGMAS * sigmaM;
            Certainty off = Certainty.above(besideM, limitM, marginM);
            Certainty back = Certainty.below(besideM, CLEAR_RATIO * CrossingMap.HALF_WIDTH_M, marginM);
            Certainty looked = parked == Certainty.NO && besideM < LOST_M ? heard.at(tick) : Certainty.NO;
            spells.at(looked, truth.timeMs(tick), off, back);
        }
        return spells.endWithRepeats().stream()
                .map(spell -> ExpectedAlert.of("ROUTE_DEVIATION", truth.id(vehicle), null, spell, Margins.SAMPLING_MS))
                .toList();
    }
}
