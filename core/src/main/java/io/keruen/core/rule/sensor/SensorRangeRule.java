package io.keruen.core.rule.sensor;

import io.keruen.core.alert.AlertType;
import io.keruen.core.alert.Finding;
import io.keruen.core.policy.Parameter;
import io.keruen.core.rule.Episode;
import io.keruen.core.rule.FindingOutput;
import io.keruen.core.rule.Slice;
import io.keruen.core.rule.Truth;
import io.keruen.core.rule.VehicleRule;
import io.keruen.core.rule.VehicleRun;
import io.keruen.core.sample.Signal;
import io.keruen.core.sample.SignalLimits;
import java.util.ArrayList;
import java.util.List;

/** A signal lies outside of what is possible for it and stays there. A sample without the signal is unknown. */
public final class SensorRangeRule extends VehicleRule {
    private static final String ID = "sensor-range";
    private static final int HOLD_MS = 0;
    private static final int CLEAR_HOLD_MS = 1;
    private static final int FIRST_LIMIT = 2;
    private static final int BUSY = 0;
    private static final int FIRST_EPISODE = 1;

    private final List<Parameter> parameters = new ArrayList<>();
    private final Episode[] episodes = new Episode[Signal.COUNT];

    /** The rule, for all signals. */
    public SensorRangeRule() {
        parameters.add(new Parameter("holdMs", 2_000, 0, 600_000));
        parameters.add(new Parameter("clearHoldMs", 5_000, 0, 600_000));
        for (int s = 0; s < Signal.COUNT; s++) {
            SignalLimits limits = SignalLimits.of(Signal.at(s));
            parameters.add(SensorAlerts.least(Signal.at(s), limits.least(), limits.most()));
            parameters.add(SensorAlerts.most(Signal.at(s), limits.least(), limits.most()));
            episodes[s] = new Episode(FIRST_EPISODE + s * Episode.LONGS, s * Episode.DOUBLES);
        }
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
        return FIRST_EPISODE + Signal.COUNT * Episode.LONGS;
    }

    @Override
    public int doubles() {
        return Signal.COUNT * Episode.DOUBLES;
    }

    @Override
    public int busyLongs() {
        return FIRST_EPISODE;
    }

    @Override
    public int busyDoubles() {
        return 0;
    }

    @Override
    public void judge(VehicleRun run, double[] parameters, Slice slice, FindingOutput out) {
        long busy = slice.getLong(BUSY);
        for (long left = run.presentSignals(); left != 0; left &= left - 1) {
            int s = Long.numberOfTrailingZeros(left);
            Signal signal = Signal.at(s);
            boolean within = run.isWithin(signal, parameters[FIRST_LIMIT + 2 * s], parameters[FIRST_LIMIT + 2 * s + 1]);
            if (!within || (busy & 1L << s) != 0) {
                walk(run, signal, parameters, slice, out);
            }
        }
    }

    private void walk(VehicleRun run, Signal signal, double[] parameters, Slice slice, FindingOutput out) {
        int s = signal.ordinal();
        Episode episode = episodes[s];
        double[] values = run.column(signal);
        double least = parameters[FIRST_LIMIT + 2 * s];
        double most = parameters[FIRST_LIMIT + 2 * s + 1];
        for (int i = 1; i <= run.size(); i++) {
            double value = values[i];
            if (Double.isNaN(value)) {
                continue;
            }
            int condition = Truth.of(value < least || value > most);
            long tMs = run.eventTimeMs()[i];
            int what = episode.step(
                    slice, tMs, condition, -condition, (long) parameters[HOLD_MS], (long) parameters[CLEAR_HOLD_MS], 0);
            if (what == Episode.RAISED) {
                out.found(
                        i,
                        SensorAlerts.finding(Finding.Kind.RAISED, ID, run, signal, i)
                                .times(episode.startedAtMs(slice), tMs)
                                .measured(value, value < least ? least : most, signal.unit()));
            } else if (what == Episode.CLEARED) {
                out.found(
                        i,
                        SensorAlerts.finding(Finding.Kind.CLEARED, ID, run, signal, i)
                                .times(episode.startedAtMs(slice), episode.clearedAtMs(slice)));
                episode.reset(slice);
            }
        }
        long bit = 1L << s;
        boolean isBusy = !episode.isIdle(slice);
        slice.setLong(BUSY, isBusy ? slice.getLong(BUSY) | bit : slice.getLong(BUSY) & ~bit);
    }
}
