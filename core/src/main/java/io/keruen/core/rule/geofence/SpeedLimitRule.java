package io.keruen.core.rule.geofence;

import io.keruen.core.alert.AlertType;
import io.keruen.core.alert.Finding;
import io.keruen.core.alert.Severity;
import io.keruen.core.policy.Parameter;
import io.keruen.core.rule.Episode;
import io.keruen.core.rule.FindingOutput;
import io.keruen.core.rule.Slice;
import io.keruen.core.rule.Truth;
import io.keruen.core.rule.VehicleRule;
import io.keruen.core.rule.VehicleRun;
import io.keruen.core.sample.Signal;
import java.util.List;

/**
 * Faster than the lowest speed limit of the zones the vehicle is inside of, by more than {@code overRatio} and by more
 * than {@code overMps}. MEDIUM; HIGH from {@code highRatio} times the limit on. No speed over ground = unknown.
 */
public final class SpeedLimitRule extends VehicleRule {
    private static final String ID = "speed-limit";
    private static final String TYPE = "OVERSPEED";
    private static final int HOLD_MS = 0;
    private static final int OVER_RATIO = 1;
    private static final int OVER_MPS = 2;
    private static final int HIGH_RATIO = 3;
    private static final Episode EPISODE = new Episode(0, 0);
    private static final int HIGH = Episode.LONGS;
    private static final int FASTEST_MPS = Episode.DOUBLES;
    private static final int LIMIT_MPS = Episode.DOUBLES + 1;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<AlertType> alertTypes() {
        return List.of(AlertType.of(TYPE, "Tell the operator to slow the vehicle down."));
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter("holdMs", 3_000, 0, 600_000),
                new Parameter("overRatio", 1.1, 1, 10),
                new Parameter("overMps", 1, 0, 100),
                new Parameter("highRatio", 1.3, 1, 10));
    }

    @Override
    public int longs() {
        return Episode.LONGS + 1;
    }

    @Override
    public int doubles() {
        return Episode.DOUBLES + 2;
    }

    @Override
    public void judge(VehicleRun run, double[] parameters, Slice slice, FindingOutput out) {
        double[] limitsMps = run.speedLimitMps();
        double[] speedsMps = run.column(Signal.SPEED_MPS);
        for (int i = 1; i <= run.size(); i++) {
            double limitMps = limitsMps[i];
            if (!Double.isNaN(limitMps) || !EPISODE.isIdle(slice)) {
                judge(run, i, speedsMps[i], limitMps, parameters, slice, out);
            }
        }
    }

    private static void judge(
            VehicleRun run,
            int i,
            double speedMps,
            double limitMps,
            double[] parameters,
            Slice slice,
            FindingOutput out) {
        int condition = condition(speedMps, limitMps, parameters);
        double excessMps = condition == Truth.TRUE ? speedMps - limitMps : 0;
        long holdMs = (long) parameters[HOLD_MS];
        if (condition == Truth.TRUE) {
            slice.setDouble(LIMIT_MPS, limitMps);
            slice.setDouble(FASTEST_MPS, Math.max(speedMps, slice.getDouble(FASTEST_MPS)));
        }
        int what = EPISODE.step(slice, run.eventTimeMs()[i], condition, holdMs, excessMps);
        boolean high = condition == Truth.TRUE && speedMps >= parameters[HIGH_RATIO] * limitMps;
        boolean worse = high && slice.getLong(HIGH) == 0;
        if (what == Episode.RAISED) {
            slice.setLong(HIGH, high ? 1 : 0);
            out.found(
                    i,
                    finding(Finding.Kind.RAISED, run, i, run.eventTimeMs()[i], slice)
                            .measured(speedMps, limitMps, "m/s"));
        } else if (what == Episode.CLEARED) {
            out.found(
                    i,
                    finding(Finding.Kind.CLEARED, run, i, EPISODE.clearedAtMs(slice), slice)
                            .measured(slice.getDouble(FASTEST_MPS), slice.getDouble(LIMIT_MPS), "m/s"));
            EPISODE.reset(slice);
        } else if (EPISODE.isRaised(slice) && (what == Episode.GREW || worse)) {
            slice.setLong(HIGH, high || slice.getLong(HIGH) == 1 ? 1 : 0);
            out.found(
                    i,
                    finding(Finding.Kind.UPDATED, run, i, run.eventTimeMs()[i], slice)
                            .measured(speedMps, limitMps, "m/s"));
        }
        if (EPISODE.isIdle(slice)) {
            slice.setLong(HIGH, 0);
            slice.setDouble(FASTEST_MPS, 0);
        }
    }

    private static int condition(double speedMps, double limitMps, double[] parameters) {
        if (Double.isNaN(limitMps)) {
            return Truth.FALSE;
        }
        if (Double.isNaN(speedMps)) {
            return Truth.UNKNOWN;
        }
        return Truth.of(speedMps > limitMps * parameters[OVER_RATIO] && speedMps > limitMps + parameters[OVER_MPS]);
    }

    private static Finding.Builder finding(Finding.Kind kind, VehicleRun run, int i, long atMs, Slice slice) {
        return run.finding(kind, ID, TYPE, i)
                .severity(slice.getLong(HIGH) == 1 ? Severity.HIGH : Severity.MEDIUM)
                .times(EPISODE.startedAtMs(slice), atMs);
    }
}
