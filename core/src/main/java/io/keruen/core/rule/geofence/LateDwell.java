package io.keruen.core.rule.geofence;

import io.keruen.core.alert.Finding;
import io.keruen.core.rule.FindingOutput;
import io.keruen.core.rule.Slice;
import io.keruen.core.rule.ZoneVisit;
import io.keruen.core.transit.TransitEvent.Event;
import io.keruen.core.zone.ZoneSpec;

/**
 * The dwell rule in late data. A stay is judged once both its ends are known: RAISED and CLEARED. One that goes on in
 * the main line is left to the main line, which learns when it began; one that is over there by now is judged here.
 */
final class LateDwell {
    /** First sample of the stay that was too late, when walked forward. */
    private static final int SEEN_MS = 3;

    static final int LONGS = 4;

    void judge(ZoneVisit visit, Slice slice, FindingOutput out) {
        if (visit.mirrored) {
            backward(visit, out);
        } else {
            forward(visit, slice, out);
        }
    }

    private static void forward(ZoneVisit visit, Slice slice, FindingOutput out) {
        boolean fresh = slice.getLong(SEEN_MS) == 0 && visit.enterMs != 0;
        if (fresh && ZoneDwellRule.isTooLong(visit)) {
            slice.setLong(SEEN_MS, visit.eventTimeMs);
        }
        if (visit.event == Event.EXITED) {
            if (!visit.begunInMain) {
                tell(visit, visit.retiredAtMs != 0 ? visit.retiredAtMs : visit.outMs, slice.getLong(SEEN_MS), out);
            }
            slice.setLong(SEEN_MS, 0);
        }
    }

    private static void backward(ZoneVisit visit, FindingOutput out) {
        if (visit.event != null && visit.event != Event.EXITED) {
            ends(visit, 0, out);
        }
    }

    /** Two pieces of late data met inside the zone: {@code early} knows the beginning, {@code later} the end. */
    void join(ZoneVisit visit, Slice early, FindingOutput out) {
        if (!visit.begunInMain) {
            ends(visit, early.getLong(SEEN_MS), out);
        }
    }

    private static void ends(ZoneVisit visit, long seenMs, FindingOutput out) {
        ZoneSpec zone = visit.zone;
        if (visit.mainVisitMs == 0) {
            tell(visit, visit.exitMs, seenMs, out);
        } else if (zone != null && visit.mainVisitMs > 0) {
            boolean raisedInMain = visit.mainExitMs - visit.mainVisitMs > zone.maxDwellMs();
            tell(visit, raisedInMain ? 0 : visit.mainExitMs, seenMs, out);
        }
    }

    private static void tell(ZoneVisit visit, long exitMs, long seenMs, FindingOutput out) {
        ZoneSpec zone = visit.zone;
        if (zone == null || visit.enterMs == 0 || exitMs - visit.enterMs <= zone.maxDwellMs()) {
            return;
        }
        long startedAtMs = visit.enterMs + zone.maxDwellMs();
        long raisedAtMs = seenMs == 0 ? startedAtMs : Math.min(seenMs, exitMs);
        say(Finding.Kind.RAISED, visit, startedAtMs, raisedAtMs, zone.maxDwellMs(), out);
        say(Finding.Kind.CLEARED, visit, startedAtMs, exitMs, zone.maxDwellMs(), out);
    }

    private static void say(
            Finding.Kind kind, ZoneVisit visit, long startedAtMs, long atMs, long limitMs, FindingOutput out) {
        out.found(
                visit.i,
                ZoneDwellRule.finding(kind, visit, startedAtMs, atMs, limitMs).late(true));
    }
}
