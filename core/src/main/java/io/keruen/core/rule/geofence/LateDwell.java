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
        long limitMs = slice.getLong(ZoneDwellRule.LIMIT_MS);
        if (became && slice.getLong(SEEN_MS) != 0) {
            tell(visit, visit.mainEnterMs, limitMs, visit.retiredAtMs, slice.getLong(SEEN_MS), out);
        } else if (!became) {
            long exitMs = visit.retiredAtMs != 0 ? visit.retiredAtMs : visit.outMs;
            tell(visit, visit.mainEnterMs, exitMs, slice.getLong(SEEN_MS), out);
        }
        slice.setLong(SEEN_MS, 0);
    }

    /** Two pieces of late data met inside the zone. */
    void join(ZoneVisit visit, Slice early, Slice later, FindingOutput out) {
        long seenMs = early.getLong(SEEN_MS);
        if (visit.exitMs == 0 && visit.mainVisitMs == 0) {
            later.setLong(SEEN_MS, seenMs);
            return;
        }
        boolean inMain = visit.mainVisitMs == ZoneVisit.SAME_VISIT && visit.mainEnterMs == 0; // a longer one
        if (visit.enterMs != 0 && !visit.goesOnInHole && !inMain) {
            long mainEnterMs = visit.mainEnterMs != 0 ? visit.mainEnterMs : visit.mainVisitMs;
            tell(visit, mainEnterMs, visit.mainVisitMs == 0 ? visit.exitMs : visit.mainExitMs, seenMs, out);
        }
    }

    private static void tell(ZoneVisit visit, long mainEnterMs, long exitMs, long seenMs, FindingOutput out) {
        ZoneSpec zone = visit.zone;
        if (zone != null) {
            tell(visit, mainEnterMs, zone.maxDwellMs(), exitMs, seenMs, out);
        }
    }

    /** Tells a stay that was too long, unless it was so for the main line too, which saw it begin at another time. */
    private static void tell(
            ZoneVisit visit, long mainEnterMs, long limitMs, long exitMs, long seenMs, FindingOutput out) {
        boolean inMain = mainEnterMs > 0 && exitMs - mainEnterMs > limitMs;
        if (visit.enterMs == 0 || inMain || exitMs - visit.enterMs <= limitMs) {
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
