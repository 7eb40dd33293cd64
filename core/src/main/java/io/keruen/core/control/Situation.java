package io.keruen.core.control;

import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.geo.RouteLine;
import org.jspecify.annotations.Nullable;

/**
 * What is in force for one vehicle from {@code fromMs} (inclusive) to {@code toMs} (exclusive) of event time: its plan,
 * its route and every rule's parameters. Immutable.
 *
 * @param plan {@code null} for a vehicle of no plan
 * @param memberIndex position in driving order, -1 without a plan
 * @param route {@code null} without a plan or without a route
 * @param routeKey changes whenever the route does; 0 without one
 * @param destinationZoneId the last YARD of the route, in which the vehicle has arrived; {@code null} if there is none
 * @param destinationM where that YARD lies, metres along the route; NaN if there is none
 * @param arrivalM where the vehicle comes into that YARD, without one the end of the route; NaN if it ends nowhere
 * @param journeyKey another one with another escort or another YARD to arrive in; without a YARD the end of the route says
 *     whether it is another journey; 0 without a plan
 * @param parameters one array per rule of the catalogue, in catalogue order
 */
public record Situation(
        long fromMs,
        long toMs,
        @Nullable EscortPlan plan,
        int memberIndex,
        @Nullable RouteLine route,
        long routeKey,
        @Nullable String destinationZoneId,
        double destinationM,
        double arrivalM,
        long journeyKey,
        int policyVersion,
        double[][] parameters) {

    /** Nothing in force, and no time at which it would be. */
    public static final Situation NONE =
            new Situation(0, 0, null, -1, null, 0, null, Double.NaN, Double.NaN, 0, 0, new double[0][]);

    /** Whether this situation covers the event time. */
    public boolean covers(long eventTimeMs) {
        return fromMs <= eventTimeMs && eventTimeMs < toMs;
    }

    /** The escort's id, or {@code null}. */
    public @Nullable String escortId() {
        EscortPlan current = plan;
        return current == null ? null : current.escortId();
    }

    /** The convoy's id, or {@code null}. */
    public @Nullable String convoyId() {
        EscortPlan current = plan;
        return current == null ? null : current.convoyId();
    }
}
