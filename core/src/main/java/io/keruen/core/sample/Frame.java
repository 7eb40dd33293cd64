package io.keruen.core.sample;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Samples of one vehicle in columns, as a vehicle sends them: signed once, sequence numbers rising by one from
 * {@link #firstSequence}. Reused from frame to frame so that decoding allocates nothing; one per thread.
 *
 * <p>Columns are plain arrays with valid entries {@code 0 .. size-1}. A column that the sender left out is filled with
 * the absent value (NaN, or {@link CodedSignal#ABSENT}).
 */
public final class Frame {
    public String vehicleId = "";
    public long bootId = Sample.ABSENT;
    public long firstSequence = Sample.ABSENT;
    public long sentAtMs;
    public @Nullable String softwareVersion;
    public @Nullable String authenticatedAs;

    private int size;
    private int tyreCount;
    private long[] eventTimeMs;
    private long[] ingestTimeMs;
    private double[] latDeg;
    private double[] lonDeg;
    private double[] tyrePressureKpa = new double[0];
    private final double[][] columns = new double[Signal.COUNT][];
    private final int[][] codes = new int[CodedSignal.COUNT][];
    private long givenSignals;
    private long givenCodes;
    private double[] absentColumn;
    private int[] absentCodes;

    /** An empty frame with room for this many samples; it grows when more are needed. */
    public Frame(int capacity) {
        eventTimeMs = new long[capacity];
        ingestTimeMs = new long[capacity];
        latDeg = new double[capacity];
        lonDeg = new double[capacity];
        absentColumn = new double[capacity];
        absentCodes = new int[capacity];
        Arrays.fill(absentColumn, Double.NaN);
        Arrays.fill(absentCodes, CodedSignal.ABSENT);
        for (int i = 0; i < columns.length; i++) {
            columns[i] = new double[0];
        }
        for (int i = 0; i < codes.length; i++) {
            codes[i] = new int[0];
        }
    }

    /** Empties the frame and sets how many samples it will hold; every signal column is absent until it is asked for. */
    public void reset(int newSize) {
        vehicleId = "";
        bootId = Sample.ABSENT;
        firstSequence = Sample.ABSENT;
        sentAtMs = 0;
        softwareVersion = null;
        authenticatedAs = null;
        tyreCount = 0;
        resize(newSize);
        givenSignals = 0;
        givenCodes = 0;
    }

    private void resize(int newSize) {
        if (newSize > eventTimeMs.length) {
            int capacity = Math.max(newSize, 2 * eventTimeMs.length);
            int old = absentColumn.length;
            eventTimeMs = Arrays.copyOf(eventTimeMs, capacity);
            ingestTimeMs = Arrays.copyOf(ingestTimeMs, capacity);
            latDeg = Arrays.copyOf(latDeg, capacity);
            lonDeg = Arrays.copyOf(lonDeg, capacity);
            absentColumn = Arrays.copyOf(absentColumn, capacity);
            Arrays.fill(absentColumn, old, capacity, Double.NaN);
            absentCodes = Arrays.copyOf(absentCodes, capacity);
            Arrays.fill(absentCodes, old, capacity, CodedSignal.ABSENT);
        }
        size = newSize;
    }

    /** How many samples the frame holds. */
    public int size() {
        return size;
    }

    /** The sequence number of sample {@code i}, or {@link Sample#ABSENT}. */
    public long sequence(int i) {
        return firstSequence == Sample.ABSENT ? Sample.ABSENT : firstSequence + i;
    }

    /** The vehicle's clock, epoch milliseconds. */
    public long[] eventTimeMs() {
        return eventTimeMs;
    }

    /** Our clock, epoch milliseconds: the broker's append time, or the recorded one in a replay. */
    public long[] ingestTimeMs() {
        return ingestTimeMs;
    }

    /** Latitudes, WGS 84 degrees. */
    public double[] latDeg() {
        return latDeg;
    }

    /** Longitudes, WGS 84 degrees. */
    public double[] lonDeg() {
        return lonDeg;
    }

    /** The column to read; all NaN where the sender left it out. Do not write to it. */
    public double[] column(Signal signal) {
        return has(signal) ? columns[signal.ordinal()] : absentColumn;
    }

    /** Whether the sender gave this column. */
    public boolean has(Signal signal) {
        return (givenSignals & 1L << signal.ordinal()) != 0;
    }

    /** Bits ({@code 1L << ordinal}) of the signals whose column the sender gave. */
    public long givenSignals() {
        return givenSignals;
    }

    /** Bits ({@code 1L << ordinal}) of the coded signals whose column the sender gave. */
    public long givenCodes() {
        return givenCodes;
    }

    /** The column to fill: marks it present; its entries are undefined until written. */
    public double[] fill(Signal signal) {
        int ordinal = signal.ordinal();
        if (columns[ordinal].length < size) {
            columns[ordinal] = Arrays.copyOf(columns[ordinal], eventTimeMs.length);
        }
        givenSignals |= 1L << ordinal;
        return columns[ordinal];
    }

    /** The codes to read; all absent where the sender left them out. Do not write to it. */
    public int[] codes(CodedSignal signal) {
        return has(signal) ? codes[signal.ordinal()] : absentCodes;
    }

    /** Whether the sender gave this column. */
    public boolean has(CodedSignal signal) {
        return (givenCodes & 1L << signal.ordinal()) != 0;
    }

    /** The codes to fill: marks the column present; its entries are undefined until written. */
    public int[] fill(CodedSignal signal) {
        int ordinal = signal.ordinal();
        if (codes[ordinal].length < size) {
            codes[ordinal] = Arrays.copyOf(codes[ordinal], eventTimeMs.length);
        }
        givenCodes |= 1L << ordinal;
        return codes[ordinal];
    }

    /** How many tyres each sample reports. */
    public int tyreCount() {
        return tyreCount;
    }

    /** Tyre pressures in kPa: sample {@code i}, tyre {@code k} stands at {@code i * tyreCount() + k}. */
    public double[] tyrePressureKpa() {
        return tyrePressureKpa;
    }

    /** The tyre pressures to fill, for this many tyres a sample. */
    public double[] fillTyrePressureKpa(int tyres) {
        tyreCount = tyres;
        if (tyrePressureKpa.length < tyres * size) {
            tyrePressureKpa = new double[tyres * eventTimeMs.length];
        }
        return tyrePressureKpa;
    }
}
