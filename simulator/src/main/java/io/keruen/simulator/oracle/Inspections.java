package io.keruen.simulator.oracle;

import io.keruen.simulator.world.Incident;
import io.keruen.simulator.world.Stretch;
import io.keruen.simulator.world.Truth;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Whether a vehicle was surely seen to be where officers may open its seal: else they are taken for thieves. */
final class Inspections {
    /** An opening is judged by a sample that is no older. */
    private static final long AROUND_MS = 1_500;

    /** Who may have been suspected of a false place is not believed until an officer has cleared it. */
    private static final Set<Incident.Kind> UNBELIEVED = EnumSet.of(
            Incident.Kind.DRAGGED,
            Incident.Kind.LED_ASIDE,
            Incident.Kind.DATUM,
            Incident.Kind.JAMMED,
            Incident.Kind.CLOCK,
            Incident.Kind.DOUBLED);

    private final Truth truth;
    private final Places opening;

    Inspections(Truth truth) {
        this.truth = truth;
        opening = new Places(truth, Stretch::maySealsBeOpened);
    }

    /** Whether it was seen there, by all that it said around the opening. */
    boolean isSurelyThere(Incident incident, List<Heard> heard) {
        int vehicle = incident.vehicle();
        boolean isThere = isBelieved(incident);
        int to = truth.tickAt(incident.fromMs() + AROUND_MS);
        for (int tick = truth.tickAt(incident.fromMs() - AROUND_MS); tick <= to; tick++) {
            isThere &= heard.get(vehicle).at(tick) == Certainty.YES;
            isThere &= opening.inside(vehicle, tick) == Certainty.YES;
        }
        return isThere;
    }

    private boolean isBelieved(Incident incident) {
        return truth.incidents().stream()
                .noneMatch(other -> UNBELIEVED.contains(other.kind())
                        && other.vehicle() == incident.vehicle()
                        && other.fromMs() <= incident.toMs());
    }
}
