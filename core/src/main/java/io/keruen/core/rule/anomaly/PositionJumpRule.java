package io.keruen.core.rule.anomaly;

import io.keruen.core.alert.AlertType;
import io.keruen.core.alert.Finding;
import io.keruen.core.alert.Severity;
import io.keruen.core.policy.Parameter;
import io.keruen.core.rule.FindingOutput;
import io.keruen.core.rule.Slice;
import io.keruen.core.rule.VehicleRule;
import io.keruen.core.rule.VehicleRun;
import java.util.List;

/**
 * The vehicle moved further than its speed allows: {@code step - max(speed before, after) x dt > max(jumpM, 6 x
 * hypot(sigma before, sigma after))}. A jump out and back is one alert that escalates. Across a hole in the data
 * (longer than {@code pathMaxMs}) two speeds say nothing about the way between: unknown.
 */
public final class PositionJumpRule extends VehicleRule {
    private static final String TYPE = "POSITION_JUMP";
    private static final int JUMP_M = 0;
    private static final int TWICE_MS = 1;
    private static final int CLEAR_MS = 2;
    private static final int PATH_MAX_MS = 3;
    private static final int STARTED_AT_MS = 0;
    private static final int LAST_TRUE_MS = 1;
    private static final int HIGH = 2;
    private static final double SIGMAS = 6;
    private static final double MS_PER_S = 1_000;

    @Override
    public String id() {
        return "position-jump";
    }

    @Override
    public List<AlertType> alertTypes() {
        return List.of(AlertType.of(TYPE, "Do not trust the position; compare with the neighbours and the wheel speed.")
                .blockingGate());
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter("jumpM", 1.5, 0.1, 10_000),
                new Parameter("twiceMs", 10_000, 0, 600_000),
                new Parameter("clearMs", 10_000, 0, 600_000),
                new Parameter("pathMaxMs", 10_000, 1_000, 600_000));
    }

    @Override
    public int longs() {
        return 3;
    }

    @Override
    public int doubles() {
        return 0;
    }

    @Override
    public void judge(VehicleRun run, double[] parameters, Slice slice, FindingOutput out) {
        long[] eventTimeMs = run.eventTimeMs();
        double jumpM = parameters[JUMP_M];
        for (int i = run.hasCarry() ? 1 : 2; i <= run.size(); i++) {
            if (slice.getLong(STARTED_AT_MS) != 0) {
                clearIfOver(run, i, parameters, slice, out);
            }
            long dtMs = eventTimeMs[i] - eventTimeMs[i - 1];
            double stepM = run.stepM()[i];
            if (stepM <= jumpM || dtMs <= 0 || dtMs > parameters[PATH_MAX_MS]) {
                continue;
            }
            double speedMps = Math.max(orZero(run.speedMps(i - 1)), orZero(run.speedMps(i)));
            double excessM = stepM - speedMps * dtMs / MS_PER_S;
            if (excessM <= jumpM) {
                continue; // no accuracy makes the limit smaller
            }
            double limitM = Math.max(jumpM, SIGMAS * Math.hypot(run.sigmaM()[i - 1], run.sigmaM()[i]));
            boolean known = !Double.isNaN(run.speedMps(i - 1)) || !Double.isNaN(run.speedMps(i));
            if (known && excessM > limitM) {
                jumped(run, i, excessM, limitM, parameters, slice, out);
            }
        }
    }

    private void clearIfOver(VehicleRun run, int i, double[] parameters, Slice slice, FindingOutput out) {
        long overAtMs = slice.getLong(LAST_TRUE_MS) + (long) parameters[CLEAR_MS];
        if (run.eventTimeMs()[i] < overAtMs) {
            return;
        }
        out.found(i, finding(Finding.Kind.CLEARED, run, i, overAtMs, slice));
        slice.setLong(STARTED_AT_MS, 0);
        slice.setLong(HIGH, 0);
    }

    private void jumped(
            VehicleRun run, int i, double excessM, double limitM, double[] parameters, Slice slice, FindingOutput out) {
        long tMs = run.eventTimeMs()[i];
        boolean again = slice.getLong(STARTED_AT_MS) != 0;
        boolean twice = again && tMs - slice.getLong(LAST_TRUE_MS) <= (long) parameters[TWICE_MS];
        if (!again) {
            slice.setLong(STARTED_AT_MS, tMs);
        }
        slice.setLong(LAST_TRUE_MS, tMs);
        if (again && (!twice || slice.getLong(HIGH) == 1)) {
            return;
        }
        slice.setLong(HIGH, twice ? 1 : 0);
        Finding.Kind kind = again ? Finding.Kind.UPDATED : Finding.Kind.RAISED;
        out.found(
                i,
                finding(kind, run, i, tMs, slice)
                        .measured(excessM, limitM, "m")
                        .evidence("stepM", run.stepM()[i])
                        .evidence("dtMs", tMs - run.eventTimeMs()[i - 1]));
    }

    private Finding.Builder finding(Finding.Kind kind, VehicleRun run, int i, long atMs, Slice slice) {
        return run.finding(kind, id(), TYPE, i)
                .severity(slice.getLong(HIGH) == 1 ? Severity.HIGH : Severity.MEDIUM)
                .times(slice.getLong(STARTED_AT_MS), atMs);
    }

    private static double orZero(double value) {
        return Double.isNaN(value) ? 0 : value;
    }
}
