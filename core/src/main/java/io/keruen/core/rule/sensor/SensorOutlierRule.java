package io.keruen.core.rule.sensor;

import io.keruen.core.alert.AlertType;
import io.keruen.core.alert.Finding;
import io.keruen.core.policy.Parameter;
import io.keruen.core.rule.FindingOutput;
import io.keruen.core.rule.Slice;
import io.keruen.core.rule.VehicleRule;
import io.keruen.core.rule.VehicleRun;
import io.keruen.core.sample.Signal;
import java.util.ArrayList;
import java.util.List;

/**
 * A signal is out of the ordinary, by its {@link Residual} once a second of event time: three {@link Spikes} within
 * {@code spikesMs}, or a {@link Drift} that has added up to {@code driftS}. Advisory. Clears {@code clearMs} after its
 * last TRUE.
 */
public final class SensorOutlierRule extends VehicleRule {
    private static final String ID = "sensor-outlier";
    private static final int SPIKES_MS = 0;
    private static final int DRIFT_S = 1;
    private static final int CLEAR_MS = 2;

    /** When the next second begins; 0 = before the first sample. */
    private static final int NEXT_MS = 0;

    /** Bits of the residuals that were judged in this second. */
    private static final int DONE = 1;

    /** Bits of the residuals with an open alert. */
    private static final int OPEN = 2;

    /** The sample that began this second. */
    private static final int BEGAN_MS = 3;

    private static final int SPIKE_LONGS = 4;
    private static final int DRIFT_LONGS = SPIKE_LONGS + Spikes.LONGS;
    private static final int STARTED_AT_MS = DRIFT_LONGS + Drift.LONGS;
    private static final int LAST_TRUE_MS = STARTED_AT_MS + Residual.COUNT;
    private static final int LONGS = LAST_TRUE_MS + Residual.COUNT;

    private static final int BEGAN_SPEED = 0;
    private static final int BEGAN_COURSE = 1;
    private static final int DRIFT_DOUBLES = 2;
    private static final int SPIKE_DOUBLES = DRIFT_DOUBLES + Drift.DOUBLES;
    private static final int DOUBLES = SPIKE_DOUBLES + Spikes.DOUBLES;

    private static final long SECOND_MS = 1_000;

    /** After a hole of this length what was normal before says nothing. */
    private static final long FORGET_MS = 60_000;

    private static final Spikes SPIKES = new Spikes(SPIKE_LONGS, SPIKE_DOUBLES);
    private static final Drift DRIFT = new Drift(DRIFT_LONGS, DRIFT_DOUBLES);

    private final List<Parameter> parameters = new ArrayList<>();
    private final int[] spikeIndexes = new int[Residual.COUNT];
    private final int[] driftIndexes = new int[Residual.COUNT];

    /** The rule. */
    public SensorOutlierRule() {
        parameters.add(new Parameter("spikesMs", 60_000, 1_000, 3_600_000));
        parameters.add(new Parameter("driftS", 60, 1, 3_600));
        parameters.add(new Parameter("clearMs", 120_000, 0, 3_600_000));
        for (int r = 0; r < Residual.COUNT; r++) {
            Residual residual = Residual.at(r);
            spikeIndexes[r] = index(residual.signal.named("Scale"), residual.spikeScale);
            driftIndexes[r] = index(residual.signal.named("Drift"), residual.driftScale);
        }
    }

    /** Adds a parameter and answers its place, or 0 if there is none. */
    private int index(String name, double value) {
        if (Double.isNaN(value)) {
            return 0;
        }
        parameters.add(SensorAlerts.positive(name, value));
        return parameters.size() - 1;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<AlertType> alertTypes() {
        return List.of(SensorAlerts.ANOMALY);
    }

    @Override
    public List<Parameter> parameters() {
        return List.copyOf(parameters);
    }

    @Override
    public int longs() {
        return LONGS;
    }

    @Override
    public int doubles() {
        return DOUBLES;
    }

    @Override
    public int busyLongs() {
        return STARTED_AT_MS;
    }

    @Override
    public int busyDoubles() {
        return SPIKE_DOUBLES + Spikes.BUSY_DOUBLES;
    }

    @Override
    public void judge(VehicleRun run, double[] parameters, Slice slice, FindingOutput out) {
        int watched = watched(run.presentSignals());
        long[] eventTimeMs = run.eventTimeMs();
        long nextMs = slice.getLong(NEXT_MS);
        int done = (int) slice.getLong(DONE);
        for (int i = 1; i <= run.size(); i++) {
            boolean begins = eventTimeMs[i] >= nextMs;
            if (begins) {
                nextMs = eventTimeMs[i] - eventTimeMs[i] % SECOND_MS + SECOND_MS;
                done = 0;
                clearIfOver(run, i, parameters, slice, out);
                forgetIfLong(eventTimeMs[i] - slice.getLong(BEGAN_MS), slice);
            }
            if (begins || (watched & ~done) != 0) {
                done = step(run, i, begins, watched, done, parameters, slice, out);
            }
            if (begins) {
                slice.setLong(BEGAN_MS, eventTimeMs[i]);
                slice.setDouble(BEGAN_SPEED, run.column(Signal.SPEED_MPS)[i]);
                slice.setDouble(BEGAN_COURSE, run.column(Signal.COURSE_DEG)[i]);
            }
        }
        slice.setLong(NEXT_MS, nextMs);
        slice.setLong(DONE, done);
    }

    private static int watched(long signals) {
        int watched = 0;
        for (int r = 0; r < Residual.COUNT; r++) {
            watched |= (int) (signals >>> Residual.at(r).signal.ordinal() & 1) << r;
        }
        return watched;
    }

    private static void forgetIfLong(long holeMs, Slice slice) {
        if (holeMs > FORGET_MS) {
            for (int r = 0; r < Residual.COUNT; r++) {
                SPIKES.forget(slice, r);
                DRIFT.forget(slice, r);
            }
        }
    }

    /** Judges what is watched and not yet done in this second; answers what is done now. */
    private int step(
            VehicleRun run,
            int i,
            boolean begins,
            int watched,
            int doneBefore,
            double[] parameters,
            Slice slice,
            FindingOutput out) {
        double sinceS = begins ? (run.eventTimeMs()[i] - slice.getLong(BEGAN_MS)) / SensorAlerts.MS_PER_S : 0;
        double speedBefore = slice.getDouble(BEGAN_SPEED);
        double courseBefore = slice.getDouble(BEGAN_COURSE);
        int done = doneBefore;
        for (int left = watched & ~done; left != 0; left &= left - 1) {
            int r = Integer.numberOfTrailingZeros(left);
            Residual residual = Residual.at(r);
            if (Double.isNaN(run.column(residual.signal)[i])) {
                continue;
            }
            done |= 1 << r;
            double value = residual.valueAt(run, i, sinceS, speedBefore, courseBefore);
            if (!Double.isNaN(value)) {
                judge(run, i, residual, value, parameters, slice, out);
            }
        }
        return done;
    }

    private void judge(
            VehicleRun run,
            int i,
            Residual residual,
            double value,
            double[] parameters,
            Slice slice,
            FindingOutput out) {
        int r = residual.ordinal();
        long tMs = run.eventTimeMs()[i];
        if (driftIndexes[r] != 0) {
            double scale = residual.driftScaleAt(run, i, parameters[driftIndexes[r]]);
            long sinceMs = DRIFT.step(slice, r, value / scale, tMs, parameters[DRIFT_S]);
            if (sinceMs != 0) {
                hit(run, i, residual, sinceMs, slice, out, Math.abs(value), scale);
            }
        }
        if (spikeIndexes[r] != 0) {
            double scale = parameters[spikeIndexes[r]];
            long sinceMs = SPIKES.step(slice, r, value, scale, tMs, (long) parameters[SPIKES_MS]);
            if (sinceMs != 0) {
                hit(run, i, residual, sinceMs, slice, out, SPIKES.height(slice, r), Spikes.LIMIT * scale);
            }
        }
    }

    private void hit(
            VehicleRun run,
            int i,
            Residual residual,
            long sinceMs,
            Slice slice,
            FindingOutput out,
            double measured,
            double limit) {
        int r = residual.ordinal();
        long tMs = run.eventTimeMs()[i];
        slice.setLong(LAST_TRUE_MS + r, tMs);
        if ((slice.getLong(OPEN) & 1L << r) != 0) {
            return;
        }
        slice.setLong(OPEN, slice.getLong(OPEN) | 1L << r);
        slice.setLong(STARTED_AT_MS + r, sinceMs);
        out.found(
                i,
                SensorAlerts.finding(Finding.Kind.RAISED, ID, run, residual.signal, i)
                        .times(sinceMs, tMs)
                        .measured(measured, limit, residual.signal.unit()));
    }

    private void clearIfOver(VehicleRun run, int i, double[] parameters, Slice slice, FindingOutput out) {
        for (long left = slice.getLong(OPEN); left != 0; left &= left - 1) {
            int r = Long.numberOfTrailingZeros(left);
            long overAtMs = slice.getLong(LAST_TRUE_MS + r) + (long) parameters[CLEAR_MS];
            if (run.eventTimeMs()[i] >= overAtMs) {
                slice.setLong(OPEN, slice.getLong(OPEN) & ~(1L << r));
                out.found(
                        i,
                        SensorAlerts.finding(Finding.Kind.CLEARED, ID, run, Residual.at(r).signal, i)
                                .times(slice.getLong(STARTED_AT_MS + r), overAtMs));
            }
        }
    }
}
