package io.keruen.core.rule.sensor;

import io.keruen.core.alert.AlertType;
import io.keruen.core.alert.Finding;
import io.keruen.core.geo.Turn;
import io.keruen.core.policy.Parameter;
import io.keruen.core.rule.FindingOutput;
import io.keruen.core.rule.Slice;
import io.keruen.core.rule.VehicleRule;
import io.keruen.core.rule.VehicleRun;
import java.util.ArrayList;
import java.util.List;

/**
 * A signal stands still to the last digit while its {@link Neighbour} has changed by more than a sound sensor could sit
 * out, however coarsely it counts; and goes on doing so for {@code holdMs}. Temperatures, charge and the like may well
 * stand still: they have no neighbour and are not judged. Ends with the first other value.
 */
public final class SensorStuckRule extends VehicleRule {
    private static final String ID = "sensor-stuck";
    private static final int HOLD_MS = 0;
    private static final int FIRST_MOVED = 1;

    /** Bits of the neighbours whose signal has an open alert. */
    private static final int OPEN = 0;

    /** When the value was first given; 0 = never. One per neighbour. */
    private static final int SINCE_MS = 1;

    /** When the signal was last given; of {@link Neighbour#WAY} when that was last looked at. One per neighbour. */
    private static final int SEEN_MS = SINCE_MS + Neighbour.COUNT;

    /** Since when the neighbour has moved too far; 0 = not yet. One per neighbour. */
    private static final int TRUE_MS = SEEN_MS + Neighbour.COUNT;

    private static final int VALUE = 0;
    private static final int LOW = VALUE + Neighbour.COUNT;
    private static final int HIGH = LOW + Neighbour.COUNT;
    private static final int FIRST_COURSE = HIGH + Neighbour.COUNT;

    private static final double SPARE = 1.2;
    private static final double LONGEST_STEP_MS = 2_000;
    private static final long HOLE_MS = 10_000;

    private final List<Parameter> parameters = new ArrayList<>();

    /** The rule. */
    public SensorStuckRule() {
        parameters.add(new Parameter("holdMs", 20_000, 1_000, 3_600_000));
        for (int n = 0; n < Neighbour.COUNT; n++) {
            parameters.add(SensorAlerts.positive(Neighbour.at(n).limitName(), Neighbour.at(n).moved));
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
        return TRUE_MS + Neighbour.COUNT;
    }

    @Override
    public int doubles() {
        return FIRST_COURSE + 1;
    }

    @Override
    public void judge(VehicleRun run, double[] parameters, Slice slice, FindingOutput out) {
        for (int n = 0; n < Neighbour.COUNT; n++) {
            Neighbour neighbour = Neighbour.at(n);
            if ((run.presentSignals() & 1L << neighbour.signal.ordinal()) != 0) {
                int from = firstThatMatters(run, neighbour, (long) parameters[HOLD_MS], slice);
                walk(run, neighbour, from, parameters, slice, out);
            }
        }
    }

    /**
     * The sample from which on to walk. What stood still before it ended too soon to matter, so it is passed over: for
     * a signal that changes all the time that is the run but for its last sample.
     */
    private static int firstThatMatters(VehicleRun run, Neighbour neighbour, long holdMs, Slice slice) {
        long sinceMs = slice.getLong(SINCE_MS + neighbour.ordinal());
        long earliestMs = sinceMs == 0 ? run.eventTimeMs()[1] : sinceMs;
        boolean isOpen = (slice.getLong(OPEN) & 1L << neighbour.ordinal()) != 0;
        if (isOpen || run.eventTimeMs()[run.size()] - earliestMs >= holdMs) {
            return 1;
        }
        double[] values = run.column(neighbour.signal);
        int last = run.size();
        while (last > 1 && Double.isNaN(values[last])) {
            last--;
        }
        int first = last;
        for (int i = last - 1; i >= 1; i--) {
            if (Double.isNaN(values[i])) {
                continue;
            }
            if (values[i] != values[last]) {
                slice.setLong(SINCE_MS + neighbour.ordinal(), 0); // what stood still before is over
                return first;
            }
            first = i;
        }
        return first;
    }

    private void walk(
            VehicleRun run, Neighbour neighbour, int from, double[] parameters, Slice slice, FindingOutput out) {
        double[] values = run.column(neighbour.signal);
        for (int i = from; i <= run.size(); i++) {
            if (Double.isNaN(values[i])) {
                continue;
            }
            given(neighbour, run.eventTimeMs()[i], slice);
            double seen = neighbour.valueAt(run, i);
            if (slice.getLong(SINCE_MS + neighbour.ordinal()) == 0
                    || values[i] != slice.getDouble(VALUE + neighbour.ordinal())) {
                end(run, neighbour, i, slice, out);
                begin(neighbour, values[i], run.eventTimeMs()[i], slice);
                look(neighbour, seen, run.eventTimeMs()[i], slice); // one word of it is no move
            } else if (!isNothingNew(neighbour, seen, slice)) {
                goOn(run, neighbour, i, seen, parameters, slice, out);
            }
        }
    }

    /**
     * What the neighbour did while nobody heard the signal says nothing of it: behind a hole the same value stands still
     * anew. Not so the odometer, whose neighbour is the way that was seen.
     */
    private static void given(Neighbour neighbour, long tMs, Slice slice) {
        int n = neighbour.ordinal();
        if (neighbour == Neighbour.WAY) {
            return;
        }
        if (tMs - slice.getLong(SEEN_MS + n) > HOLE_MS && (slice.getLong(OPEN) & 1L << n) == 0) {
            slice.setLong(SINCE_MS + n, 0);
        }
        slice.setLong(SEEN_MS + n, tMs);
    }

    /** Whether the neighbour, which has not moved too far, says nothing new. */
    private static boolean isNothingNew(Neighbour neighbour, double seen, Slice slice) {
        int n = neighbour.ordinal();
        if (slice.getLong(TRUE_MS + n) != 0) {
            return false;
        }
        boolean isSpread = neighbour == Neighbour.GROUND_SPEED || neighbour == Neighbour.SPEED;
        return Double.isNaN(seen)
                || (isSpread && seen >= slice.getDouble(LOW + n) && seen <= slice.getDouble(HIGH + n));
    }

    private void goOn(
            VehicleRun run,
            Neighbour neighbour,
            int i,
            double seen,
            double[] parameters,
            Slice slice,
            FindingOutput out) {
        look(neighbour, seen, run.eventTimeMs()[i], slice);
        if ((slice.getLong(OPEN) & 1L << neighbour.ordinal()) == 0) {
            raiseIfMoved(run, neighbour, i, parameters, slice, out);
        }
    }

    private static void begin(Neighbour neighbour, double value, long tMs, Slice slice) {
        int n = neighbour.ordinal();
        slice.setLong(SINCE_MS + n, tMs);
        slice.setLong(SEEN_MS + n, tMs);
        slice.setLong(TRUE_MS + n, 0);
        slice.setDouble(VALUE + n, value);
        slice.setDouble(LOW + n, neighbour == Neighbour.WAY ? 0 : Double.POSITIVE_INFINITY);
        slice.setDouble(HIGH + n, neighbour == Neighbour.WAY ? 0 : Double.NEGATIVE_INFINITY);
        if (neighbour == Neighbour.COURSE) {
            slice.setDouble(FIRST_COURSE, Double.NaN);
        }
    }

    /** Takes in what the neighbour says at one sample. */
    private static void look(Neighbour neighbour, double value, long tMs, Slice slice) {
        int n = neighbour.ordinal();
        if (Double.isNaN(value)) {
            return;
        }
        if (neighbour == Neighbour.WAY) {
            double dtMs = Math.min(tMs - slice.getLong(SEEN_MS + n), LONGEST_STEP_MS); // a hole says nothing
            slice.setDouble(HIGH + n, slice.getDouble(HIGH + n) + value * dtMs / SensorAlerts.MS_PER_S);
            slice.setLong(SEEN_MS + n, tMs);
            return;
        }
        double seen = value;
        if (neighbour == Neighbour.COURSE) {
            if (Double.isNaN(slice.getDouble(FIRST_COURSE))) {
                slice.setDouble(FIRST_COURSE, value);
            }
            seen = Turn.shortestDeg(value - slice.getDouble(FIRST_COURSE));
        }
        slice.setDouble(LOW + n, Math.min(seen, slice.getDouble(LOW + n)));
        slice.setDouble(HIGH + n, Math.max(seen, slice.getDouble(HIGH + n)));
    }

    private void raiseIfMoved(
            VehicleRun run, Neighbour neighbour, int i, double[] parameters, Slice slice, FindingOutput out) {
        int n = neighbour.ordinal();
        long tMs = run.eventTimeMs()[i];
        double moved = slice.getDouble(HIGH + n) - slice.getDouble(LOW + n);
        double limit = parameters[FIRST_MOVED + n];
        if (neighbour.explains) {
            double stoodS = (tMs - slice.getLong(SINCE_MS + n)) / SensorAlerts.MS_PER_S;
            limit += SPARE * Math.abs(slice.getDouble(VALUE + n)) * stoodS;
        }
        if (moved <= limit) {
            slice.setLong(TRUE_MS + n, 0);
            return;
        }
        if (slice.getLong(TRUE_MS + n) == 0) {
            slice.setLong(TRUE_MS + n, tMs);
        }
        if (tMs - slice.getLong(TRUE_MS + n) < (long) parameters[HOLD_MS]) {
            return;
        }
        slice.setLong(OPEN, slice.getLong(OPEN) | 1L << n);
        out.found(
                i,
                SensorAlerts.finding(Finding.Kind.RAISED, ID, run, neighbour.signal, i)
                        .times(slice.getLong(TRUE_MS + n), tMs)
                        .measured(moved, limit, neighbour.unit())
                        .evidence("stoodMs", tMs - slice.getLong(SINCE_MS + n)));
    }

    private void end(VehicleRun run, Neighbour neighbour, int i, Slice slice, FindingOutput out) {
        int n = neighbour.ordinal();
        if ((slice.getLong(OPEN) & 1L << n) == 0) {
            return;
        }
        slice.setLong(OPEN, slice.getLong(OPEN) & ~(1L << n));
        out.found(
                i,
                SensorAlerts.finding(Finding.Kind.CLEARED, ID, run, neighbour.signal, i)
                        .times(slice.getLong(TRUE_MS + n), run.eventTimeMs()[i]));
    }
}
