package io.keruen.simulator.oracle;

import io.keruen.simulator.world.Truth;
import java.util.List;

/** What should be alerted of receivers that repeat a place to the last digit although the vehicle moves. */
final class FrozenOracle {
    private static final long HOLD_MS = 5_000;
    private static final double MOVING_MPS = 0.5;
    private static final double SPEED_MARGIN_MPS = 0.25;

    private final Truth truth;

    FrozenOracle(Truth truth) {
        this.truth = truth;
    }

    List<ExpectedAlert> expect(int vehicle, Heard heard) {
        Spells spells = new Spells(HOLD_MS, 0, Margins.SLACK_MS);
        for (int tick = 1; tick < truth.ticks(); tick++) {
            Certainty frozen = truth.repeats(vehicle, tick)
                    ? Certainty.above(Math.abs(truth.speedMps(vehicle, tick)), MOVING_MPS, SPEED_MARGIN_MPS)
                    : Certainty.NO;
            spells.at(heard.at(tick), truth.timeMs(tick), frozen, frozen.not());
        }
        return spells.end().stream()
                .map(spell -> ExpectedAlert.of("POSITION_FROZEN", truth.id(vehicle), null, spell, Margins.SAMPLING_MS))
                .toList();
    }
}
