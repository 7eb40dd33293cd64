package io.keruen.core.stage.vehicle;

import io.keruen.core.control.Situation;
import io.keruen.core.geo.RouteLine;
import io.keruen.core.rule.VehicleRun;
import io.keruen.core.stage.flow.RouteEnd;
import io.keruen.core.stage.flow.TrackFrame;

/**
 * Whether a vehicle has arrived, so that nobody waits for its word. Inside the last YARD of its route it has, once it was
 * seen on its way there, or by two samples in a row in the far half of the route; where there is none by two in a row near the
 * end of the route or beyond it. What nobody believes says nothing. It holds until the vehicle is sent elsewhere, or two
 * samples in a row show it far before that place: a place that was wrong, or of before its departure, must not end the
 * watch for good. One per stage.
 */
final class JourneyWatch {
    private static final String SLICE = "journey";

    // The state: of which journey, and what is known of it.
    private static final int KEY = 0;
    private static final int KNOWN = 1;
    private static final int LONGS = 2;

    // And where its route ends: of one that leads to no yard this is what tells it from others.
    private static final int END_LAT = 0;
    private static final int END_LON = 1;
    private static final int DOUBLES = 2;

    /** No sample was ever looked at: the state is of a release that did not look. */
    private static final long UNSEEN = 0;

    private static final long NOWHERE = 1;

    /** It was seen on its way: who stands where it will arrive has not come there yet. */
    private static final long ON_ITS_WAY = 1;

    private static final long ARRIVED = 4;

    // What the sample before said: it takes two in a row.
    private static final long SAID_AT_END = 2;
    private static final long SAID_ON_ITS_WAY = 8;
    private static final long SAID_FAR = 16;

    /** Who is so far from the place of arrival has not come there; where the way is short, a part of it. */
    private static final double FAR_M = 500;

    private static final double FAR_RATIO = 0.25;

    private final IntegrityWatch integrity;
    private final int base;
    private final int end;

    /** A watch whose state stands in this layout. */
    JourneyWatch(SliceLayout layout, IntegrityWatch integrity) {
        this.integrity = integrity;
        base = layout.longs();
        end = layout.doubles();
        layout.addLastingBusy(SLICE, 1, LONGS, DOUBLES);
    }

    /** Whether the vehicle has come to the end of the journey on which it is in this situation. */
    boolean hasArrived(VehicleState of, Situation now) {
        long key = of.longs[base + KEY];
        if (key == UNSEEN) {
            String destination = now.destinationZoneId();
            return destination != null && of.visits.isInside(destination);
        }
        return (of.longs[base + KNOWN] & ARRIVED) != 0 && isOn(of, now);
    }

    /** Whether the journey that is followed is the one of this situation. */
    private boolean isOn(VehicleState of, Situation now) {
        boolean isSameKey = of.longs[base + KEY] == now.journeyKey();
        RouteLine route = now.route();
        if (!isSameKey || route == null || now.destinationZoneId() != null) {
            return isSameKey;
        }
        int last = route.segments();
        double latDeg = of.doubles[end + END_LAT];
        double lonDeg = of.doubles[end + END_LON];
        return RouteEnd.isSame(latDeg, lonDeg, route.latDegAt(last), route.lonDegAt(last));
    }

    private void turnTo(VehicleState of, Situation now) {
        of.longs[base + KEY] = now.journeyKey();
        of.longs[base + KNOWN] = 0;
        RouteLine route = now.route();
        if (route != null) {
            of.doubles[end + END_LAT] = route.latDegAt(route.segments());
            of.doubles[end + END_LON] = route.lonDegAt(route.segments());
        }
    }

    /** The vehicle speaks again: by a state of a release that did not look it had arrived, and goes on from there. */
    void takeOver(VehicleState of, Situation now) {
        if (of.longs[base + KEY] == UNSEEN && hasArrived(of, now)) {
            turnTo(of, now);
            of.longs[base + KNOWN] = ARRIVED;
        }
    }

    /** Takes a run that has been judged. */
    void follow(VehicleRun run, VehicleState of) {
        Situation now = run.situation();
        long[] longs = of.longs;
        if (now.plan() == null) { // between two plans of an escort nothing is forgotten
            longs[base + KEY] = longs[base + KEY] == UNSEEN ? NOWHERE : longs[base + KEY];
            return;
        }
        if (!isOn(of, now)) {
            turnTo(of, now);
        }
        long known = longs[base + KNOWN];
        for (int i = 1; i <= run.size(); i++) {
            long facts = known & (ON_ITS_WAY | ARRIVED);
            known = integrity.isUnusable(longs, i) ? facts : look(run, i, known, facts);
        }
        longs[base + KNOWN] = known;
    }

    private static long look(VehicleRun run, int i, long known, long factsBefore) {
        boolean isThere = (run.zoneKinds()[i] & TrackFrame.IN_DESTINATION) != 0;
        long facts = factsBefore;
        long said = 0;
        if ((run.matchFlags()[i] & VehicleRun.MATCHED) != 0) {
            said = said(run, i, known, isThere);
            long sure = said & known;
            facts = (sure & SAID_FAR) != 0 ? facts & ~ARRIVED : facts;
            facts |= (sure & SAID_ON_ITS_WAY) != 0 ? ON_ITS_WAY : 0;
            facts |= (sure & SAID_AT_END) != 0 ? ARRIVED : 0;
        }
        return (isThere && (facts & ON_ITS_WAY) != 0 ? facts | ARRIVED : facts) | said;
    }

    /** What a place on the route says by itself. */
    private static long said(VehicleRun run, int i, long known, boolean isThere) {
        Situation now = run.situation();
        RouteLine route = now.route();
        if (route == null) {
            return 0;
        }
        boolean isBeyond = (run.matchFlags()[i] & VehicleRun.BEYOND_ENDS) != 0;
        double chainageM = run.chainageM()[i];
        double leastM = RouteEnd.leastM(chainageM, run.sigmaM()[i]);
        if (now.destinationZoneId() == null) {
            boolean isAlong = !isBeyond || (known & (ON_ITS_WAY | SAID_AT_END)) != 0;
            if (isAlong && !route.isClosed() && leastM >= route.lengthM() - RouteEnd.NEAR_M) {
                return SAID_AT_END;
            }
        } else if (isThere) {
            return !isBeyond && RouteEnd.isInFarHalf(route, leastM) ? SAID_AT_END : 0;
        }
        if (isBeyond) {
            return 0;
        }
        long far = isFar(now, route, chainageM, RouteEnd.doubtM(run.sigmaM()[i])) ? SAID_FAR : 0;
        boolean isOnItsWay = route.isClosed() ? far != 0 : leastM > RouteEnd.START_M;
        return isOnItsWay ? far | SAID_ON_ITS_WAY : far;
    }

    /** Of one that is closed what lies a little behind the YARD is near it too. */
    private static boolean isFar(Situation now, RouteLine route, double chainageM, double doubtM) {
        double wayM = now.arrivalM();
        double toM = wayM - chainageM;
        if (route.isClosed()) {
            wayM = route.lengthM();
            if (around(-toM, wayM) <= around(now.destinationM() - now.arrivalM(), wayM)) {
                return false; // beside the YARD
            }
            toM = Math.min(around(toM, wayM), around(chainageM - now.destinationM(), wayM));
        }
        return toM - doubtM > Math.min(FAR_M, FAR_RATIO * wayM);
    }

    private static double around(double byM, double lengthM) {
        return byM - lengthM * Math.floor(byM / lengthM);
    }
}
