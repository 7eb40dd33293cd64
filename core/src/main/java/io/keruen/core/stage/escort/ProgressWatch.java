package io.keruen.core.stage.escort;

import io.keruen.core.control.EscortTerm;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.geo.Distance;
import io.keruen.core.geo.Projection;
import io.keruen.core.geo.RouteLine;
import io.keruen.core.stage.flow.RouteEnd;
import io.keruen.core.stage.flow.StampedTransit;
import io.keruen.core.stage.flow.TrackFrame;
import io.keruen.core.transit.TransitEvent;
import io.keruen.core.zone.ZoneKind;
import org.jspecify.annotations.Nullable;

/**
 * Follows each planned vehicle on its way. It departs when it leaves its YARD; outside of a YARD when its chainage
 * passes {@link #RouteEnd.START_M}, or when it moves that far away from every place on the route. It arrives inside the last
 * YARD of the route; where the route has none, {@link RouteEnd#NEAR_M} before its end or beyond it. What a place says, two
 * samples in a row have to say, and what nobody believes says nothing, of a yard neither: it is never taken back. One
 * per stage.
 */
final class ProgressWatch {
    private static final int GATE = ZoneKind.GATE.bit() | ZoneKind.GATE_QUEUE.bit();
    private static final int WATCHED = GATE
            | ZoneKind.YARD.bit()
            | ZoneKind.CUSTOMS_CONTROL.bit()
            | TrackFrame.UNMATCHED
            | TrackFrame.IN_DESTINATION;
    private static final int ONE_BY_ONE = GATE | ZoneKind.YARD.bit() | ZoneKind.CUSTOMS_CONTROL.bit();
    private static final long NOT_YET_MS = EscortMember.NOT_YET_MS;

    private final Projection projection = new Projection();

    /** The sample looked at, and the one before it. */
    private final LeaderPlace now = new LeaderPlace();

    private final LeaderPlace before = new LeaderPlace();

    private long beforeMs;

    /** Both samples lie along the same route, and are accurate enough away from it. */
    private boolean isSure;

    /** So far along their route the vehicle has come by both. */
    private double surelyM;

    /** Takes sample {@code i} of the member's queue; whether anything about its progress changed. */
    boolean sample(EscortLife life, EscortMember member, int i) {
        MemberProgress progress = member.progress;
        int kinds = member.queue.zoneKinds(i) & WATCHED;
        boolean isOnRoute = member.queue.chainageM(i) < life.endM || life.endM == Double.POSITIVE_INFINITY;
        boolean isThere = (kinds & TrackFrame.IN_DESTINATION) != 0 || !isOnRoute;
        boolean isOnTheWay = progress.isDeparted() && !isThere;
        boolean isNews = kinds != progress.kinds || isOffAnew(progress, kinds);
        if (!isNews && (isOnTheWay || progress.isArrived()) && progress.isHeard()) {
            return false;
        }
        compare(life, member, i);
        return look(life, member, i, kinds);
    }

    /** Looks at sample {@code i} and the one before it. */
    private void compare(EscortLife life, EscortMember member, int i) {
        boolean isFirst = member.ring.size() < 2;
        member.queue.locate(i, now);
        beforeMs = isFirst ? NOT_YET_MS : member.ring.sampleBack(1, before);
        boolean isAlong = !isFirst && now.routeKey == before.routeKey;
        isSure = isAlong && Math.max(now.sigmaM, before.sigmaM) <= RouteEnd.SURE_SIGMA_M;
        boolean isSeen = isAlong && (member.progress.isDeparted() || !Double.isNaN(before.chainageM));
        surelyM = isSeen ? Math.min(leastM(life, now), leastM(life, before)) : Double.NaN;
    }

    private static double leastM(EscortLife life, LeaderPlace place) {
        return RouteEnd.leastM(alongM(life, place), place.sigmaM);
    }

    /** How far along the route; where a vehicle arrives at its end, also what lies behind the end has come so far. */
    private static double alongM(EscortLife life, LeaderPlace place) {
        RouteLine route = life.term.route();
        boolean isNearEnds = Double.isNaN(place.chainageM) && (place.zoneKinds & TrackFrame.UNMATCHED) == 0;
        if (!isNearEnds || route == null || life.endM > route.lengthM() || place.routeKey != life.term.routeKey()) {
            return place.chainageM;
        }
        boolean isBehind = fromM(route, route.segments(), place) < fromM(route, 0, place);
        return isBehind ? route.lengthM() : Double.NaN;
    }

    private static double fromM(RouteLine route, int vertex, LeaderPlace place) {
        return Distance.betweenM(route.latDegAt(vertex), route.lonDegAt(vertex), place.latDeg, place.lonDeg);
    }

    private boolean look(EscortLife life, EscortMember member, int i, int kinds) {
        MemberProgress progress = member.progress;
        TrackQueue track = member.queue;
        long tMs = track.eventTimeMs(i);
        boolean changed = false;
        if (!progress.isHeard()) {
            progress.heardMs = tMs;
            changed = true;
        }
        if (kinds != progress.kinds || isOffAnew(progress, kinds)) {
            changed = true;
            progress.kinds = kinds;
            boolean isAtGate = (kinds & GATE) != 0;
            progress.atGateMs = !isAtGate ? NOT_YET_MS : progress.isAtGate() ? progress.atGateMs : tMs;
            progress.offMs = !isOff(kinds) ? NOT_YET_MS : progress.offMs == NOT_YET_MS ? tMs : progress.offMs;
        }
        if (!progress.isDeparted() && member.ring.size() == 2) {
            changed |= passBehind(life.term, progress); // heard first
        }
        if (!progress.isDeparted() && (track.sigmaM(i) <= RouteEnd.SURE_SIGMA_M || surelyM > RouteEnd.START_M)) {
            changed |= depart(life, progress, track, i);
        }
        if (!progress.isArrived() && tMs >= life.term.fromMs()) { // before that it was on its way to elsewhere
            changed |= arrive(life, progress, tMs);
        }
        return changed;
    }

    /** Off the route though nobody knows since when: who left the escort meanwhile is off from now on. */
    private static boolean isOffAnew(MemberProgress progress, int kinds) {
        return progress.offMs == NOT_YET_MS && isOff(kinds);
    }

    private static boolean isOff(int kinds) {
        return (kinds & TrackFrame.UNMATCHED) != 0 && (kinds & ONE_BY_ONE) == 0;
    }

    /** Who is first heard behind a gate has passed it; whether there is one. */
    private boolean passBehind(EscortTerm term, MemberProgress progress) {
        double[] gatesM = term.gates().chainageM();
        int behind = 0;
        while (behind < gatesM.length && gatesM[behind] + RouteEnd.START_M < surelyM) {
            behind++;
        }
        return behind > progress.gatesPassed && pass(term, progress, behind, beforeMs);
    }

    private static boolean pass(EscortTerm term, MemberProgress progress, int count, long atMs) {
        EscortPlan plan = term.plan();
        if (plan == null) {
            return false;
        }
        progress.pass(plan.gates(), count, atMs);
        return true;
    }

    private boolean depart(EscortLife life, MemberProgress progress, TrackQueue track, int i) {
        long tMs = track.eventTimeMs(i);
        double chainageM = track.chainageM(i);
        boolean isInYard = (progress.kinds & ZoneKind.YARD.bit()) != 0;
        if (isInYard || Double.isNaN(chainageM)) {
            progress.beforeChainageM = Double.NaN;
            boolean isAway = !isInYard && (progress.kinds & TrackFrame.UNMATCHED) != 0;
            return isAway ? departAway(life, progress, track, i) : forgetAnchor(progress);
        }
        forgetAnchor(progress);
        if (chainageM <= RouteEnd.START_M) {
            progress.beforeChainageM = chainageM;
            progress.beforeMs = tMs;
            return false;
        }
        if (!(surelyM > RouteEnd.START_M)) {
            return false;
        }
        boolean isSeen = progress.beforeChainageM <= RouteEnd.START_M;
        double share = (RouteEnd.START_M - progress.beforeChainageM) / (before.chainageM - progress.beforeChainageM);
        long tookMs = beforeMs - progress.beforeMs;
        progress.departedMs = isSeen ? progress.beforeMs + Math.round(share * tookMs) : beforeMs;
        progress.departedUnobserved = !isSeen;
        if (!isSeen) {
            passBehind(life.term, progress);
        }
        return true;
    }

    /** Moves where no route is near; before the first or behind the last vertex it is only on its way to it. */
    private boolean departAway(EscortLife life, MemberProgress progress, TrackQueue track, int i) {
        double latDeg = track.latDeg(i);
        double lonDeg = track.lonDeg(i);
        boolean isFirst = Double.isNaN(progress.anchorLatDeg);
        if (isFirst || !isAway(progress, latDeg, lonDeg) || !wasAway(progress)) {
            progress.anchorLatDeg = isFirst ? latDeg : progress.anchorLatDeg;
            progress.anchorLonDeg = isFirst ? lonDeg : progress.anchorLonDeg;
            return false;
        }
        progress.anchorLatDeg = latDeg;
        progress.anchorLonDeg = lonDeg;
        if (isBeyondEnds(life.term.route(), latDeg, lonDeg, projection)) {
            return false;
        }
        progress.departedMs = beforeMs;
        return true;
    }

    private static boolean isAway(MemberProgress progress, double latDeg, double lonDeg) {
        return Distance.betweenM(progress.anchorLatDeg, progress.anchorLonDeg, latDeg, lonDeg) > RouteEnd.START_M;
    }

    /** Whether it was as far away at the sample before. */
    private boolean wasAway(MemberProgress progress) {
        int kinds = before.zoneKinds & (ZoneKind.YARD.bit() | TrackFrame.UNMATCHED);
        return isSure && kinds == TrackFrame.UNMATCHED && isAway(progress, before.latDeg, before.lonDeg);
    }

    private static boolean forgetAnchor(MemberProgress progress) {
        progress.anchorLatDeg = Double.NaN;
        progress.anchorLonDeg = Double.NaN;
        return false;
    }

    /** Whether the route's nearest place is one of its ends, and the place lies beyond it. */
    static boolean isBeyondEnds(@Nullable RouteLine route, double latDeg, double lonDeg, Projection projection) {
        if (route == null) {
            return true;
        }
        route.project(0, route.segments() - 1, latDeg, lonDeg, projection);
        return projection.beyondEnds;
    }

    /** Without having been seen to depart only who stands in the far half of the route has arrived. */
    private boolean arrive(EscortLife life, MemberProgress progress, long tMs) {
        boolean isAtEnd = surelyM >= life.endM;
        boolean isFar = RouteEnd.isInFarHalf(life.term.route(), surelyM);
        boolean isInDestination = progress.isInDestination() && LeaderPlace.isBelieved(now.sigmaM);
        if (!isAtEnd && !(isInDestination && (progress.isDeparted() || isFar))) {
            return false;
        }
        progress.arrivedMs = isAtEnd || !progress.isDeparted() ? beforeMs : tMs;
        progress.arrivedUnobserved = !isAtEnd;
        if (!progress.isDeparted()) {
            progress.departedMs = progress.arrivedMs;
            progress.departedUnobserved = true;
            passBehind(life.term, progress);
        }
        return true;
    }

    /**
     * Whether the place at which it was found is believed: that sample is the next of the vehicle. Of one after the plan the
     * escort hears nothing: it is believed as the last before it.
     */
    private boolean isBelieved(EscortMember member, StampedTransit stamped) {
        TrackQueue track = member.queue;
        if (track.pendingIngestMs() == stamped.ingestTimeMs()) {
            return LeaderPlace.isBelieved(track.pendingSigmaM());
        }
        if (member.ring.size() == 0) {
            return true;
        }
        member.ring.sampleBack(0, before);
        return LeaderPlace.isBelieved(before.sigmaM);
    }

    /** Takes a vehicle's passing of a yard, gate or queue. */
    void transit(EscortLife life, EscortMember member, StampedTransit stamped) {
        MemberProgress progress = member.progress;
        TransitEvent event = stamped.event();
        String zoneId = String.valueOf(event.zoneId());
        boolean isIn = event.event() == TransitEvent.Event.ENTERED || event.event() == TransitEvent.Event.PRESENT;
        if (stamped.kind() == ZoneKind.YARD) {
            // without a route nothing else tells of a departure
            if (isBelieved(member, stamped) || (!isIn && life.term.route() == null)) {
                yard(life, progress, event, zoneId, isIn);
            }
        } else if (isIn) {
            progress.atGateMs = progress.isAtGate() ? progress.atGateMs : event.eventTimeMs();
        } else if (stamped.kind() == ZoneKind.GATE && event.reason() == null) {
            int gate = life.term.gates().indexOf(zoneId);
            if (gate >= progress.gatesPassed && pass(life.term, progress, gate + 1, event.eventTimeMs())) {
                progress.atGateMs = NOT_YET_MS;
            }
        }
    }

    private static void yard(
            EscortLife life, MemberProgress progress, TransitEvent event, String zoneId, boolean isIn) {
        boolean isDestination = zoneId.equals(life.term.destinationZoneId());
        if (isIn && isDestination && progress.isDeparted() && !progress.isArrived()) {
            progress.arrivedMs = event.eventTimeMs();
            progress.arrivedUnobserved = event.unobserved();
        } else if (event.event() == TransitEvent.Event.EXITED && event.reason() == null && !progress.isDeparted()) {
            progress.departedMs = event.eventTimeMs();
            progress.departedUnobserved = event.unobserved();
            progress.departedZoneId = zoneId;
        }
    }
}
