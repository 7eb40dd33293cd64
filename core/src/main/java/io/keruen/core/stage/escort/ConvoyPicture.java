package io.keruen.core.stage.escort;

import io.keruen.core.alert.AlertEvent;
import io.keruen.core.alert.OpenAlert;
import io.keruen.core.alert.Severity;
import io.keruen.core.control.EscortTerm;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.customs.Authority;
import io.keruen.core.customs.SideDecision;
import io.keruen.core.geo.RouteLine;
import io.keruen.core.sample.Signal;
import io.keruen.core.stage.flow.VehicleStatus;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Draws up how it stands with a convoy from what was last told of its vehicles. One per stage. */
final class ConvoyPicture {
    /** Slower than this there is no headway in time. */
    private static final double STANDING_MPS = 0.5;

    private final List<VehicleStatus> heard = new ArrayList<>();
    private @Nullable String routeId;

    /** The planned vehicles as far as they reported, each at its place in the plan. */
    private @Nullable EscortMember[] found = new EscortMember[0];

    /** The convoy as it is now; {@code null} while nothing was ever told of one of its vehicles. */
    @Nullable
    ConvoyStatus of(EscortState of, long nowMs) {
        EscortTerm term = of.life.term;
        EscortPlan plan = term.plan();
        List<PlannedVehicle> planned = plan == null ? List.of() : plan.vehicles();
        routeId = plan == null ? null : plan.routeId();
        long newestMs = listen(of, planned);
        String convoyId = plan == null ? of.notes.convoyId : plan.convoyId();
        if (newestMs == EscortMember.NOT_YET_MS || convoyId == null) {
            return null;
        }
        double leadM = leadM();
        double tailM = tailM();
        Severity highest = null;
        int openAlerts = 0;
        boolean isBlocked = false;
        for (OpenAlert open : of.book.open()) {
            AlertEvent last = open.last();
            isBlocked |= last.blocksGate();
            if (last.parentAlertId() == null) {
                openAlerts++;
                highest = StatusBoard.higher(highest, last.severity());
            }
        }
        return new ConvoyStatus(
                convoyId,
                of.escortId(),
                false,
                nowMs,
                plan == null ? of.planVersion : plan.version(),
                newestMs,
                routeId,
                drivingOrder(planned),
                pairs(planned),
                declarations(of, planned, newestMs),
                since(of.life.departedMs),
                since(of.life.arrivedMs),
                plan == null ? 0 : plan.arriveByMs(),
                ArrivalForecast.etaMs(of, term),
                of.life.state,
                since(of.life.changedMs),
                leadM,
                tailM,
                progressRatio(term.route(), tailM),
                leadM - tailM + lastLengthM(planned, tailM),
                speedMps(),
                openAlerts,
                highest,
                isBlocked);
    }

    private static long since(long ms) {
        return ms == EscortLife.NOT_YET_MS ? 0 : ms;
    }

    /** Gathers what is known of the planned vehicles; answers the newest event time, of all members if none is planned. */
    private long listen(EscortState of, List<PlannedVehicle> planned) {
        heard.clear();
        found = found.length < planned.size() ? new EscortMember[planned.size()] : found;
        for (int v = 0; v < planned.size(); v++) {
            EscortMember member = of.find(planned.get(v).vehicleId());
            found[v] = member;
            if (member != null && member.status.last != null) {
                heard.add(member.status.last);
            }
        }
        long newestMs = EscortMember.NOT_YET_MS;
        for (int m = 0; m < of.memberCount(); m++) {
            VehicleStatus last = of.members()[m].status.last;
            newestMs = last == null ? newestMs : Math.max(newestMs, last.eventTimeMs);
        }
        return newestMs;
    }

    private double leadM() {
        double leadM = Double.NaN;
        for (VehicleStatus status : heard) {
            double chainageM = status.alongM(routeId);
            leadM = chainageM <= leadM || Double.isNaN(chainageM) ? leadM : chainageM;
        }
        return leadM;
    }

    private double tailM() {
        double tailM = Double.NaN;
        for (VehicleStatus status : heard) {
            double chainageM = status.alongM(routeId);
            tailM = chainageM >= tailM || Double.isNaN(chainageM) ? tailM : chainageM;
        }
        return tailM;
    }

    private double lastLengthM(List<PlannedVehicle> planned, double tailM) {
        for (VehicleStatus status : heard) {
            if (status.alongM(routeId) == tailM) {
                for (PlannedVehicle vehicle : planned) {
                    if (vehicle.vehicleId().equals(status.vehicleId)) {
                        return vehicle.lengthM();
                    }
                }
            }
        }
        return Double.NaN;
    }

    private static double progressRatio(@Nullable RouteLine route, double tailM) {
        if (route == null || Double.isNaN(tailM)) {
            return Double.NaN;
        }
        double behindM = route.isClosed() ? tailM % route.lengthM() : tailM;
        return Math.max(0, Math.min(1, behindM / route.lengthM()));
    }

    private double speedMps() {
        double sumMps = 0;
        int known = 0;
        for (VehicleStatus status : heard) {
            double gnssMps = status.value(Signal.SPEED_MPS);
            double mps = Double.isNaN(gnssMps) ? Math.abs(status.value(Signal.WHEEL_SPEED_MPS)) : gnssMps;
            if (!Double.isNaN(mps)) {
                sumMps += mps;
                known++;
            }
        }
        return known == 0 ? Double.NaN : sumMps / known;
    }

    /** As planned, but who is known to be in front of another stands in front of it. */
    private List<String> drivingOrder(List<PlannedVehicle> planned) {
        String[] order = new String[planned.size()];
        double[] chainagesM = new double[order.length];
        for (int v = 0; v < order.length; v++) {
            EscortMember member = found[v];
            VehicleStatus last = member == null ? null : member.status.last;
            double chainageM = last == null ? Double.NaN : last.alongM(routeId);
            int at = v;
            while (at > 0 && chainageM > chainagesM[at - 1]) {
                order[at] = order[at - 1];
                chainagesM[at] = chainagesM[at - 1];
                at--;
            }
            order[at] = planned.get(v).vehicleId();
            chainagesM[at] = chainageM;
        }
        return List.of(order);
    }

    private List<ConvoyStatus.Pair> pairs(List<PlannedVehicle> planned) {
        List<ConvoyStatus.Pair> pairs = new ArrayList<>(planned.size());
        for (int v = 1; v < planned.size(); v++) {
            String followerId = planned.get(v).vehicleId();
            String leaderId = planned.get(v - 1).vehicleId();
            EscortMember follower = found[v];
            double gapM = Double.NaN;
            double mps = Double.NaN;
            if (follower != null && leaderId.equals(follower.leaderId)) {
                gapM = follower.status.gapM;
                mps = follower.status.followerSpeedMps;
            }
            pairs.add(new ConvoyStatus.Pair(followerId, leaderId, gapM, mps > STANDING_MPS ? gapM / mps : Double.NaN));
        }
        return List.copyOf(pairs);
    }

    private static List<ConvoyStatus.Declaration> declarations(EscortState of, List<PlannedVehicle> planned, long tMs) {
        List<ConvoyStatus.Declaration> said = new ArrayList<>();
        Set<String> declarationIds = new LinkedHashSet<>();
        for (PlannedVehicle vehicle : planned) {
            String declarationId = vehicle.declarationId();
            if (declarationId == null || !declarationIds.add(declarationId)) {
                continue;
            }
            for (Authority side : Authority.values()) {
                SideDecision decision = of.customs.declarations.decisionAt(declarationId, side, tMs);
                if (decision != null) {
                    said.add(new ConvoyStatus.Declaration(declarationId, side, decision.status(), decision.version()));
                }
            }
        }
        return List.copyOf(said);
    }
}
