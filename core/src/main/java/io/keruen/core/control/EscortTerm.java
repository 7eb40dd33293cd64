package io.keruen.core.control;

import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.geo.RouteLine;
import org.jspecify.annotations.Nullable;

/**
 * What is in force for an escort as a whole from {@code fromMs} (inclusive) to {@code toMs} (exclusive) of event time.
 * Immutable.
 *
 * @param plan the version in force, {@code null} if none is
 * @param isFollowed whether a version of the plan that is known begins later
 * @param route {@code null} without a plan or without a route
 * @param routeKey changes whenever the route does; 0 without one
 * @param destinationZoneId the last YARD of the route; {@code null} if there is none
 * @param arrivalM where along the route a vehicle arrives; NaN where that cannot be said
 * @param parameters one array per rule of the catalogue, in catalogue order
 */
public record EscortTerm(
        long fromMs,
        long toMs,
        @Nullable EscortPlan plan,
        boolean isFollowed,
        @Nullable RouteLine route,
        long routeKey,
        @Nullable String destinationZoneId,
        double arrivalM,
        GateOrder gates,
        int policyVersion,
        double[][] parameters) {

    /** An escort of which no plan is known. */
    public static final EscortTerm NONE = new EscortTerm(
            Long.MIN_VALUE, Long.MAX_VALUE, null, false, null, 0, null, Double.NaN, GateOrder.NONE, 0, new double[0][]);

    /** Whether a plan with vehicles is in force. */
    public boolean isActive() {
        EscortPlan current = plan;
        return current != null && !current.vehicles().isEmpty();
    }
}
