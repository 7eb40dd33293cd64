package io.keruen.core.stage.escort;

import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.geo.Distance;
import io.keruen.core.geo.RouteLine;
import io.keruen.core.rule.PairSample;
import io.keruen.core.zone.ZoneKind;

/**
 * Measures a pair at one sample of the follower: the clear road between the two, and whether it is suspended. One per
 * stage.
 */
final class PairMeasure {
    /** Above this accuracy nothing about the pair is known, metres. */
    static final double WORST_SIGMA_M = 5;

    /** A suspended pair is judged again once the follower is faster than this. */
    static final double RESUME_MPS = 2;

    static final int PASSED_ONE_BY_ONE =
            ZoneKind.GATE.bit() | ZoneKind.GATE_QUEUE.bit() | ZoneKind.YARD.bit() | ZoneKind.CUSTOMS_CONTROL.bit();

    private static final long WAY_MS = 3_000;
    private static final double MS_PER_S = 1_000;

    private final LeaderPlace before = new LeaderPlace();

    /** Fills in the pair at waiting sample {@code i} of the follower; updates whether the pair is suspended. */
    void at(EscortMember follower, int i, PlannedVehicle leader, LeaderPlace place, PairSample pair) {
        TrackQueue track = follower.queue;
        suspend(follower, i, place);
        pair.suspended = follower.suspended;
        pair.followerId = follower.vehicleId;
        pair.leaderId = leader.vehicleId();
        pair.eventTimeMs = track.eventTimeMs(i);
        pair.latDeg = track.latDeg(i);
        pair.lonDeg = track.lonDeg(i);
        pair.followerSpeedMps = track.speedMps(i);
        pair.leaderLengthM = leader.lengthM();
        boolean matched = place.known
                && place.routeKey == track.routeKey(i)
                && place.routeKey == follower.situation.routeKey()
                && !Double.isNaN(place.chainageM)
                && !Double.isNaN(track.chainageM(i));
        pair.followerChainageM = matched ? track.chainageM(i) : Double.NaN;
        pair.leaderChainageM = matched ? leaderChainageM(follower, track.chainageM(i), place) : Double.NaN;
        boolean measured = place.known && track.sigmaM(i) <= WORST_SIGMA_M && place.sigmaM <= WORST_SIGMA_M;
        pair.orderKnown = measured && matched;
        pair.gapM = measured ? gapM(track, i, place, pair) : Double.NaN;
    }

    /** On a closed route each vehicle counts its own laps; a convoy is never longer than half of it. */
    private static double leaderChainageM(EscortMember follower, double followerChainageM, LeaderPlace place) {
        RouteLine route = follower.situation.route();
        if (route == null || !route.isClosed()) {
            return place.chainageM;
        }
        double aheadM = place.chainageM - followerChainageM;
        boolean isSameLap = Math.abs(aheadM) <= 0.5 * route.lengthM(); // of which the remainder is itself, and slow
        return followerChainageM + (isSameLap ? aheadM : Math.IEEEremainder(aheadM, route.lengthM()));
    }

    private static double gapM(TrackQueue track, int i, LeaderPlace place, PairSample pair) {
        if (!pair.orderKnown) {
            return Distance.betweenM(track.latDeg(i), track.lonDeg(i), place.latDeg, place.lonDeg) - pair.leaderLengthM;
        }
        double aheadM = pair.leaderChainageM - pair.followerChainageM;
        return aheadM < 0 ? Double.NaN : aheadM - pair.leaderLengthM; // below -length it is a matter of order
    }

    /** Suspended while either passes a place where one goes at a time; an unknown leader ends nothing. */
    private void suspend(EscortMember follower, int i, LeaderPlace place) {
        int zoneKinds = follower.queue.zoneKinds(i);
        int kinds = place.known ? zoneKinds | place.zoneKinds : zoneKinds;
        if ((kinds & PASSED_ONE_BY_ONE) != 0) {
            follower.suspended = true;
        } else if (follower.suspended && place.known && speedMps(follower, i) > RESUME_MPS) {
            follower.suspended = false;
        }
    }

    /** The speed that the follower says, else that of its way over the last 3 s: who says none is not blind for good. */
    private double speedMps(EscortMember follower, int i) {
        TrackQueue track = follower.queue;
        if (!Double.isNaN(track.speedMps(i))) {
            return track.speedMps(i);
        }
        follower.ring.locate(track.eventTimeMs(i) - WAY_MS, WAY_MS, before);
        if (!before.known) {
            return Double.NaN;
        }
        double wayM = Distance.betweenM(before.latDeg, before.lonDeg, track.latDeg(i), track.lonDeg(i));
        return wayM * MS_PER_S / WAY_MS;
    }
}
