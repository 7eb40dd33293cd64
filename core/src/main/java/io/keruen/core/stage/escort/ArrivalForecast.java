package io.keruen.core.stage.escort;

import io.keruen.core.control.EscortTerm;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.stage.flow.VehicleStatus;

/**
 * Predicts when a convoy arrives, in the sense of {@link ProgressWatch}: each vehicle goes on at the pace at which it has
 * come since it departed, halts included, since the way before it has gates too. The convoy arrives with its last vehicle.
 */
final class ArrivalForecast {
    /** Nobody knows. */
    static final long UNKNOWN_MS = 0;

    /** Before a vehicle has come so far its pace says nothing, metres. */
    private static final double LEAST_WAY_M = 200;

    private ArrivalForecast() {}

    /** Takes the newest status of a member, which is of the sample where it was heard last. Off the route the pace goes on. */
    static void follow(EscortMember member, VehicleStatus now) {
        if (Double.isNaN(now.chainageM)) {
            return;
        }
        MemberStatus of = member.status;
        if (of.paceRouteKey != member.spot.routeKey) {
            of.paceRouteKey = member.spot.routeKey;
            of.paceFromM = Double.NaN;
        }
        if (member.progress.isDeparted() && Double.isNaN(of.paceFromM)) {
            of.paceFromM = now.chainageM;
            of.paceFromMs = now.eventTimeMs;
        }
    }

    /** When all planned vehicles that were ever heard have arrived; {@link #UNKNOWN_MS} if that cannot be said. */
    static long etaMs(EscortState of, EscortTerm term) {
        EscortPlan plan = term.plan();
        if (plan == null || !of.life.isUnderWay() || Double.isNaN(term.arrivalM())) {
            return UNKNOWN_MS;
        }
        long lastMs = UNKNOWN_MS;
        for (PlannedVehicle vehicle : plan.vehicles()) {
            EscortMember member = of.find(vehicle.vehicleId());
            VehicleStatus status = member == null ? null : member.status.last;
            if (member == null || status == null || member.progress.isArrived()) {
                continue;
            }
            boolean isAlong = member.status.paceRouteKey == term.routeKey();
            double chainageM = isAlong ? status.alongM(plan.routeId()) : Double.NaN;
            long arrivesMs = arrivesMs(member.status, status, chainageM, term.arrivalM());
            if (arrivesMs == UNKNOWN_MS) {
                return UNKNOWN_MS;
            }
            lastMs = Math.max(lastMs, arrivesMs);
        }
        return lastMs;
    }

    private static long arrivesMs(MemberStatus of, VehicleStatus status, double chainageM, double arrivalM) {
        double wayM = chainageM - of.paceFromM;
        long tookMs = status.eventTimeMs - of.paceFromMs;
        if (!(wayM >= LEAST_WAY_M) || tookMs <= 0) {
            return UNKNOWN_MS;
        }
        double leftM = Math.max(0, arrivalM - chainageM);
        return status.eventTimeMs + Math.round(leftM / wayM * tookMs);
    }
}
