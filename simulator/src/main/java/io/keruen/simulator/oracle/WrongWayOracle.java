package io.keruen.simulator.oracle;

import io.keruen.simulator.world.Truth;
import java.util.List;

/** What should be alerted of vehicles that drive back along their route. */
final class WrongWayOracle {
    private static final double BACK_M = 15;
    private static final double SIGMAS = 8;
    private static final double MOVING_MPS = 0.5;
    private static final double SPEED_MARGIN_MPS = 0.3;
    private static final double ON_ROAD_M = 90;

    /** Two samples in a row. */
    private static final long HOLD_MS = 100;

    private final Truth truth;

    WrongWayOracle(Truth truth) {
        this.truth = truth;
    }

    List<ExpectedAlert> expect(int vehicle, Heard heard) {
        Spells spells = new Spells(HOLD_MS, 0, HOLD_MS);
        double highestM = Double.NEGATIVE_INFINITY;
        for (int tick = 0; tick < truth.ticks(); tick++) {
            double sigmaM = truth.statedM(vehicle, tick);
            double seenM = truth.seenAtM(vehicle, tick);
            boolean onRoad = Math.abs(truth.seenLeftM(vehicle, tick)) < ON_ROAD_M;
            highestM = onRoad ? Math.max(highestM, seenM) : highestM;
            double limitM = Math.max(BACK_M, SIGMAS * sigmaM);
            double marginM = 2 * Margins.alongM(truth.speedMps(vehicle, tick), sigmaM);
            Certainty back = Certainty.above(highestM - seenM, limitM, marginM);
            Certainty forth = Certainty.below(highestM - seenM, limitM / 2, marginM);
            Certainty moving = Certainty.above(Math.abs(truth.speedMps(vehicle, tick)), MOVING_MPS, SPEED_MARGIN_MPS);
            Certainty looked = onRoad ? heard.at(tick) : Certainty.NO;
            if (moving == Certainty.YES) {
                spells.at(looked, truth.timeMs(tick), back, forth);
            } else if (back != Certainty.NO) {
                spells.at(Certainty.NO, truth.timeMs(tick), back, forth);
            }
        }
        return spells.endWithRepeats().stream()
                .map(spell -> ExpectedAlert.of("WRONG_DIRECTION", truth.id(vehicle), null, spell, Margins.SAMPLING_MS))
                .toList();
    }
}
