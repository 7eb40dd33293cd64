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
 * <p>If the main line is in the zone behind the hole the end of a visit decides which of the two it is. Else it is
 * raised as soon as its beginning is known.
 */
final class LateRestricted {
    static final int DOUBLES = 2;

    private static final int MAIN_STARTED_AT_MS = 0;
    private static final int MAIN_ENDS_AT_MS = 1;
    private static final int STATE = 2;
    private static final int STARTED_AT_MS = 3;
    static final int DEPTH_M = 1;

    private static final int MARGIN_M = 0;
    private static final long INSTANT_MS = 10_000;

    private static final int RAISED = 1;
    /** It may be the visit that the main line has raised: that decides itself at the end. */
    private static final int WAITING = 2;
    /** The main line has said or will say what there is to say. */
    private static final int SILENT = 3;
    /**
     * It is the visit that the main line has raised behind the hole, which has been corrected; while its beginning is not
     * known {@link #STARTED_AT_MS} is when it began for the main line.
     */
    private static final int IN_MAIN = 4;
    /** To this rule the visit was over ({@link #STARTED_AT_MS}) when the zone became another one. */
    private static final int OVER = 5;

    void judge(ZoneVisit visit, double[] parameters, Slice slice, FindingOutput out) {
        double limitM = RestrictedZoneRule.limitM(visit, parameters);
        boolean deep = visit.retiredAtMs == 0 && -visit.distanceM > limitM;
        if (deep && slice.getLong(STATE) != OVER) {
            slice.setDouble(DEPTH_M, Math.max(slice.getDouble(DEPTH_M), -visit.distanceM));
        }
        begin(visit, limitM, slice, out);
        if (deep && visit.mainToMs != 0) {
            seenInMain(visit, limitM, slice, out);
        }
        boolean outside = visit.retiredAtMs != 0 ? !visit.inside : RestrictedZoneRule.isOutside(visit);
        if (visit.event == Event.EXITED || outside) {
            boolean passed = visit.outMs >= slice.getLong(STARTED_AT_MS);
            long exitMs = passed ? visit.outMs : visit.eventTimeMs;
            end(visit, visit.retiredAtMs != 0 ? visit.retiredAtMs : exitMs, limitM, slice, out);
        }
        boolean said = visit.crossedMs <= slice.getLong(RestrictedZoneRule.SAID_UNTIL_MS);
        if (visit.crossedDepthM > parameters[MARGIN_M] && !visit.judgedBefore && !said) {
            double depthM = visit.crossedDepthM;
            say(Finding.Kind.RAISED, visit, visit.crossedMs, visit.crossedEndMs, depthM, parameters[MARGIN_M], out);
            long endMs = visit.crossedEndMs + INSTANT_MS;
            say(Finding.Kind.CLEARED, visit, visit.crossedMs, endMs, depthM, parameters[MARGIN_M], out);
        }
    }

    private static void begin(ZoneVisit visit, double limitM, Slice slice, FindingOutput out) {
        boolean fresh = slice.getLong(MAIN_STARTED_AT_MS) == 0 && slice.getLong(STATE) == 0;
        boolean visited =
                visit.inside || visit.event == Event.EXITED; // else inMs may be that of an excursion at its end
        long beganMs = visited ? visit.enterMs : visit.inMs;
        if (!fresh || beganMs == 0 || !(slice.getDouble(DEPTH_M) > 0)) {
            return;
        }
        long startedAtMs = Math.max(beganMs, slice.getLong(RestrictedZoneRule.SAID_UNTIL_MS));
        slice.setLong(STARTED_AT_MS, startedAtMs);
        boolean begunBehind = visit.mainToMs != 0 && startedAtMs > visit.mainToMs;
        if (visit.judgedBefore || begunBehind) {
            slice.setLong(STATE, SILENT);
        } else if (visit.mainVisitMs != 0) {
            slice.setLong(STATE, WAITING);
        } else {
            slice.setLong(STATE, RAISED);
            say(Finding.Kind.RAISED, visit, startedAtMs, visit.eventTimeMs, slice.getDouble(DEPTH_M), limitM, out);
        }
    }

    private static void seenInMain(ZoneVisit visit, double limitM, Slice slice, FindingOutput out) {
        boolean beginUnknown = slice.getLong(STATE) == 0 && visit.inside && visit.enterMs == 0;
        boolean waiting = slice.getLong(STATE) == WAITING;
        if (!beginUnknown && !waiting) {
            return;
        }
        // An alert that the main line has had open since before the hole is about this visit too.
        boolean same = visit.mainVisitMs == ZoneVisit.SAME_VISIT;
        long mainStartedAtMs = visit.mainVisitMs > 0 ? Math.min(visit.mainVisitMs, visit.mainToMs) : visit.mainToMs;
        slice.setLong(STATE, same ? SILENT : IN_MAIN);
        if (beginUnknown) {
            slice.setLong(STARTED_AT_MS, mainStartedAtMs);
        } else if (!same) {
            correct(visit, slice.getLong(STARTED_AT_MS), mainStartedAtMs, slice.getDouble(DEPTH_M), limitM, out);
        }
    }

    private static void end(ZoneVisit visit, long exitMs, double limitM, Slice slice, FindingOutput out) {
        int state = (int) slice.getLong(STATE);
        boolean beginUnknown = state == 0 && visit.enterMs == 0 && slice.getDouble(DEPTH_M) > 0;
        if (state == OVER || beginUnknown && visit.event == null && visit.retiredAtMs != 0) {
            slice.setLong(STATE, OVER);
            slice.setLong(STARTED_AT_MS, state == OVER ? slice.getLong(STARTED_AT_MS) : exitMs);
            return;
        }
        if (state == IN_MAIN && visit.enterMs != 0) {
            slice.setLong(RestrictedZoneRule.SAID_UNTIL_MS, exitMs);
        } else if (state == WAITING || state == RAISED) {
            over(visit, slice.getLong(STARTED_AT_MS), exitMs, state == RAISED, limitM, slice, out);
        }
        reset(slice);
    }

    private static void over(
            ZoneVisit visit,
            long startedAtMs,
            long exitMs,
            boolean raised,
            double limitM,
            Slice slice,
            FindingOutput out) {
        double depthM = slice.getDouble(DEPTH_M);
        if (!raised) {
            say(Finding.Kind.RAISED, visit, startedAtMs, startedAtMs, depthM, limitM, out);
        }
        say(Finding.Kind.CLEARED, visit, startedAtMs, exitMs, depthM, limitM, out);
        slice.setLong(RestrictedZoneRule.SAID_UNTIL_MS, exitMs);
    }

    /**
     * The main line goes on with the visit, which it saw begin at {@code visit.mainVisitMs}: with an alert of its own,
     * which is corrected, or with that of late data.
     *
     * @return when the alert began that it has to go on with; 0 if there is none
     */
    long goOn(ZoneVisit visit, double[] parameters, long mainStartedAtMs, Slice slice, FindingOutput out) {
        int state = (int) slice.getLong(STATE);
        double depthM = slice.getDouble(DEPTH_M);
        double limitM = RestrictedZoneRule.limitM(visit, parameters);
        boolean begun = state == WAITING || state == RAISED;
        if (mainStartedAtMs != 0) {
            if (state == RAISED) {
                over(visit, slice.getLong(STARTED_AT_MS), visit.eventTimeMs, true, limitM, slice, out);
            } else if (begun) {
                correct(visit, slice.getLong(STARTED_AT_MS), mainStartedAtMs, depthM, limitM, out);
            }
            return 0;
        }
        boolean deep = state == 0 && slice.getLong(MAIN_STARTED_AT_MS) == 0 && visit.inside && depthM > 0;
        if (!begun && !deep) {
            return 0;
        }
        long startedAtMs = begun ? slice.getLong(STARTED_AT_MS) : visit.mainVisitMs;
        if (state != RAISED) {
            say(Finding.Kind.RAISED, visit, startedAtMs, Math.max(startedAtMs, visit.eventTimeMs), depthM, limitM, out);
        }
        return startedAtMs;
    }

    /** Two pieces of late data met inside the zone. */
    void join(ZoneVisit visit, double[] parameters, Slice early, Slice later, FindingOutput out) {
        double depthM = Math.max(early.getDouble(DEPTH_M), later.getDouble(DEPTH_M));
        boolean endUnknown = visit.exitMs == 0 && visit.mainVisitMs == 0;
        if (endUnknown && later.getLong(STATE) == IN_MAIN && early.getLong(STATE) != RAISED) {
            later.setDouble(DEPTH_M, depthM);
            beganBefore(visit, RestrictedZoneRule.limitM(visit, parameters), early, later, out);
        } else if (endUnknown) {
            absorb(later, early, depthM);
        } else if (visit.enterMs == 0) {
            absorb(early, later, depthM);
        } else if (early.getLong(MAIN_STARTED_AT_MS) == 0) {
            early.setDouble(DEPTH_M, depthM);
            complete(visit, RestrictedZoneRule.limitM(visit, parameters), early, later, out);
            reset(early);
        }
    }

    /** The visit that the main line has raised goes on, and began in the earlier piece. */
    private static void beganBefore(ZoneVisit visit, double limitM, Slice early, Slice later, FindingOutput out) {
        boolean told = early.getLong(STATE) == SILENT || early.getLong(STATE) == IN_MAIN;
        if (visit.enterMs != 0 && !told && early.getLong(MAIN_STARTED_AT_MS) == 0) {
            correct(
                    visit,
                    startedAtMs(visit, early),
                    later.getLong(STARTED_AT_MS),
                    later.getDouble(DEPTH_M),
                    limitM,
                    out);
        } else if (visit.enterMs == 0 && early.getLong(STATE) == IN_MAIN) {
            later.setLong(STARTED_AT_MS, early.getLong(STARTED_AT_MS));
        }
    }

    private static long startedAtMs(ZoneVisit visit, Slice slice) {
        long saidUntilMs = slice.getLong(RestrictedZoneRule.SAID_UNTIL_MS);
        return slice.getLong(STATE) == 0 ? Math.max(visit.enterMs, saidUntilMs) : slice.getLong(STARTED_AT_MS);
    }

    /** Goes on with what the other piece knows; a visit that was over to this rule, or that it raised, stays so. */
    private static void absorb(Slice slice, Slice other, double depthM) {
        boolean inMain = slice.getLong(STATE) == IN_MAIN && other.getLong(STATE) != RAISED;
        if (slice.getLong(STATE) != OVER && !inMain) {
            slice.setLong(STATE, other.getLong(STATE));
            slice.setLong(STARTED_AT_MS, other.getLong(STARTED_AT_MS));
        }
        long saidUntilMs = Math.max(
                slice.getLong(RestrictedZoneRule.SAID_UNTIL_MS), other.getLong(RestrictedZoneRule.SAID_UNTIL_MS));
        slice.setLong(RestrictedZoneRule.SAID_UNTIL_MS, saidUntilMs);
        slice.setLong(
                MAIN_STARTED_AT_MS, Math.max(slice.getLong(MAIN_STARTED_AT_MS), other.getLong(MAIN_STARTED_AT_MS)));
        slice.setDouble(DEPTH_M, depthM);
    }

    /** Beginning and end are known. */
    private static void complete(ZoneVisit visit, double limitM, Slice early, Slice later, FindingOutput out) {
        int state = (int) early.getLong(STATE);
        double depthM = early.getDouble(DEPTH_M);
        boolean over = later.getLong(STATE) == OVER;
        long exitMs = over ? later.getLong(STARTED_AT_MS) : visit.exitMs;
        if (state == SILENT || state == IN_MAIN || !(depthM > 0) || visit.judgedBefore) {
            return;
        }
        long startedAtMs = startedAtMs(visit, early);
        if (!over && visit.mainVisitMs == 0 && later.getLong(STATE) == SILENT) {
            if (state == RAISED) {
                over(visit, startedAtMs, exitMs, true, limitM, early, out);
            }
        } else if (later.getLong(STATE) == IN_MAIN && state != RAISED) {
            correct(visit, startedAtMs, later.getLong(STARTED_AT_MS), depthM, limitM, out);
        } else if (over || visit.mainVisitMs == 0) {
            over(visit, startedAtMs, exitMs, state == RAISED, limitM, early, out);
        } else if (state == RAISED) {
            over(
                    visit,
                    startedAtMs,
                    visit.mainExitMs != 0 ? visit.mainExitMs : visit.eventTimeMs,
                    true,
                    limitM,
                    early,
                    out);
        } else if (visit.mainVisitMs > 0) {
            correct(visit, startedAtMs, visit.mainVisitMs, depthM, limitM, out);
        }
    }

    /** An alert that began before the visit did is about an earlier one too, which has corrected it if need be. */
    private static void correct(
            ZoneVisit visit, long trueStartedAtMs, long startedAtMs, double depthM, double limitM, FindingOutput out) {
        if (trueStartedAtMs >= startedAtMs) {
            return;
        }
        out.found(
                visit.i,
                RestrictedZoneRule.finding(Finding.Kind.UPDATED, visit, startedAtMs, startedAtMs)
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
