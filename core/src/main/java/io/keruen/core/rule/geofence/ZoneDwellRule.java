package io.keruen.core.rule.geofence;

import io.keruen.core.alert.AlertType;
import io.keruen.core.alert.Finding;
import io.keruen.core.alert.Severity;
import io.keruen.core.policy.Parameter;
import io.keruen.core.rule.FindingOutput;
import io.keruen.core.rule.Slice;
import io.keruen.core.rule.ZoneRule;
import io.keruen.core.rule.ZoneVisit;
import io.keruen.core.transit.TransitEvent.Event;
import io.keruen.core.zone.ZoneSpec;
import java.util.List;

/**
 * Inside a zone for longer than its {@code maxDwellMs}: starts when that had passed, clears when the visit ends. Raised
 * by a sample that lies inside; a stay that became too long between its last such sample and its end is raised when it
 * ends.
 */
public final class ZoneDwellRule extends ZoneRule {
    private static final String ID = "zone-dwell";
    private static final String TYPE = "ZONE_DWELL_EXCEEDED";
    private static final int STARTED_AT_MS = 0;
    static final int LIMIT_MS = 1;
    /** What it should have been, as late data told after it was raised; 0 if they did not. */
    private static final int TRUE_STARTED_AT_MS = 2;

    private static final long NEVER_MS = Long.MAX_VALUE - 1;

    private final LateDwell late = new LateDwell();

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<AlertType> alertTypes() {
        return List.of(AlertType.of(TYPE, "Ask why the vehicle has not left the zone."));
    }

    @Override
    public List<Parameter> parameters() {
        return List.of();
    }

    @Override
    public int longs() {
        return LateDwell.LONGS;
    }

    @Override
    public int doubles() {
        return 0;
    }

    @Override
    public boolean concerns(ZoneSpec zone) {
        return zone.maxDwellMs() >= 0;
    }

    @Override
    public boolean holds(Slice slice) {
        return slice.getLong(STARTED_AT_MS) != 0;
    }

    @Override
    public long quietUntilMs(ZoneVisit visit, double[] parameters, Slice slice) {
        return slice.getLong(STARTED_AT_MS) != 0 ? Long.MAX_VALUE : dueMs(visit) + 1;
    }

    static long dueMs(ZoneVisit visit) {
        ZoneSpec zone = visit.zone;
        long limitMs = zone == null ? NEVER_MS : zone.maxDwellMs();
        return limitMs >= NEVER_MS - visit.enterMs ? NEVER_MS : visit.enterMs + limitMs;
    }

    /** Whether a sample proves that the stay is too long: the side may still be inside when the vehicle is not. */
    static boolean isTooLong(ZoneVisit visit) {
        return visit.inside && visit.distanceM < 0 && visit.eventTimeMs > dueMs(visit);
    }

    @Override
    public void judge(ZoneVisit visit, double[] parameters, Slice slice, FindingOutput out) {
        boolean raised = slice.getLong(STARTED_AT_MS) != 0;
        long endedAtMs = visit.retiredAtMs != 0 ? visit.retiredAtMs : visit.outMs;
        if (raised && !visit.inside) {
            clear(visit, Math.max(endedAtMs, slice.getLong(STARTED_AT_MS)), slice, out);
        } else if (!raised && isTooLong(visit)) {
            raise(visit, visit.eventTimeMs, slice, out);
        } else if (!raised && visit.event == Event.EXITED && endedAtMs > dueMs(visit)) {
            raise(visit, dueMs(visit), slice, out);
            clear(visit, endedAtMs, slice, out);
        } else if (raised) {
            correct(visit, slice, out);
        }
    }

    private static void raise(ZoneVisit visit, long atMs, Slice slice, FindingOutput out) {
        slice.setLong(STARTED_AT_MS, dueMs(visit));
        slice.setLong(LIMIT_MS, dueMs(visit) - visit.enterMs);
        out.found(visit.i, finding(Finding.Kind.RAISED, visit, atMs, slice));
    }

    private static void clear(ZoneVisit visit, long atMs, Slice slice, FindingOutput out) {
        out.found(visit.i, finding(Finding.Kind.CLEARED, visit, atMs, slice));
        slice.setLong(STARTED_AT_MS, 0);
        slice.setLong(TRUE_STARTED_AT_MS, 0);
    }

    /** Late data told that the visit began at another time than it seemed when the alert was raised. */
    private static void correct(ZoneVisit visit, Slice slice, FindingOutput out) {
        long trueStartedAtMs = visit.enterMs + slice.getLong(LIMIT_MS);
        long toldMs = slice.getLong(slice.getLong(TRUE_STARTED_AT_MS) != 0 ? TRUE_STARTED_AT_MS : STARTED_AT_MS);
        if (trueStartedAtMs == toldMs || trueStartedAtMs >= visit.eventTimeMs) {
            return;
        }
        slice.setLong(TRUE_STARTED_AT_MS, trueStartedAtMs);
        out.found(
                visit.i,
                finding(Finding.Kind.UPDATED, visit, visit.eventTimeMs, slice)
                        .late(true)
                        .evidence("trueStartedAtMs", trueStartedAtMs));
    }

    private static Finding.Builder finding(Finding.Kind kind, ZoneVisit visit, long atMs, Slice slice) {
        return finding(kind, visit, slice.getLong(STARTED_AT_MS), atMs, slice.getLong(LIMIT_MS));
    }

    static Finding.Builder finding(Finding.Kind kind, ZoneVisit visit, long startedAtMs, long atMs, long limitMs) {
        return visit.finding(kind, ID, TYPE)
                .severity(Severity.MEDIUM)
                .times(startedAtMs, atMs)
                .measured(atMs - visit.enterMs, limitMs, "ms");
    }

    @Override
    public void judgeLate(ZoneVisit visit, double[] parameters, Slice slice, FindingOutput out) {
        late.judge(visit, slice, out);
    }

    @Override
    public void beganElsewhere(ZoneVisit visit, double[] parameters, Slice slice, FindingOutput out) {
        boolean isOut = visit.inside && visit.distanceM >= 0; // the samples that told have been before
        if (isOut && slice.getLong(STARTED_AT_MS) == 0 && visit.outMs > dueMs(visit)) {
            raise(visit, visit.eventTimeMs, slice, out);
        }
    }

    @Override
    public void joinLate(ZoneVisit visit, double[] parameters, Slice early, Slice later, FindingOutput out) {
        ZoneSpec zone = visit.zone;
        if (zone != null && concerns(zone)) {
            late.join(visit, early, later, out);
        }
    }
}
