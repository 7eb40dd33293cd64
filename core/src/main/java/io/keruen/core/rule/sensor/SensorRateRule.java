package io.keruen.core.rule.sensor;

import io.keruen.core.alert.AlertType;
import io.keruen.core.alert.Finding;
import io.keruen.core.policy.Parameter;
import io.keruen.core.rule.FindingOutput;
import io.keruen.core.rule.Slice;
import io.keruen.core.rule.VehicleRule;
import io.keruen.core.rule.VehicleRun;
import io.keruen.core.sample.Signal;
import io.keruen.core.sample.SignalLimits;
import java.util.ArrayList;
import java.util.List;

/**
 * A signal changes faster than possible from one sample that gives it to the next. A change within less than
 * {@code stepMs} counts as one over {@code stepMs}: the noise of two samples 0.1 s apart is no rate. Clears
 * {@code clearMs} after its last TRUE.
 *
 * <p>The value before the run stands in the run's carry, or, if the last sample lacks the signal, in the slice; so a
 * signal that every sample gives costs no state that must be fetched.
 */
public final class SensorRateRule extends VehicleRule {
    private static final String ID = "sensor-rate";
    private static final int STEP_MS = 0;
    private static final int CLEAR_MS = 1;
    private static final int FIRST_RATE = 2;

    /** Bits of the signals whose last value is index 0 of the next run. */
    private static final int CARRIED = 0;

    /** Bits of the signals whose last value stands in the slice. */
    private static final int KEPT = 1;

    /** Bits of the signals with an open alert. */
    private static final int OPEN = 2;

    private static final int KEPT_MS = 3;
    private static final int STARTED_AT_MS = KEPT_MS + Signal.COUNT;
    private static final int LAST_TRUE_MS = STARTED_AT_MS + Signal.COUNT;

    private final List<Parameter> parameters = new ArrayList<>();
    private final int[] rateIndexes = new int[Signal.COUNT];
    private final long judged;

    /** The rule, for all signals that have a fastest change. */
    public SensorRateRule() {
        parameters.add(new Parameter("stepMs", 1_000, 1, 60_000));
        parameters.add(new Parameter("clearMs", 10_000, 0, 600_000));
        long bits = 0;
        for (int s = 0; s < Signal.COUNT; s++) {
            double changePerS = SignalLimits.of(Signal.at(s)).changePerS();
            if (!Double.isNaN(changePerS)) {
                bits |= 1L << s;
                rateIndexes[s] = parameters.size();
                parameters.add(SensorAlerts.positive(Signal.at(s).named("Change") + "PerS", changePerS));
            }
        }
        judged = bits;
        if (parameters.size() != FIRST_RATE + Long.bitCount(bits)) {
            throw new IllegalStateException("a rate without a place");
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
        return LAST_TRUE_MS + Signal.COUNT;
    }

    @Override
    public int doubles() {
        return Signal.COUNT;
    }

    @Override
    public int busyLongs() {
        return KEPT_MS;
    }

    @Override
    public int busyDoubles() {
        return 0;
    }

    @Override
    public void judge(VehicleRun run, double[] parameters, Slice slice, FindingOutput out) {
        long carried = slice.getLong(CARRIED);
        long open = slice.getLong(OPEN);
        long kept = slice.getLong(KEPT);
        long nextCarried = 0;
        double stepS = parameters[STEP_MS] / SensorAlerts.MS_PER_S;
        for (long left = (run.presentSignals() & judged) | carried | open; left != 0; left &= left - 1) {
            int s = Long.numberOfTrailingZeros(left);
            long bit = 1L << s;
            Signal signal = Signal.at(s);
            double[] values = run.column(signal);
            double most = parameters[rateIndexes[s]] * stepS;
            if ((carried & bit) != 0 && ((open | kept) & bit) == 0 && isUnbroken(values, run.size(), most)) {
                nextCarried |= bit;
                continue;
            }
            double before = before(run, s, carried, slice);
            if ((open & bit) != 0 || !isSteady(values, run.size(), before, most)) {
                walk(run, signal, before, carried, parameters, slice, out);
            }
            if (keepLast(run, s, carried, slice)) {
                nextCarried |= bit;
            }
        }
        slice.setLong(CARRIED, nextCarried);
    }

    /** Whether every sample from the carry on gives a value, and none differs too much from the one before it. */
    private static boolean isUnbroken(double[] values, int size, double most) {
        for (int i = 1; i <= size; i++) {
            if (!(Math.abs(values[i] - values[i - 1]) <= most)) { // no order from one to the next, and NaN is not
                return false;
            }
        }
        return true;
    }

    /** Whether no value differs from the one before it by more than is possible in the shortest step. */
    private static boolean isSteady(double[] values, int size, double valueBefore, double most) {
        double before = valueBefore;
        for (int i = 1; i <= size; i++) {
            double value = values[i];
            if (Double.isNaN(value)) {
                continue;
            }
            double change = value - before;
            if (change > most || change < -most) { // there is none before the first
                return false;
            }
            before = value;
        }
        return true;
    }

    /** The last value before the run; NaN if there is none. */
    private static double before(VehicleRun run, int s, long carried, Slice slice) {
        if ((carried & 1L << s) != 0) {
            return run.column(Signal.at(s))[0];
        }
        return (slice.getLong(KEPT) & 1L << s) != 0 ? slice.getDouble(s) : Double.NaN;
    }

    /** Remembers the last value of the run, or the one before it; whether the carry does so by itself. */
    private static boolean keepLast(VehicleRun run, int s, long carried, Slice slice) {
        double[] values = run.column(Signal.at(s));
        long bit = 1L << s;
        int last = run.size();
        if (!Double.isNaN(values[last])) {
            if ((slice.getLong(KEPT) & bit) != 0) {
                slice.setLong(KEPT, slice.getLong(KEPT) & ~bit);
            }
            return true;
        }
        while (last > 0 && Double.isNaN(values[last])) {
            last--;
        }
        if (last > 0 || (carried & bit) != 0) {
            slice.setLong(KEPT, slice.getLong(KEPT) | bit);
            slice.setDouble(s, values[last]);
            slice.setLong(KEPT_MS + s, run.eventTimeMs()[last]);
        }
        return false;
    }

    private void walk(
            VehicleRun run,
            Signal signal,
            double valueBefore,
            long carried,
            double[] parameters,
            Slice slice,
            FindingOutput out) {
        int s = signal.ordinal();
        double[] values = run.column(signal);
        double before = valueBefore;
        long beforeMs = (carried & 1L << s) != 0 ? run.eventTimeMs()[0] : slice.getLong(KEPT_MS + s);
        for (int i = 1; i <= run.size(); i++) {
            long tMs = run.eventTimeMs()[i];
            clearIfOver(run, signal, i, parameters, slice, out);
            double value = values[i];
            if (Double.isNaN(value)) {
                continue;
            }
            double dtS = Math.max(tMs - beforeMs, parameters[STEP_MS]) / SensorAlerts.MS_PER_S;
            if (Math.abs(value - before) > parameters[rateIndexes[s]] * dtS) { // never if there is none before
                leapt(run, signal, i, Math.abs(value - before) / dtS, parameters, slice, out);
            }
            before = value;
            beforeMs = tMs;
        }
    }

    private void clearIfOver(
            VehicleRun run, Signal signal, int i, double[] parameters, Slice slice, FindingOutput out) {
        int s = signal.ordinal();
        long bit = 1L << s;
        if ((slice.getLong(OPEN) & bit) == 0) {
            return;
        }
        long overAtMs = slice.getLong(LAST_TRUE_MS + s) + (long) parameters[CLEAR_MS];
        if (run.eventTimeMs()[i] >= overAtMs) {
            slice.setLong(OPEN, slice.getLong(OPEN) & ~bit);
            out.found(
                    i,
                    SensorAlerts.finding(Finding.Kind.CLEARED, ID, run, signal, i)
                            .times(slice.getLong(STARTED_AT_MS + s), overAtMs));
        }
    }

    private void leapt(
            VehicleRun run,
            Signal signal,
            int i,
            double changePerS,
            double[] parameters,
            Slice slice,
            FindingOutput out) {
        int s = signal.ordinal();
        long bit = 1L << s;
        long tMs = run.eventTimeMs()[i];
        slice.setLong(LAST_TRUE_MS + s, tMs);
        if ((slice.getLong(OPEN) & bit) != 0) {
            return;
        }
        slice.setLong(OPEN, slice.getLong(OPEN) | bit);
        slice.setLong(STARTED_AT_MS + s, tMs);
        out.found(
                i,
                SensorAlerts.finding(Finding.Kind.RAISED, ID, run, signal, i)
                        .times(tMs, tMs)
                        .measured(changePerS, parameters[rateIndexes[s]], signal.unit() + "/s"));
    }
}
