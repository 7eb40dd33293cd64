package io.keruen.core.stage.vehicle;

import io.keruen.core.control.Situation;
import io.keruen.core.geo.RouteLine;
import io.keruen.core.rule.VehicleRun;
import io.keruen.core.stage.flow.RouteEnd;
import io.keruen.core.stage.flow.TrackFrame;

/**
 * Whether a vehicle has arrived, so that nobody waits for its word: inside the last YARD of its route, where there is none
 * near the end of the route or beyond it by two samples in a row. What nobody believes says nothing. It is not taken back
 * until the vehicle is sent elsewhere. One per stage; the state is two longs.
 */
final class JourneyWatch {
    private static final String SLICE = "journey";

    // The state: of which journey, and what is known of it.
    private static final int KEY = 0;
    private static final int KNOWN = 1;
    private static final int LONGS = 2;

    /** No sample was ever looked at: the state is of a release that did not look. */
    private static final long UNSEEN = 0;

    private static final long NOWHERE = 1;

    /** It was seen on its way: who stands where a round begins has not come back. */
    private static final long ON_ITS_WAY = 1;

    private static final long AT_END = 2;
    private static final long ARRIVED = 4;

    private final IntegrityWatch integrity;
    private final int base;

    /** A watch whose state stands in this layout. */
    JourneyWatch(SliceLayout layout, IntegrityWatch integrity) {
        this.integrity = integrity;
        base = layout.longs();
        layout.addLastingBusy(SLICE, 1, LONGS, 0);
    }

    /** Whether the vehicle has come to the end of the journey on which it is in this situation. */
    boolean hasArrived(VehicleState of, Situation now) {
        long key = of.longs[base + KEY];
        if (key == UNSEEN) {
            String destination = now.destinationZoneId();
            return destination != null && of.visits.isInside(destination);
        }
        return key == now.journeyKey() && (of.longs[base + KNOWN] & ARRIVED) != 0;
    }

    /** Takes a run that has been judged. */
    void follow(VehicleRun run, long[] longs) {
        Situation now = run.situation();
        if (now.plan() == null) { // between two plans of an escort nothing is forgotten
            longs[base + KEY] = longs[base + KEY] == UNSEEN ? NOWHERE : longs[base + KEY];
            return;
        }
        if (longs[base + KEY] != now.journeyKey()) {
            longs[base + KEY] = now.journeyKey();
            longs[base + KNOWN] = 0;
        }
        long known = longs[base + KNOWN];
        for (int i = 1; i <= run.size() && (known & ARRIVED) == 0; i++) {
            known = integrity.isUnusable(longs, i) ? known & ~AT_END : look(run, i, known);
        }
        longs[base + KNOWN] = known;
    }

    private static long look(VehicleRun run, int i, long known) {
        Situation now = run.situation();
        RouteLine route = now.route();
        if (now.destinationZoneId() != null) {
            boolean isThere = (run.zoneKinds()[i] & TrackFrame.IN_DESTINATION) != 0;
            boolean isRound = route != null && route.isClosed();
            return !isThere ? known | ON_ITS_WAY : !isRound || (known & ON_ITS_WAY) != 0 ? known | ARRIVED : known;
        }
        if (route == null || route.isClosed() || (run.matchFlags()[i] & VehicleRun.MATCHED) == 0) {
            return known & ~AT_END;
        }
        boolean isBeyond = (run.matchFlags()[i] & VehicleRun.BEYOND_ENDS) != 0;
        long seen = isBeyond ? known : known | ON_ITS_WAY;
        double leastM = RouteEnd.leastM(run.chainageM()[i], run.sigmaM()[i]);
        boolean isAtEnd = leastM >= route.lengthM() - RouteEnd.NEAR_M && (seen & ON_ITS_WAY) != 0;
        return !isAtEnd ? seen & ~AT_END : (seen & AT_END) != 0 ? seen | ARRIVED : seen | AT_END;
    }
}
