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
        boolean fresh = slice.getLong(SEEN_MS) == 0 && visit.enterMs != 0;
        if (fresh && ZoneDwellRule.isTooLong(visit)) {
            slice.setLong(SEEN_MS, visit.eventTimeMs);
            slice.setLong(ZoneDwellRule.LIMIT_MS, ZoneDwellRule.dueMs(visit) - visit.enterMs);
        }
        boolean ended = visit.event == Event.EXITED || visit.retiredAtMs != 0;
        if (!ended) {
            return;
        }
        boolean became = visit.event == null; // another zone, to which no limit or another one applies
        if (became && slice.getLong(SEEN_MS) != 0 && !visit.begunInMain) {
            long limitMs = slice.getLong(ZoneDwellRule.LIMIT_MS);
            tell(visit, limitMs, visit.retiredAtMs, slice.getLong(SEEN_MS), out);
        } else if (!became && !visit.begunInMain) {
            tell(visit, visit.retiredAtMs != 0 ? visit.retiredAtMs : visit.outMs, slice.getLong(SEEN_MS), out);
        }
        slice.setLong(SEEN_MS, 0);
    }

    /** Two pieces of late data met inside the zone. */
    void join(ZoneVisit visit, Slice early, Slice later, FindingOutput out) {
        if (visit.exitMs == 0 && visit.mainVisitMs == 0) {
            later.setLong(SEEN_MS, early.getLong(SEEN_MS));
        } else if (visit.enterMs != 0 && !visit.begunInMain) {
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
        if (zone != null) {
            tell(visit, zone.maxDwellMs(), exitMs, seenMs, out);
        }
    }

    private static void tell(ZoneVisit visit, long limitMs, long exitMs, long seenMs, FindingOutput out) {
        if (visit.enterMs == 0 || exitMs - visit.enterMs <= limitMs) {
            return;
        }
        long startedAtMs = visit.enterMs + limitMs;
        long raisedAtMs = seenMs == 0 ? startedAtMs : Math.min(seenMs, exitMs);
        say(Finding.Kind.RAISED, visit, startedAtMs, raisedAtMs, limitMs, out);
        say(Finding.Kind.CLEARED, visit, startedAtMs, exitMs, limitMs, out);
    }

    private static void say(
            Finding.Kind kind, ZoneVisit visit, long startedAtMs, long atMs, long limitMs, FindingOutput out) {
        out.found(
                visit.i,
                ZoneDwellRule.finding(kind, visit, startedAtMs, atMs, limitMs).late(true));
    }
}
