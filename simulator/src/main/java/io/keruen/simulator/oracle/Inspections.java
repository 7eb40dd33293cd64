package io.keruen.simulator.oracle;

import io.keruen.simulator.world.Incident;
import io.keruen.simulator.world.Stretch;
import io.keruen.simulator.world.Truth;
import java.util.List;

/** Whether a vehicle was surely seen to be where officers may open its seal: else they are taken for thieves. */
final class Inspections {
    /** An opening is judged by a sample that is no older. */
    private static final long AROUND_MS = 1_500;

    private final Truth truth;
    private final WrongPlaces wrongPlaces;
    private final Places opening;

    Inspections(Truth truth, WrongPlaces wrongPlaces) {
        this.truth = truth;
        this.wrongPlaces = wrongPlaces;
        opening = new Places(truth, Stretch::maySealsBeOpened);
    }

    /** Whether it was seen there, by all that it said around the opening. */
    boolean isSurelyThere(Incident incident, List<Heard> heard) {
        int vehicle = incident.vehicle();
        boolean isThere = !wrongPlaces.isElsewhere(incident);
        int to = truth.tickAt(incident.fromMs() + AROUND_MS);
        for (int tick = truth.tickAt(incident.fromMs() - AROUND_MS); tick <= to; tick++) {
            isThere &= heard.get(vehicle).at(tick) == Certainty.YES;
            isThere &= opening.inside(vehicle, tick) == Certainty.YES;
        }
        return isThere;
    }
}
