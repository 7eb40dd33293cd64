package io.keruen.simulator.oracle;

import io.keruen.simulator.world.Incident;
import io.keruen.simulator.world.Stretch;
import io.keruen.simulator.world.Truth;

/** Who never reports is missing from the moment at which the first vehicle left its yard. */
final class Departures {
    private final Truth truth;
    private final Places yards;

    Departures(Truth truth) {
        this.truth = truth;
        yards = new Places(truth, Stretch::isYard);
    }

    /** The same, known as well as the departure is; as it was if the first vehicle was not heard then. */
    Consequence known(Consequence consequence, Incident missing, Heard first) {
        int tick = 0;
        while (tick < truth.ticks() && yards.inside(0, tick) == Certainty.YES) {
            tick++;
        }
        long fromMs = truth.timeMs(tick);
        while (tick < truth.ticks() && first.at(tick) == Certainty.YES && yards.inside(0, tick) != Certainty.NO) {
            tick++;
        }
        boolean isHeard = tick < truth.ticks() && first.at(tick) == Certainty.YES;
        return isHeard && missing.vehicle() > 0
                ? consequence.within(fromMs - missing.fromMs(), truth.timeMs(tick) - missing.fromMs())
                : consequence;
    }
}
