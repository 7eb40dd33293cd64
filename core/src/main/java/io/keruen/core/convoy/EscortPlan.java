package io.keruen.core.convoy;

import io.keruen.core.policy.PolicyOverrides;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version of the plan of an escort: one convoy supervised along one route. In force for event times in
 * {@code [validFromMs, validToMs)}; among overlapping versions the highest counts.
 *
 * @param vehicles in driving order, the first drives ahead
 * @param routeId the route's zone feature id; without it gaps are straight-line distances and route rules are off
 * @param gates gate ids in the order they are met
 * @param arriveByMs when the convoy must have arrived, 0 if nobody said
 */
public record EscortPlan(
        String escortId,
        String convoyId,
        int version,
        long validFromMs,
        long validToMs,
        long arriveByMs,
        @Nullable String routeId,
        List<String> gates,
        List<PlannedVehicle> vehicles,
        PolicyOverrides policy) {

    /** The position of a vehicle in driving order, or -1. */
    public int indexOf(String vehicleId) {
        for (int i = 0; i < vehicles.size(); i++) {
            if (vehicles.get(i).vehicleId().equals(vehicleId)) {
                return i;
            }
        }
        return -1;
    }

    /** Whether the plan is in force at this event time. */
    public boolean isValidAt(long eventTimeMs) {
        return validFromMs <= eventTimeMs && eventTimeMs < validToMs;
    }
}
