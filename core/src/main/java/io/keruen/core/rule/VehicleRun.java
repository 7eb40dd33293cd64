package io.keruen.core.rule;

import io.keruen.core.alert.Finding;
import io.keruen.core.control.Situation;
import io.keruen.core.sample.CodedSignal;
import io.keruen.core.sample.Frame;
import io.keruen.core.sample.Signal;
import java.util.Arrays;

/**
 * Samples of one vehicle in the order in which they are judged, with the derived columns that rules share. Index 0 is
 * the sample judged before this run (the carry); the run's own samples are {@code 1 .. size()}. All of them lie in one
 * {@link Situation}. Reused; one per stage.
 *
 * <p>Missing speed is NaN. {@code sigmaM} is the accuracy, or the default where the vehicle gave none.
 */
public final class VehicleRun {
    /** Bits of {@link #matchFlags}: the sample lies on its route. */
    public static final int MATCHED = 1;

    /** First match after the vehicle had lost its route: route rules do not alert on it. */
    public static final int FIRST_MATCH = 2;

    /** The projection falls beyond an end of the route. */
    public static final int BEYOND_ENDS = 4;

    /** The vehicle left its route, seen or while nobody heard it, and is beside it still, too far to be matched. */
    public static final int LEFT = 8;

    /**
     * Of a first match that is {@link #ALONG}: the sample before was off the width too, or this one is not. How far it is off
     * the route is known, though not how far along.
     */
    public static final int CONFIRMED = 16;

    /** Of a first match: the sample before was matched to the same route, and not beyond its ends. */
    public static final int ALONG = 32;

    private static final long ALL_SIGNALS = (1L << Signal.COUNT) - 1;
    private static final long ALL_CODES = (1L << CodedSignal.COUNT) - 1;

    private int size;
    private int capacity;
    private String vehicleId = "";
    private Situation situation = Situation.NONE;
    private long firstJudgedIndex;
    private boolean hasCarry;

    private long[] eventTimeMs = new long[0];
    private long[] ingestTimeMs = new long[0];
    private double[] latDeg = new double[0];
    private double[] lonDeg = new double[0];
    private double[] sigmaM = new double[0];
    private double[] stepM = new double[0];
    private double[] chainageM = new double[0];
    private double[] crossTrackM = new double[0];
    private int[] matchFlags = new int[0];
    private int[] zoneKinds = new int[0];
    private double[] speedLimitMps = new double[0];
    private final double[][] columns = new double[Signal.COUNT][0];
    private final int[][] codes = new int[CodedSignal.COUNT][0];
    private long presentSignals;
    private long presentCodes;
    /** Bits of the columns of which everything but index 0 is absent. */
    private long blankSignals;

    private long blankCodes;
    /** Bits of the columns whose index 0 may be there. */
    private long maybeSignals = -1;

    private long maybeCodes = -1;

    /** An empty run. */
    public VehicleRun() {
        ensure(64);
    }

    /** Starts a run for a vehicle whose last judged sample is the carry. */
    public void start(String vehicle, Situation newSituation, long judgedIndex, Carry carry) {
        vehicleId = vehicle;
        situation = newSituation;
        firstJudgedIndex = judgedIndex;
        hasCarry = carry.present;
        size = 0;
        presentSignals = 0;
        presentCodes = 0;
        if (!hasCarry) {
            return;
        }
        eventTimeMs[0] = carry.eventTimeMs;
        ingestTimeMs[0] = carry.ingestTimeMs;
        latDeg[0] = carry.latDeg;
        lonDeg[0] = carry.lonDeg;
        sigmaM[0] = carry.sigmaM;
        chainageM[0] = carry.chainageM;
        crossTrackM[0] = carry.crossTrackM;
        matchFlags[0] = carry.matchFlags;
        zoneKinds[0] = carry.zoneKinds;
        speedLimitMps[0] = carry.speedLimitMps;
        for (long left = (carry.maybeSignals | maybeSignals) & ALL_SIGNALS; left != 0; left &= left - 1) {
            int s = Long.numberOfTrailingZeros(left);
            columns[s][0] = carry.values[s];
        }
        for (long left = (carry.maybeCodes | maybeCodes) & ALL_CODES; left != 0; left &= left - 1) {
            int s = Long.numberOfTrailingZeros(left);
            codes[s][0] = carry.codes[s];
        }
        maybeSignals = carry.maybeSignals;
        maybeCodes = carry.maybeCodes;
    }

    /** The run is over; the next one has to be started. */
    public void clear() {
        size = 0;
    }

    /** Remembers the last sample of the run. */
    public void keepLast(Carry carry) {
        keep(size, carry);
    }

    /** Remembers a sample of the run. */
    public void keep(int last, Carry carry) {
        carry.present = true;
        carry.eventTimeMs = eventTimeMs[last];
        carry.ingestTimeMs = ingestTimeMs[last];
        carry.latDeg = latDeg[last];
        carry.lonDeg = lonDeg[last];
        carry.sigmaM = sigmaM[last];
        carry.chainageM = chainageM[last];
        carry.crossTrackM = crossTrackM[last];
        carry.matchFlags = matchFlags[last];
        carry.zoneKinds = zoneKinds[last];
        carry.speedLimitMps = speedLimitMps[last];
        for (long left = (presentSignals | carry.maybeSignals) & ALL_SIGNALS; left != 0; left &= left - 1) {
            int s = Long.numberOfTrailingZeros(left);
            carry.values[s] = columns[s][last];
        }
        for (long left = (presentCodes | carry.maybeCodes) & ALL_CODES; left != 0; left &= left - 1) {
            int s = Long.numberOfTrailingZeros(left);
            carry.codes[s] = codes[s][last];
        }
        carry.maybeSignals = presentSignals;
        carry.maybeCodes = presentCodes;
    }

    /** Appends samples of a frame that are judged as they arrive; derived columns are filled later. */
    public void append(Frame frame, int from, int count) {
        ensure(size + count + 1);
        int at = size + 1;
        System.arraycopy(frame.eventTimeMs(), from, eventTimeMs, at, count);
        System.arraycopy(frame.ingestTimeMs(), from, ingestTimeMs, at, count);
        System.arraycopy(frame.latDeg(), from, latDeg, at, count);
        System.arraycopy(frame.lonDeg(), from, lonDeg, at, count);
        appendSignals(frame, from, at, count);
        appendCodes(frame, from, at, count);
        size += count;
    }

    /** A column that is left out costs nothing once it is blank. */
    private void appendSignals(Frame frame, int from, int at, int count) {
        long given = frame.givenSignals();
        for (long left = given; left != 0; left &= left - 1) {
            int s = Long.numberOfTrailingZeros(left);
            System.arraycopy(frame.column(Signal.at(s)), from, columns[s], at, count);
        }
        blankSignals &= ~given;
        for (long left = ALL_SIGNALS & ~given & ~blankSignals; left != 0; left &= left - 1) {
            int s = Long.numberOfTrailingZeros(left);
            boolean started = (presentSignals & 1L << s) != 0;
            Arrays.fill(columns[s], started ? at : 1, started ? at + count : capacity, Double.NaN);
            blankSignals |= started ? 0 : 1L << s;
        }
        presentSignals |= given;
    }

    private void appendCodes(Frame frame, int from, int at, int count) {
        long given = frame.givenCodes();
        for (long left = given; left != 0; left &= left - 1) {
            int s = Long.numberOfTrailingZeros(left);
            System.arraycopy(frame.codes(CodedSignal.at(s)), from, codes[s], at, count);
        }
        blankCodes &= ~given;
        for (long left = ALL_CODES & ~given & ~blankCodes; left != 0; left &= left - 1) {
            int s = Long.numberOfTrailingZeros(left);
            boolean started = (presentCodes & 1L << s) != 0;
            Arrays.fill(codes[s], started ? at : 1, started ? at + count : capacity, CodedSignal.ABSENT);
            blankCodes |= started ? 0 : 1L << s;
        }
        presentCodes |= given;
    }

    private void ensure(int needed) {
        if (needed <= capacity) {
            return;
        }
        capacity = Math.max(needed, 2 * capacity);
        blankSignals = 0;
        blankCodes = 0;
        eventTimeMs = Arrays.copyOf(eventTimeMs, capacity);
        ingestTimeMs = Arrays.copyOf(ingestTimeMs, capacity);
        latDeg = Arrays.copyOf(latDeg, capacity);
        lonDeg = Arrays.copyOf(lonDeg, capacity);
        sigmaM = Arrays.copyOf(sigmaM, capacity);
        stepM = Arrays.copyOf(stepM, capacity);
        chainageM = Arrays.copyOf(chainageM, capacity);
        crossTrackM = Arrays.copyOf(crossTrackM, capacity);
        matchFlags = Arrays.copyOf(matchFlags, capacity);
        zoneKinds = Arrays.copyOf(zoneKinds, capacity);
        speedLimitMps = Arrays.copyOf(speedLimitMps, capacity);
        for (int i = 0; i < columns.length; i++) {
            columns[i] = Arrays.copyOf(columns[i], capacity);
        }
        for (int i = 0; i < codes.length; i++) {
            codes[i] = Arrays.copyOf(codes[i], capacity);
        }
    }

    /** How many samples are to be judged. */
    public int size() {
        return size;
    }

    /** Whose samples they are. */
    public String vehicleId() {
        return vehicleId;
    }

    /** Plan, route and policy in force for all of them. */
    public Situation situation() {
        return situation;
    }

    /** How many samples of the vehicle were judged before index 1. */
    public long firstJudgedIndex() {
        return firstJudgedIndex;
    }

    /** Whether index 0 holds a sample. */
    public boolean hasCarry() {
        return hasCarry;
    }

    public long[] eventTimeMs() {
        return eventTimeMs;
    }

    /** When the stage judged the sample (its arrival, or the end of the wait for a hole), ingest time. */
    public long[] ingestTimeMs() {
        return ingestTimeMs;
    }

    public double[] latDeg() {
        return latDeg;
    }

    public double[] lonDeg() {
        return lonDeg;
    }

    public double[] sigmaM() {
        return sigmaM;
    }

    /** Distance from the sample before, metres; 0 where there is none. */
    public double[] stepM() {
        return stepM;
    }

    public double[] column(Signal signal) {
        return columns[signal.ordinal()];
    }

    /**
     * Bits of the signals ({@code 1L << ordinal}) of which the senders gave a column: what is not among them is absent
     * from every sample of the run (not the carry). A column may still hold absent values only.
     */
    public long presentSignals() {
        return presentSignals;
    }

    /** Whether any sample of the run (not the carry) gives the signal. */
    public boolean has(Signal signal) {
        if ((presentSignals & 1L << signal.ordinal()) == 0) {
            return false;
        }
        double[] values = columns[signal.ordinal()];
        for (int i = 1; i <= size; i++) {
            if (!Double.isNaN(values[i])) {
                return true;
            }
        }
        return false;
    }

    /** The last of the run's samples {@code from .. to} that gives the signal; 0 if none does. */
    public int lastTold(Signal signal, int from, int to) {
        if ((presentSignals & 1L << signal.ordinal()) == 0) {
            return 0;
        }
        double[] values = columns[signal.ordinal()];
        int i = to;
        while (i >= from && Double.isNaN(values[i])) {
            i--;
        }
        return i >= from ? i : 0;
    }

    /** The last of the run's samples {@code from .. to} that gives the code; 0 if none does. */
    public int lastTold(CodedSignal signal, int from, int to) {
        if ((presentCodes & 1L << signal.ordinal()) == 0) {
            return 0;
        }
        int[] values = codes[signal.ordinal()];
        int i = to;
        while (i >= from && values[i] == CodedSignal.ABSENT) {
            i--;
        }
        return i >= from ? i : 0;
    }

    /**
     * Whether no sample of the run (not the carry) gives a value below {@code least} or above {@code most}; a NaN is no
     * bound. A comparison that never holds costs next to nothing, while looking for the extremes of noise costs a wrong
     * guess of the processor at each new one.
     */
    public boolean isWithin(Signal signal, double least, double most) {
        if ((presentSignals & 1L << signal.ordinal()) == 0) {
            return true;
        }
        double[] values = columns[signal.ordinal()];
        for (int i = 1; i <= size; i++) {
            if (values[i] < least || values[i] > most) { // NaN is neither
                return false;
            }
        }
        return true;
    }

    public int[] codes(CodedSignal signal) {
        return codes[signal.ordinal()];
    }

    /** Metres along the route; NaN if not matched. */
    public double[] chainageM() {
        return chainageM;
    }

    /** Signed distance from the route's line, + = right of the direction of travel; NaN if not matched. */
    public double[] crossTrackM() {
        return crossTrackM;
    }

    public int[] matchFlags() {
        return matchFlags;
    }

    /** Bits of the kinds of all zones that the vehicle is inside of (by zone side), {@code ZoneKind.bit()}. */
    public int[] zoneKinds() {
        return zoneKinds;
    }

    /** Lowest speed limit of the zones that the vehicle is inside of; NaN if none. */
    public double[] speedLimitMps() {
        return speedLimitMps;
    }

    /** Speed over ground, else that of the wheels whichever way they turn (backwards is negative there), else NaN. */
    public double speedMps(int i) {
        double speed = columns[Signal.SPEED_MPS.ordinal()][i];
        return !Double.isNaN(speed) ? speed : Math.abs(columns[Signal.WHEEL_SPEED_MPS.ordinal()][i]);
    }

    /** A raised or cleared finding at sample {@code i}, with vehicle and place filled in. */
    public Finding.Builder finding(Finding.Kind kind, String ruleId, String type, int i) {
        return Finding.of(kind, ruleId, type).vehicle(vehicleId).place(latDeg[i], lonDeg[i], chainageM[i]);
    }
}
