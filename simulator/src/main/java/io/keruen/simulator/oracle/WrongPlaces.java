package io.keruen.simulator.oracle;

import io.keruen.simulator.world.Incident;
import io.keruen.simulator.world.Truth;
import java.util.EnumSet;
import java.util.Set;

/** Vehicles that say another place than theirs, or none: what is told of a place is not told of theirs. */
final class WrongPlaces {
    private static final long AFTERWARDS_MS = 75_000;
    private static final Set<Incident.Kind> PLACE_UNKNOWN = EnumSet.of(
            Incident.Kind.DATUM,
            Incident.Kind.DRAGGED,
            Incident.Kind.LED_ASIDE,
            Incident.Kind.JAMMED,
            Incident.Kind.CLOCK,
            Incident.Kind.DOUBLED,
            Incident.Kind.MISSING);

    private final Truth truth;

    WrongPlaces(Truth truth) {
        this.truth = truth;
    }

    /** Whether the vehicle may have been taken to be elsewhere while that happened. */
    boolean isElsewhere(Incident incident) {
        return truth.incidents().stream()
                .anyMatch(other -> PLACE_UNKNOWN.contains(other.kind())
                        && other.vehicle() == incident.vehicle()
                        && other.fromMs() <= incident.toMs()
                        && other.toMs() + AFTERWARDS_MS >= incident.fromMs());
    }

    /** Whether its place may not be believed at a moment, nor be until an officer says so. */
    boolean isDoubtful(int vehicle, long atMs) {
        return truth.incidents().stream()
                .anyMatch(other ->
                        PLACE_UNKNOWN.contains(other.kind()) && other.vehicle() == vehicle && other.fromMs() <= atMs);
    }
}
