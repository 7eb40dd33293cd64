package io.keruen.app;

import io.keruen.core.alert.AlertEvent;
import io.keruen.simulator.world.Delivery;
import io.keruen.simulator.world.Incident;
import io.keruen.simulator.world.Stretch;
import io.keruen.simulator.world.Truth;
import java.util.HashSet;
import java.util.Set;

/** Whose law holds where the receivers of a convoy placed its vehicles. */
final class Grounds {
    /** A side of an edge is changed with two samples beyond its band, and a vehicle drives on until then. */
    private static final double OUTSIDE_M = 25;

    private static final double INSIDE_M = 5;

    private static final double BAND_SIGMAS = 3;

    private static final long BEFORE_MS = 5_000;
    private static final long AFTER_MS = 1_000;

    private final Truth truth;

    Grounds(Truth truth) {
        this.truth = truth;
    }

    /**
     * Whether it names one whose law held there between its beginning, or the vehicle's last word, and its raising; where none
     * surely did, one that held before, or none if none ever surely did.
     */
    boolean allows(AlertEvent event) {
        int vehicle = vehicle(event.vehicleId());
        long heardMs = lastHeardMs(vehicle, event.raisedAtMs());
        boolean isDoubled = truth.incidents().stream()
                .anyMatch(other -> other.kind() == Incident.Kind.DOUBLED && other.vehicle() == vehicle);
        if (heardMs == Long.MIN_VALUE || isDoubled) {
            return true; // nobody knows where it is
        }
        long fromMs = Math.min(heardMs, Math.min(event.startedAtMs(), event.raisedAtMs())) - BEFORE_MS;
        int last = truth.tickAt(Math.max(event.startedAtMs(), event.raisedAtMs()) + AFTER_MS);
        int first = truth.tickAt(fromMs);
        boolean isInside = !held(vehicle, first, last, INSIDE_M, BAND_SIGMAS).isEmpty();
        Set<String> held = held(vehicle, isInside ? first : 0, last, -OUTSIDE_M, -BAND_SIGMAS);
        boolean isNowhere = held(vehicle, 0, last, INSIDE_M, BAND_SIGMAS).isEmpty();
        return event.jurisdiction() == null ? isNowhere : held.contains(event.jurisdiction());
    }

    /** Whose law held where the vehicle was seen between two moments, so deep inside. */
    private Set<String> held(int vehicle, int from, int to, double leastM, double sigmas) {
        Set<String> held = new HashSet<>();
        for (int tick = from; tick <= to; tick++) {
            double depthM = leastM + sigmas * truth.statedM(vehicle, tick);
            for (Stretch stretch : truth.map().stretches()) {
                if (stretch.depthM(truth.seenAtM(vehicle, tick), truth.seenLeftM(vehicle, tick)) > depthM) {
                    held.add(stretch.jurisdiction().name());
                }
            }
        }
        return held;
    }

    private int vehicle(String vehicleId) {
        for (int vehicle = 0; vehicle < truth.size(); vehicle++) {
            if (truth.id(vehicle).equals(vehicleId)) {
                return vehicle;
            }
        }
        throw new IllegalArgumentException(vehicleId + " is not of the convoy");
    }

    /** When what was heard last of it by then was said. */
    private long lastHeardMs(int vehicle, long nowMs) {
        long heardMs = Long.MIN_VALUE;
        for (Delivery delivery : truth.deliveries(vehicle)) {
            if (delivery.arrivalMs() <= nowMs) {
                heardMs = Math.max(heardMs, truth.timeMs(delivery.firstTick()));
            }
        }
        return heardMs;
    }
}
