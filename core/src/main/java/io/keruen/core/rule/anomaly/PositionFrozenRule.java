package io.keruen.core.rule.anomaly;

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

/** The position does not change, to the last digit, while speed over ground or wheel speed says that it must. */
public final class PositionFrozenRule extends VehicleRule {
    private static final String TYPE = "POSITION_FROZEN";
    private static final int HOLD_MS = 0;
    private static final int MOVING_MPS = 1;

    private final Episode episode = new Episode(0, 0);

    @Override
    public String id() {
        return "position-frozen";
    }

    @Override
    public List<AlertType> alertTypes() {
        return List.of(
                AlertType.of(TYPE, "Do not trust the position; locate the vehicle by its neighbours or by camera.")
                        .blockingGate());
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(new Parameter("holdMs", 5_000, 0, 600_000), new Parameter("movingMps", 0.5, 0, 50));
    }

    @Override
    public int longs() {
        return Episode.LONGS;
    }

    @Override
    public int doubles() {
        return Episode.DOUBLES;
    }

    @Override
    public void judge(VehicleRun run, double[] parameters, Slice slice, FindingOutput out) {
        double[] latDeg = run.latDeg();
        double[] lonDeg = run.lonDeg();
        boolean idle = episode.isIdle(slice);
        for (int i = run.hasCarry() ? 1 : 2; i <= run.size(); i++) {
            boolean unchanged = latDeg[i] == latDeg[i - 1] && lonDeg[i] == lonDeg[i - 1];
            if (!unchanged && idle) {
                continue;
            }
            step(run, i, unchanged, parameters, slice, out);
            idle = episode.isIdle(slice);
        }
    }

    private void step(VehicleRun run, int i, boolean unchanged, double[] parameters, Slice slice, FindingOutput out) {
        double speedMps = fasterMps(run.column(Signal.SPEED_MPS)[i], run.column(Signal.WHEEL_SPEED_MPS)[i]);
        int condition = !unchanged
                ? Truth.FALSE
                : Double.isNaN(speedMps) ? Truth.UNKNOWN : Truth.of(speedMps > parameters[MOVING_MPS]);
        long tMs = run.eventTimeMs()[i];
        int what = episode.step(slice, tMs, condition, (long) parameters[HOLD_MS], 0);
        if (what == Episode.NONE) {
            return;
        }
        Finding.Kind kind = what == Episode.RAISED ? Finding.Kind.RAISED : Finding.Kind.CLEARED;
        out.found(
                i,
                run.finding(kind, id(), TYPE, i)
                        .severity(Severity.HIGH)
                        .times(episode.startedAtMs(slice), tMs)
                        .measured(tMs - episode.startedAtMs(slice), parameters[HOLD_MS], "ms")
                        .evidence("speedMps", speedMps));
        if (what == Episode.CLEARED) {
            episode.reset(slice);
        }
    }

    /** Wheels that turn backwards move it too. */
    private static double fasterMps(double speedMps, double signedWheelMps) {
        double wheelSpeedMps = Math.abs(signedWheelMps);
        if (Double.isNaN(speedMps)) {
            return wheelSpeedMps;
        }
        return Double.isNaN(wheelSpeedMps) ? speedMps : Math.max(speedMps, wheelSpeedMps);
    }
}
