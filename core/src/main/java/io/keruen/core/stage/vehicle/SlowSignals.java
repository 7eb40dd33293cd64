package io.keruen.core.stage.vehicle;

import io.keruen.core.rule.Carry;
import io.keruen.core.rule.Slice;
import io.keruen.core.rule.VehicleRun;
import io.keruen.core.sample.CodedSignal;
import io.keruen.core.sample.Frame;
import io.keruen.core.sample.Signal;
import io.keruen.core.stage.flow.VehicleStatus;
import java.util.Arrays;

/**
 * What a vehicle said last of what changes slowly and is therefore said less often than its place: each is told for
 * {@link #KEPT_MS} of ingest time, then it is absent again, and {@link VehicleState#keptToMs} says when. Looks back over a run where something is told and at its end,
 * so a sample costs nothing by itself. Its memory is a slice and the tyre pressures of the vehicle's state. Of samples
 * that waited for a hole the tyre pressures are not known. One per stage.
 */
final class SlowSignals {
    /** So long is told what was said last: nobody may take a reading for today's that is older. */
    static final long KEPT_MS = 60_000;

    private static final String SLICE = "slow-signals";
    private static final int SLICE_VERSION = 1;

    private static final Signal[] NUMBERS = {
        Signal.STATE_OF_CHARGE_PCT,
        Signal.BATTERY_TEMP_C,
        Signal.MOTOR_TEMP_C,
        Signal.BRAKE_TEMP_C,
        Signal.CARGO_TEMP_C,
        Signal.CARGO_WEIGHT_KG
    };
    private static final CodedSignal[] CODES = {
        CodedSignal.OPERATING_MODE,
        CodedSignal.EMERGENCY_STOP,
        CodedSignal.MINIMAL_RISK,
        CodedSignal.DOOR_OPEN,
        CodedSignal.ROAD_SURFACE
    };

    // The longs of the slice: when each number was said, when each code, and which.
    private static final int CODE_SAID_MS = NUMBERS.length;
    private static final int CODE = CODE_SAID_MS + CODES.length;
    private static final int LONGS = CODE + CODES.length;

    private final SliceLayout layout;
    private final int number;
    private final Slice slice = new Slice();
    private final TyreColumn tyres = new TyreColumn();
    private int notedTo;

    /** Adds its slice: what a vehicle said does not depend on its escort. */
    SlowSignals(SliceLayout layout) {
        this.layout = layout;
        number = layout.addLasting(SLICE, SLICE_VERSION, LONGS, NUMBERS.length);
    }

    /** Whether the samples of a frame can go on in the run that is being collected. */
    boolean fits(Frame frame) {
        return tyres.tyres() == frame.tyreCount();
    }

    /** A run begins with samples of this frame. */
    void start(Frame frame) {
        tyres.start(frame.tyreCount());
        notedTo = 0;
    }

    /** Samples of a frame that fits are appended to the run. */
    void append(Frame frame, int from, int count) {
        if (tyres.tyres() > 0) {
            tyres.append(frame, from, count);
        }
    }

    /** Remembers what the samples of the run up to this one said. */
    void note(VehicleState of, VehicleRun run, int to) {
        int from = notedTo + 1;
        notedTo = to;
        long[] ingestTimeMs = run.ingestTimeMs();
        layout.at(number, of.longs, of.doubles, slice);
        for (int n = 0; n < NUMBERS.length; n++) {
            int last = run.lastTold(NUMBERS[n], from, to);
            if (last > 0) {
                slice.setLong(n, ingestTimeMs[last]);
                slice.setDouble(n, run.column(NUMBERS[n])[last]);
            }
        }
        for (int c = 0; c < CODES.length; c++) {
            int last = run.lastTold(CODES[c], from, to);
            if (last > 0) {
                slice.setLong(CODE_SAID_MS + c, ingestTimeMs[last]);
                slice.setLong(CODE + c, run.codes(CODES[c])[last]);
            }
        }
        int last = tyres.tyres() == 0 ? 0 : tyres.lastTold(from, to);
        if (last > 0) {
            of.tyresMs = ingestTimeMs[last];
            of.tyres = tyres.count(last);
            of.tyrePressureKpa = tyres.copy(last, of.tyres, of.tyrePressureKpa);
        }
    }

    /** Puts into a status what is known at its moment. */
    void tell(VehicleState of, VehicleStatus status) {
        layout.at(number, of.longs, of.doubles, slice);
        for (int n = 0; n < NUMBERS.length; n++) {
            boolean isKnown = isKnown(slice.getLong(n), status.atMs);
            status.values[NUMBERS[n].ordinal()] = isKnown ? slice.getDouble(n) : Double.NaN;
        }
        for (int c = 0; c < CODES.length; c++) {
            boolean isKnown = isKnown(slice.getLong(CODE_SAID_MS + c), status.atMs);
            status.codes[CODES[c].ordinal()] = isKnown ? (int) slice.getLong(CODE + c) : CodedSignal.ABSENT;
        }
        boolean areKnown = of.tyres > 0 && isKnown(of.tyresMs, status.atMs);
        status.tyrePressureKpa = areKnown ? Arrays.copyOf(of.tyrePressureKpa, of.tyres) : VehicleStatus.NO_TYRES;
        of.keptToMs = keptToMs(of, status.atMs);
    }

    /**
     * A state of which the time was not noted that its readings are kept to, or that knew of no readings but those of the
     * sample judged last.
     */
    void restore(VehicleState of, boolean knowsReadings) {
        if (!knowsReadings && of.carry.present) {
            takeOver(of, of.carry);
        }
        of.keptToMs = keptToMs(of, of.statusMs);
    }

    private void takeOver(VehicleState of, Carry last) {
        double[] values = new double[Signal.COUNT];
        int[] codes = new int[CodedSignal.COUNT];
        last.copySignals(values, codes);
        layout.at(number, of.longs, of.doubles, slice);
        for (int n = 0; n < NUMBERS.length; n++) {
            double value = values[NUMBERS[n].ordinal()];
            slice.setLong(n, Double.isNaN(value) ? 0 : last.ingestTimeMs);
            slice.setDouble(n, value);
        }
        for (int c = 0; c < CODES.length; c++) {
            int code = codes[CODES[c].ordinal()];
            slice.setLong(CODE_SAID_MS + c, code == CodedSignal.ABSENT ? 0 : last.ingestTimeMs);
            slice.setLong(CODE + c, code);
        }
    }

    /** The last moment at which all is known yet that is known at this one; {@link StatusWatch#NEVER_MS} if nothing is. */
    private long keptToMs(VehicleState of, long atMs) {
        layout.at(number, of.longs, of.doubles, slice);
        long firstMs = isKnown(of.tyresMs, atMs) ? of.tyresMs : StatusWatch.NEVER_MS;
        for (int l = 0; l < CODE; l++) {
            long saidMs = slice.getLong(l);
            firstMs = isKnown(saidMs, atMs) ? Math.min(firstMs, saidMs) : firstMs;
        }
        return firstMs == StatusWatch.NEVER_MS ? StatusWatch.NEVER_MS : firstMs + KEPT_MS;
    }

    private static boolean isKnown(long saidMs, long atMs) {
        return saidMs != 0 && atMs - saidMs <= KEPT_MS;
    }
}
