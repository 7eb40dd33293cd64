package io.keruen.core.sample;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One timestamped reading of a vehicle, for the edges of the system where readings come one by one (files, tests, the
 * simulator). Mutable and reusable; one per thread. The hot path works on a {@link Frame} instead.
 */
public final class Sample {
    /** The boot id or sequence of a sample that has none. */
    public static final long ABSENT = -1;

    public String vehicleId = "";
    public long bootId = ABSENT;
    public long sequence = ABSENT;
    public long eventTimeMs;
    public long ingestTimeMs;
    public double latDeg;
    public double lonDeg;
    public @Nullable String softwareVersion;
    public @Nullable String authenticatedAs;
    public double[] tyrePressureKpa = new double[0];

    private final double[] values = new double[Signal.COUNT];
    private final int[] codes = new int[CodedSignal.COUNT];

    /** A sample with nothing in it. */
    public Sample() {
        clear();
    }

    /** Forgets everything. */
    public void clear() {
        vehicleId = "";
        bootId = ABSENT;
        sequence = ABSENT;
        eventTimeMs = 0;
        ingestTimeMs = 0;
        latDeg = Double.NaN;
        lonDeg = Double.NaN;
        softwareVersion = null;
        authenticatedAs = null;
        tyrePressureKpa = new double[0];
        Arrays.fill(values, Double.NaN);
        Arrays.fill(codes, CodedSignal.ABSENT);
    }

    /** The value of a signal in its unit; NaN if absent. */
    public double value(Signal signal) {
        return values[signal.ordinal()];
    }

    /** Sets a signal, in its unit. */
    public Sample set(Signal signal, double value) {
        values[signal.ordinal()] = value;
        return this;
    }

    /** The code of a coded signal; {@link CodedSignal#ABSENT} if absent. */
    public int code(CodedSignal signal) {
        return codes[signal.ordinal()];
    }

    /** Sets a coded signal. */
    public Sample set(CodedSignal signal, int code) {
        codes[signal.ordinal()] = code;
        return this;
    }
}
