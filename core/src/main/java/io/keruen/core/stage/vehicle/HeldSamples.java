package io.keruen.core.stage.vehicle;

import io.keruen.core.sample.CodedSignal;
import io.keruen.core.sample.Frame;
import io.keruen.core.sample.Signal;
import io.keruen.core.stage.flow.StateIo;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Samples of the current boot that wait for a hole in the sequence before them, by rising sequence number. At most
 * {@link #MAX}; empty on the normal path. State.
 */
final class HeldSamples {
    /** More samples than this never wait: 5 s at 100 Hz. */
    static final int MAX = 512;

    private static final int LONGS = 3; // sequence, event time, arrival
    private static final int DOUBLES = 2 + Signal.COUNT;
    private static final int INTS = CodedSignal.COUNT;

    private long[] longs = new long[0];
    private double[] doubles = new double[0];
    private int[] ints = new int[0];
    private int size;

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    boolean isFull() {
        return size == MAX;
    }

    long firstSequence() {
        return longs[0];
    }

    /** Arrival of the sample that came first among those that wait: the age of the first hole. */
    long earliestArrivalMs() {
        long earliestMs = Long.MAX_VALUE;
        for (int i = 0; i < size; i++) {
            earliestMs = Math.min(earliestMs, longs[LONGS * i + 2]);
        }
        return earliestMs;
    }

    /** Adds a sample whose sequence number is not among those that wait. */
    void add(Frame frame, int from) {
        if ((size + 1) * LONGS > longs.length) {
            int capacity = Math.max(8, 2 * size);
            longs = Arrays.copyOf(longs, capacity * LONGS);
            doubles = Arrays.copyOf(doubles, capacity * DOUBLES);
            ints = Arrays.copyOf(ints, capacity * INTS);
        }
        long sequence = frame.sequence(from);
        int at = size;
        while (at > 0 && longs[LONGS * (at - 1)] > sequence) {
            at--;
        }
        int moved = size - at;
        System.arraycopy(longs, LONGS * at, longs, LONGS * (at + 1), LONGS * moved);
        System.arraycopy(doubles, DOUBLES * at, doubles, DOUBLES * (at + 1), DOUBLES * moved);
        System.arraycopy(ints, INTS * at, ints, INTS * (at + 1), INTS * moved);
        longs[LONGS * at] = sequence;
        longs[LONGS * at + 1] = frame.eventTimeMs()[from];
        longs[LONGS * at + 2] = frame.ingestTimeMs()[from];
        doubles[DOUBLES * at] = frame.latDeg()[from];
        doubles[DOUBLES * at + 1] = frame.lonDeg()[from];
        for (int s = 0; s < Signal.COUNT; s++) {
            doubles[DOUBLES * at + 2 + s] = frame.column(Signal.at(s))[from];
        }
        for (int s = 0; s < INTS; s++) {
            ints[INTS * at + s] = frame.codes(CodedSignal.at(s))[from];
        }
        size++;
    }

    /** Moves the first run of consecutive samples into a frame, which is reset; answers how many. */
    int releaseRun(Frame into) {
        int count = 1;
        while (count < size && longs[LONGS * count] == longs[LONGS * (count - 1)] + 1) {
            count++;
        }
        into.reset(count);
        into.firstSequence = longs[0];
        for (int i = 0; i < count; i++) {
            into.eventTimeMs()[i] = longs[LONGS * i + 1];
            into.ingestTimeMs()[i] = longs[LONGS * i + 2];
            into.latDeg()[i] = doubles[DOUBLES * i];
            into.lonDeg()[i] = doubles[DOUBLES * i + 1];
        }
        for (int s = 0; s < Signal.COUNT; s++) {
            double[] column = into.fill(Signal.at(s));
            for (int i = 0; i < count; i++) {
                column[i] = doubles[DOUBLES * i + 2 + s];
            }
        }
        for (int s = 0; s < INTS; s++) {
            int[] column = into.fill(CodedSignal.at(s));
            for (int i = 0; i < count; i++) {
                column[i] = ints[INTS * i + s];
            }
        }
        removeFirst(count);
        return count;
    }

    private void removeFirst(int count) {
        size -= count;
        System.arraycopy(longs, LONGS * count, longs, 0, LONGS * size);
        System.arraycopy(doubles, DOUBLES * count, doubles, 0, DOUBLES * size);
        System.arraycopy(ints, INTS * count, ints, 0, INTS * size);
    }

    void write(DataOutput out) throws IOException {
        out.writeByte(Signal.COUNT);
        out.writeByte(INTS);
        StateIo.writeLongs(out, longs, LONGS * size);
        StateIo.writeDoubles(out, doubles, DOUBLES * size);
        out.writeInt(INTS * size);
        for (int i = 0; i < INTS * size; i++) {
            out.writeInt(ints[i]);
        }
    }

    void read(DataInput in) throws IOException {
        int signals = in.readByte();
        int coded = in.readByte();
        if (signals != Signal.COUNT || coded != INTS) {
            throw new IOException("held samples with " + signals + " signals and " + coded + " coded signals, not "
                    + Signal.COUNT + " and " + INTS + "; add the conversion here");
        }
        longs = StateIo.readLongs(in);
        doubles = StateIo.readDoubles(in);
        ints = new int[in.readInt()];
        for (int i = 0; i < ints.length; i++) {
            ints[i] = in.readInt();
        }
        size = longs.length / LONGS;
    }
}
