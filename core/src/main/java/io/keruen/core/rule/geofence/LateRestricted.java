package io.keruen.core.rule.geofence;

import io.keruen.core.alert.Finding;
import io.keruen.core.rule.FindingOutput;
import io.keruen.core.rule.Slice;
import io.keruen.core.rule.ZoneVisit;
import io.keruen.core.transit.TransitEvent.Event;

/**
 * The restricted-zone rule in late data. A visit that ended in the hole is RAISED and CLEARED; one that runs into the
 * visit the main line found behind the hole corrects that alert: UPDATED with {@code trueStartedAtMs}.
 *
 * <p>Walked forward the end of a visit is not known yet: if the zone is occupied behind the hole the alert of there is
 * corrected at once, and raised apart should the vehicle turn out to have left in between.
 */
final class LateRestricted {
    static final int DOUBLES = 2;

    private static final int MAIN_STARTED_AT_MS = 0;
    private static final int MAIN_ENDS_AT_MS = 1;
    private static final int STATE = 2;
    private static final int STARTED_AT_MS = 3;
    private static final int DEPTH_M = 1;

    private static final int MARGIN_M = 0;
    private static final long INSTANT_MS = 10_000;

    private static final int RAISED = 1;
    private static final int CORRECTED = 2;
    private static final int SILENT = 3;

    void judge(ZoneVisit visit, double[] parameters, Slice slice, FindingOutput out) {
        double limitM = RestrictedZoneRule.limitM(visit, parameters);
        boolean deep = visit.retiredAtMs == 0 && -visit.distanceM > limitM;
        if (deep) {
            slice.setDouble(DEPTH_M, Math.max(slice.getDouble(DEPTH_M), -visit.distanceM));
        }
        if (visit.mirrored) {
            backward(visit, limitM, slice, out);
        } else {
            forward(visit, deep, limitM, slice, out);
        }
        boolean said = visit.crossedMs <= slice.getLong(RestrictedZoneRule.SAID_UNTIL_MS);
        if (visit.crossedDepthM > parameters[MARGIN_M] && !visit.judgedBefore && !said) {
            double depthM = visit.crossedDepthM;
            say(Finding.Kind.RAISED, visit, visit.crossedMs, visit.crossedEndMs, depthM, parameters[MARGIN_M], out);
            long endMs = visit.crossedEndMs + INSTANT_MS;
            say(Finding.Kind.CLEARED, visit, visit.crossedMs, endMs, depthM, parameters[MARGIN_M], out);
        }
    }

    private static void forward(ZoneVisit visit, boolean deep, double limitM, Slice slice, FindingOutput out) {
        boolean fresh = slice.getLong(MAIN_STARTED_AT_MS) == 0 && slice.getLong(STATE) == 0;
        long startedAtMs = visit.inside ? visit.enterMs : visit.inMs;
        if (deep && fresh && startedAtMs != 0) {
            long saidUntilMs = slice.getLong(RestrictedZoneRule.SAID_UNTIL_MS);
            begin(visit, Math.max(startedAtMs, saidUntilMs), limitM, slice, out);
        }
        if (visit.event == Event.EXITED || !visit.inside && !deep) {
            boolean passed = visit.outMs >= slice.getLong(STARTED_AT_MS);
            long exitMs = passed ? visit.outMs : visit.eventTimeMs;
            end(visit, visit.retiredAtMs != 0 ? visit.retiredAtMs : exitMs, limitM, slice, out);
        }
    }

    private static void begin(ZoneVisit visit, long startedAtMs, double limitM, Slice slice, FindingOutput out) {
        slice.setLong(STARTED_AT_MS, startedAtMs);
        if (visit.judgedBefore || visit.mainVisitMs == ZoneVisit.SAME_VISIT) {
            slice.setLong(STATE, SILENT);
        } else if (visit.mainVisitMs > 0) {
            slice.setLong(STATE, CORRECTED);
            correct(visit, startedAtMs, slice.getDouble(DEPTH_M), limitM, out);
        } else {
            slice.setLong(STATE, RAISED);
            say(Finding.Kind.RAISED, visit, startedAtMs, visit.eventTimeMs, slice.getDouble(DEPTH_M), limitM, out);
        }
    }

    private static void end(ZoneVisit visit, long exitMs, double limitM, Slice slice, FindingOutput out) {
        long startedAtMs = slice.getLong(STARTED_AT_MS);
        double depthM = slice.getDouble(DEPTH_M);
        int state = (int) slice.getLong(STATE);
        if (state == CORRECTED) {
            say(Finding.Kind.RAISED, visit, startedAtMs, startedAtMs, depthM, limitM, out);
        }
        if (state == CORRECTED || state == RAISED) {
            say(Finding.Kind.CLEARED, visit, startedAtMs, exitMs, depthM, limitM, out);
            slice.setLong(RestrictedZoneRule.SAID_UNTIL_MS, exitMs);
        }
        reset(slice);
    }

    private static void backward(ZoneVisit visit, double limitM, Slice slice, FindingOutput out) {
        slice.setLong(RestrictedZoneRule.SAID_UNTIL_MS, 0);
        if (visit.event == Event.ENTERED) {
            entered(visit, visit.inMs, visit.exitMs, limitM, slice, out);
        } else if (visit.settledOutside) {
            entered(visit, visit.inMs, visit.outMs, limitM, slice, out);
        }
    }

    /** The beginning of a visit has been found; its end is known unless it runs on behind the hole. */
    private static void entered(
            ZoneVisit visit, long startedAtMs, long exitMs, double limitM, Slice slice, FindingOutput out) {
        double depthM = slice.getDouble(DEPTH_M);
        boolean raise = depthM > 0 && startedAtMs != 0 && !visit.judgedBefore;
        if (raise && visit.mainVisitMs > 0) {
            correct(visit, startedAtMs, depthM, limitM, out);
        } else if (raise && visit.mainVisitMs != ZoneVisit.SAME_VISIT && exitMs != 0) {
            say(Finding.Kind.RAISED, visit, startedAtMs, startedAtMs, depthM, limitM, out);
            say(Finding.Kind.CLEARED, visit, startedAtMs, exitMs, depthM, limitM, out);
            slice.setLong(RestrictedZoneRule.SAID_UNTIL_MS, exitMs);
        }
        reset(slice);
    }

    /** Two pieces of late data met inside the zone: {@code early} knows the beginning, {@code later} the end. */
    void join(ZoneVisit visit, double[] parameters, Slice early, Slice later, FindingOutput out) {
        double limitM = RestrictedZoneRule.limitM(visit, parameters);
        long exitMs = visit.exitMs;
        if (early.getLong(MAIN_STARTED_AT_MS) != 0) {
            return;
        }
        boolean endUnknown = exitMs == 0 && visit.mainVisitMs == 0;
        if (endUnknown) {
            return; // the piece behind the later one knows, and goes on with what is known here
        }
        if (early.getLong(STATE) == RAISED && visit.mainVisitMs > 0 && visit.mainExitMs != 0) {
            end(visit, visit.mainExitMs, limitM, early, out);
        } else if (early.getLong(STATE) == 0) {
            entered(visit, visit.enterMs, exitMs, limitM, later, out);
        } else if (exitMs != 0 && visit.mainVisitMs == 0) {
            end(visit, exitMs, limitM, early, out);
        }
    }

    private static void correct(
            ZoneVisit visit, long trueStartedAtMs, double depthM, double limitM, FindingOutput out) {
        out.found(
                visit.i,
                RestrictedZoneRule.finding(Finding.Kind.UPDATED, visit, visit.mainVisitMs, visit.mainVisitMs)
                        .measured(depthM, limitM, "m")
                        .late(true)
                        .evidence("trueStartedAtMs", trueStartedAtMs));
    }

    private static void say(
            Finding.Kind kind,
            ZoneVisit visit,
            long startedAtMs,
            long atMs,
            double depthM,
            double limitM,
            FindingOutput out) {
        out.found(
                visit.i,
                RestrictedZoneRule.finding(kind, visit, startedAtMs, atMs)
                        .measured(depthM, limitM, "m")
                        .late(true));
    }

    private static void reset(Slice slice) {
        slice.setLong(MAIN_STARTED_AT_MS, 0);
        slice.setLong(MAIN_ENDS_AT_MS, 0);
        slice.setLong(STATE, 0);
        slice.setLong(STARTED_AT_MS, 0);
        slice.setDouble(DEPTH_M, 0);
    }
}
