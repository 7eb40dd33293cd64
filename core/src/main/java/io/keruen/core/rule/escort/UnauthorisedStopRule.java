package io.keruen.core.rule.escort;

import io.keruen.core.alert.AlertType;
import io.keruen.core.alert.Finding;
import io.keruen.core.alert.Severity;
import io.keruen.core.geo.Distance;
import io.keruen.core.policy.Parameter;
import io.keruen.core.rule.Episode;
import io.keruen.core.rule.FindingOutput;
import io.keruen.core.rule.Slice;
import io.keruen.core.rule.Truth;
import io.keruen.core.rule.VehicleRule;
import io.keruen.core.rule.VehicleRun;
import io.keruen.core.sample.Signal;
import io.keruen.core.zone.ZoneKind;
import java.util.List;

/**
 * The vehicle stands where it may not. Slow and not moved since the first slow sample, by odometer or else by means
 * over blocks of 5 s, which GNSS noise moves less than single samples; behind a hole the sample itself tells. A move
 * restarts the stop.
 */
public final class UnauthorisedStopRule extends VehicleRule {
    private static final String TYPE = "UNAUTHORISED_STOP";
    private static final int ALLOWED_KINDS = ZoneKind.STOP_ALLOWED.bit()
            | ZoneKind.YARD.bit()
            | ZoneKind.GATE_QUEUE.bit()
            | ZoneKind.GATE.bit()
            | ZoneKind.CUSTOMS_CONTROL.bit();
    private static final int STOP_MPS = 0;
    private static final int HOLD_MS = 1;
    private static final int HIGH_MS = 2;
    private static final int MOVED_M = 3;
    private static final double SIGMAS = 3;
    private static final long BLOCK_MS = 5_000;
    private static final long HOLE_MS = 10_000;

    private static final int HIGH = Episode.LONGS;
    private static final int BLOCK_STARTED_MS = Episode.LONGS + 1;
    private static final int BLOCK_SAMPLES = Episode.LONGS + 2;
    private static final int ANCHOR_LAT = Episode.DOUBLES;
    private static final int ANCHOR_LON = Episode.DOUBLES + 1;
    private static final int ANCHOR_ODOMETER_M = Episode.DOUBLES + 2;
    private static final int SUM_LAT = Episode.DOUBLES + 3;
    private static final int SUM_LON = Episode.DOUBLES + 4;

    private final Episode episode = new Episode(0, 0);

    @Override
    public String id() {
        return "unauthorised-stop";
    }

    @Override
    public List<AlertType> alertTypes() {
        return List.of(
                AlertType.of(TYPE, "Ask the vehicle's operator for the reason; send a patrol if nobody answers."));
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter("stopMps", 0.3, 0, 10),
                new Parameter("holdMs", 60_000, 0, 86_400_000),
                new Parameter("highMs", 180_000, 0, 86_400_000),
                new Parameter("movedM", 3, 0.1, 1_000));
    }

    @Override
    public int longs() {
        return Episode.LONGS + 3;
    }

    @Override
    public int doubles() {
        return Episode.DOUBLES + 5;
    }

    @Override
    public void judge(VehicleRun run, double[] parameters, Slice slice, FindingOutput out) {
        double stopMps = parameters[STOP_MPS];
        boolean idle = episode.isIdle(slice);
        for (int i = 1; i <= run.size(); i++) {
            if (idle && !(run.speedMps(i) < stopMps)) {
                continue; // drives, or unknown, and no stop is running
            }
            step(run, i, parameters, slice, out);
            idle = episode.isIdle(slice);
        }
    }

    private void step(VehicleRun run, int i, double[] parameters, Slice slice, FindingOutput out) {
        long tMs = run.eventTimeMs()[i];
        double speedMps = run.speedMps(i);
        int condition = (run.zoneKinds()[i] & ALLOWED_KINDS) != 0
                ? Truth.FALSE
                : Double.isNaN(speedMps) ? Truth.UNKNOWN : Truth.of(speedMps < parameters[STOP_MPS]);
        boolean running = !episode.isIdle(slice);
        if (condition == Truth.TRUE && running && movedM(run, i, slice) >= limitM(run, i, parameters)) {
            end(run, i, parameters, slice, out);
            running = false;
        }
        if (condition == Truth.TRUE && !running) {
            anchor(run, i, slice);
        }
        int what = episode.step(slice, tMs, condition, (long) parameters[HOLD_MS], 0);
        if (what == Episode.CLEARED) {
            end(run, i, parameters, slice, out);
            return;
        }
        boolean high = tMs >= episode.startedAtMs(slice) + (long) parameters[HIGH_MS];
        if (what == Episode.RAISED) {
            slice.setLong(HIGH, high ? 1 : 0);
            say(Finding.Kind.RAISED, run, i, parameters, slice, out);
        } else if (condition == Truth.TRUE && episode.isRaised(slice) && high && slice.getLong(HIGH) == 0) {
            slice.setLong(HIGH, 1);
            say(Finding.Kind.UPDATED, run, i, parameters, slice, out);
        }
    }

    private void end(VehicleRun run, int i, double[] parameters, Slice slice, FindingOutput out) {
        if (episode.isRaised(slice)) {
            say(Finding.Kind.CLEARED, run, i, parameters, slice, out);
        }
        episode.reset(slice);
        slice.setLong(HIGH, 0);
    }

    private void anchor(VehicleRun run, int i, Slice slice) {
        slice.setDouble(ANCHOR_LAT, run.latDeg()[i]);
        slice.setDouble(ANCHOR_LON, run.lonDeg()[i]);
        slice.setDouble(ANCHOR_ODOMETER_M, run.column(Signal.ODOMETER_M)[i]);
        startBlock(run.eventTimeMs()[i], slice);
    }

    private static void startBlock(long tMs, Slice slice) {
        slice.setLong(BLOCK_STARTED_MS, tMs);
        slice.setLong(BLOCK_SAMPLES, 0);
        slice.setDouble(SUM_LAT, 0);
        slice.setDouble(SUM_LON, 0);
    }

    private static double limitM(VehicleRun run, int i, double[] parameters) {
        return Math.max(parameters[MOVED_M], SIGMAS * run.sigmaM()[i]);
    }

    /** Metres moved since the anchor as far as is known now; adds the sample to the running block. */
    private static double movedM(VehicleRun run, int i, Slice slice) {
        double odometerM = run.column(Signal.ODOMETER_M)[i] - slice.getDouble(ANCHOR_ODOMETER_M);
        if (!Double.isNaN(odometerM)) {
            return Math.abs(odometerM);
        }
        double anchorLat = slice.getDouble(ANCHOR_LAT);
        double anchorLon = slice.getDouble(ANCHOR_LON);
        double movedM = 0;
        long samples = slice.getLong(BLOCK_SAMPLES);
        long tMs = run.eventTimeMs()[i];
        if (tMs >= slice.getLong(BLOCK_STARTED_MS) + BLOCK_MS) {
            if (samples > 0) {
                double meanLat = anchorLat + slice.getDouble(SUM_LAT) / samples;
                double meanLon = anchorLon + slice.getDouble(SUM_LON) / samples;
                movedM = Distance.betweenM(anchorLat, anchorLon, meanLat, meanLon);
            }
            startBlock(tMs, slice);
        }
        if (tMs - run.eventTimeMs()[i - 1] > HOLE_MS) { // the block is of before: nobody saw what became of it
            movedM = Math.max(movedM, Distance.betweenM(anchorLat, anchorLon, run.latDeg()[i], run.lonDeg()[i]));
        }
        slice.setLong(BLOCK_SAMPLES, slice.getLong(BLOCK_SAMPLES) + 1);
        slice.setDouble(SUM_LAT, slice.getDouble(SUM_LAT) + (run.latDeg()[i] - anchorLat));
        slice.setDouble(SUM_LON, slice.getDouble(SUM_LON) + (run.lonDeg()[i] - anchorLon));
        return movedM;
    }

    private void say(Finding.Kind kind, VehicleRun run, int i, double[] parameters, Slice slice, FindingOutput out) {
        long startedAtMs = episode.startedAtMs(slice);
        long tMs = run.eventTimeMs()[i];
        out.found(
                i,
                run.finding(kind, id(), TYPE, i)
                        .severity(slice.getLong(HIGH) == 1 ? Severity.HIGH : Severity.MEDIUM)
                        .times(startedAtMs, tMs)
                        .measured(tMs - startedAtMs, parameters[HOLD_MS], "ms")
                        .evidence("speedMps", run.speedMps(i)));
    }
}
