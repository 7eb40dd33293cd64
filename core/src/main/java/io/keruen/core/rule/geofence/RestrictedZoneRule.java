package io.keruen.core.rule.geofence;

import io.keruen.core.alert.AlertType;
import io.keruen.core.alert.Finding;
import io.keruen.core.alert.Severity;
import io.keruen.core.policy.Parameter;
import io.keruen.core.rule.FindingOutput;
import io.keruen.core.rule.Slice;
import io.keruen.core.rule.ZoneRule;
import io.keruen.core.rule.ZoneVisit;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneSpec;
import java.util.List;

/**
 * A sample inside a RESTRICTED zone by more than {@code max(marginM, 2 sigma)}, or a path between two clearly outside
 * samples that runs deeper than {@code marginM}. Starts at the passage of the boundary, clears when the zone side and
 * the place are outside (the passage out), or 10 s after the path. The depth is the measured value.
 *
 * <p>The side turns inside beyond 3 sigma only. Who stands less deep is inside all the same: it is over when the place is
 * out again, and not at each sample that is a little less deep than what raised it.
 */
public final class RestrictedZoneRule extends ZoneRule {
    static final String ID = "restricted-zone";
    static final String TYPE = "RESTRICTED_ZONE_ENTRY";
    private static final int MARGIN_M = 0;
    private static final double SIGMAS = 2;
    private static final long INSTANT_MS = 10_000;
    private static final double GROWTH = 1.5;

    private static final int STARTED_AT_MS = 0;
    /** When an alert raised by a path ends by itself; 0 if a sample raised it. */
    private static final int ENDS_AT_MS = 1;

    /** When the alert that a sample raised was over: a path that began before is the same passage. */
    static final int SAID_UNTIL_MS = 4;

    static final int LONGS = 5;

    private static final int REPORTED_M = 0;

    private final LateRestricted late = new LateRestricted();

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<AlertType> alertTypes() {
        return List.of(AlertType.of(TYPE, "Stop the vehicle and find out why it is in the restricted zone.")
                .blockingGate());
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(new Parameter("marginM", 1, 0, 1_000));
    }

    @Override
    public int longs() {
        return LONGS;
    }

    @Override
    public int doubles() {
        return LateRestricted.DOUBLES;
    }

    @Override
    public boolean concerns(ZoneSpec zone) {
        return zone.kind() == ZoneKind.RESTRICTED;
    }

    @Override
    public boolean holds(Slice slice) {
        return slice.getLong(STARTED_AT_MS) != 0;
    }

    @Override
    public void judge(ZoneVisit visit, double[] parameters, Slice slice, FindingOutput out) {
        if (slice.getLong(STARTED_AT_MS) != 0) {
            clearIfOver(visit, parameters, slice, out);
        }
        if (visit.retiredAtMs != 0) {
            return;
        }
        double limitM = limitM(visit, parameters);
        if (-visit.distanceM > limitM) {
            long startedAtMs = Math.max(visit.inside ? visit.enterMs : visit.inMs, slice.getLong(SAID_UNTIL_MS));
            deep(visit, -visit.distanceM, limitM, startedAtMs, slice, out);
            slice.setLong(ENDS_AT_MS, 0);
        } else if (visit.crossedDepthM > parameters[MARGIN_M] && visit.crossedMs > slice.getLong(SAID_UNTIL_MS)) {
            boolean raised = slice.getLong(STARTED_AT_MS) != 0;
            deep(visit, visit.crossedDepthM, parameters[MARGIN_M], visit.crossedMs, slice, out);
            if (!raised || slice.getLong(ENDS_AT_MS) != 0) {
                slice.setLong(ENDS_AT_MS, visit.crossedEndMs + INSTANT_MS);
            }
        }
    }

    static double limitM(ZoneVisit visit, double[] parameters) {
        return Math.max(parameters[MARGIN_M], SIGMAS * visit.sigmaM);
    }

    /** By its side, and by its place: whatever raised the alert is over. */
    static boolean isOutside(ZoneVisit visit) {
        return !visit.inside && visit.distanceM >= 0;
    }

    private static void deep(
            ZoneVisit visit, double depthM, double limitM, long startedAtMs, Slice slice, FindingOutput out) {
        Finding.Kind kind = Finding.Kind.RAISED;
        if (slice.getLong(STARTED_AT_MS) != 0) {
            if (depthM < GROWTH * slice.getDouble(REPORTED_M)) {
                return;
            }
            kind = Finding.Kind.UPDATED;
        } else {
            slice.setLong(STARTED_AT_MS, startedAtMs);
        }
        slice.setDouble(REPORTED_M, depthM);
        boolean unobserved = visit.inUnobserved && startedAtMs == visit.inMs;
        out.found(
                visit.i,
                finding(kind, visit, slice.getLong(STARTED_AT_MS), visit.eventTimeMs)
                        .measured(depthM, limitM, "m")
                        .unobserved(unobserved));
    }

    private void clearIfOver(ZoneVisit visit, double[] parameters, Slice slice, FindingOutput out) {
        long endsAtMs = slice.getLong(ENDS_AT_MS);
        long clearedAtMs = 0;
        boolean unobserved = false;
        if (visit.retiredAtMs != 0) {
            clearedAtMs = endsAtMs != 0 ? Math.min(endsAtMs, visit.retiredAtMs) : visit.retiredAtMs;
        } else if (endsAtMs != 0) {
            clearedAtMs = visit.eventTimeMs >= endsAtMs ? endsAtMs : 0;
        } else if (isOutside(visit)) {
            boolean passed = visit.outMs >= slice.getLong(STARTED_AT_MS);
            clearedAtMs = passed ? visit.outMs : visit.eventTimeMs;
            unobserved = passed && visit.outUnobserved;
        }
        if (clearedAtMs == 0) {
            return;
        }
        out.found(
                visit.i,
                finding(Finding.Kind.CLEARED, visit, slice.getLong(STARTED_AT_MS), clearedAtMs)
                        .measured(slice.getDouble(REPORTED_M), limitM(visit, parameters), "m")
                        .unobserved(unobserved));
        if (endsAtMs == 0) {
            slice.setLong(SAID_UNTIL_MS, clearedAtMs);
        }
        slice.setLong(STARTED_AT_MS, 0);
        slice.setLong(ENDS_AT_MS, 0);
        slice.setDouble(REPORTED_M, 0);
    }

    static Finding.Builder finding(Finding.Kind kind, ZoneVisit visit, long startedAtMs, long atMs) {
        return visit.finding(kind, ID, TYPE).severity(Severity.CRITICAL).times(startedAtMs, atMs);
    }

    @Override
    public void judgeLate(ZoneVisit visit, double[] parameters, Slice slice, FindingOutput out) {
        late.judge(visit, parameters, slice, out);
    }

    @Override
    public void goOnFromLate(ZoneVisit visit, double[] parameters, Slice main, Slice slice, FindingOutput out) {
        long startedAtMs = late.goOn(visit, parameters, main.getLong(STARTED_AT_MS), slice, out);
        if (startedAtMs != 0) {
            main.setLong(STARTED_AT_MS, startedAtMs);
            main.setLong(ENDS_AT_MS, 0);
            main.setDouble(REPORTED_M, slice.getDouble(LateRestricted.DEPTH_M));
        }
        main.setLong(SAID_UNTIL_MS, Math.max(main.getLong(SAID_UNTIL_MS), slice.getLong(SAID_UNTIL_MS)));
    }

    @Override
    public void joinLate(ZoneVisit visit, double[] parameters, Slice early, Slice later, FindingOutput out) {
        late.join(visit, parameters, early, later, out);
    }
}
