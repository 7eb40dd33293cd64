package io.keruen.core.stage;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Samples of one vehicle on their way through the escort stage, oldest first: those worked off that still wait for
 * their leader ({@code head .. next-1}), then those not worked off yet ({@code next .. tail-1}). Columns are plain
 * arrays, reused; nothing is allocated once they are long enough.
 */
final class TrackQueue {
    /** No sample. */
    static final long NOTHING = Long.MAX_VALUE;

    private static final int MIN_CAPACITY = 32;

    private int head;
    private int next;
    private int tail;
    private int capacity;
    /** Kept beside the columns, because all members of an escort are asked for it at every sample. */
    private long pendingIngestMs = NOTHING;

    private long[] ordinal = new long[0];
    private @Nullable String[] jurisdiction = new String[0];

    long[] eventTimeMs = new long[0];
    long[] ingestTimeMs = new long[0];
    double[] latDeg = new double[0];
    double[] lonDeg = new double[0];
    double[] speedMps = new double[0];
    double[] sigmaM = new double[0];
    double[] chainageM = new double[0];
    int[] zoneKinds = new int[0];

    /** Copies the samples of a frame to the end. */
    void append(TrackFrame frame) {
        int count = frame.size;
        ensure(count);
        System.arraycopy(frame.eventTimeMs, 0, eventTimeMs, tail, count);
        System.arraycopy(frame.ingestTimeMs, 0, ingestTimeMs, tail, count);
        System.arraycopy(frame.latDeg, 0, latDeg, tail, count);
        System.arraycopy(frame.lonDeg, 0, lonDeg, tail, count);
        System.arraycopy(frame.speedMps, 0, speedMps, tail, count);
        System.arraycopy(frame.sigmaM, 0, sigmaM, tail, count);
        System.arraycopy(frame.chainageM, 0, chainageM, tail, count);
        System.arraycopy(frame.zoneKinds, 0, zoneKinds, tail, count);
        for (int i = 0; i < count; i++) {
            ordinal[tail + i] = frame.firstJudgedIndex + i + 1;
            jurisdiction[tail + i] = frame.jurisdiction;
        }
        tail += count;
        pendingIngestMs = ingestTimeMs[next];
    }

    /** Ingest time of the next sample to be worked off, or {@link #NOTHING}. */
    long pendingIngestMs() {
        return pendingIngestMs;
    }

    /** How many samples of the vehicle had been judged with the next one to be worked off, it included. */
    long pendingOrdinal() {
        return ordinal[next];
    }

    /** Marks the next sample as worked off; it waits for its leader from now on. Returns its index. */
    int takePending() {
        int taken = next++;
        pendingIngestMs = next < tail ? ingestTimeMs[next] : NOTHING;
        return taken;
    }

    /** Whether a worked off sample waits for its leader. */
    boolean hasWaiting() {
        return head < next;
    }

    /** Index of the oldest waiting sample. */
    int waiting() {
        return head;
    }

    /** Forgets the oldest waiting sample. */
    void popWaiting() {
        head++;
        if (head == tail) {
            head = 0;
            next = 0;
            tail = 0;
        }
    }

    /** The jurisdiction at sample {@code i}. */
    @Nullable
    String jurisdiction(int i) {
        return jurisdiction[i];
    }

    /** Makes room at the end: moves down while at least half of the room is free, else grows. */
    private void ensure(int count) {
        if (tail + count <= capacity) {
            return;
        }
        int live = tail - head;
        int grown = 2 * (live + count) <= capacity ? capacity : Math.max(MIN_CAPACITY, 2 * (live + count));
        eventTimeMs = moved(eventTimeMs, grown);
        ingestTimeMs = moved(ingestTimeMs, grown);
        ordinal = moved(ordinal, grown);
        latDeg = moved(latDeg, grown);
        lonDeg = moved(lonDeg, grown);
        speedMps = moved(speedMps, grown);
        sigmaM = moved(sigmaM, grown);
        chainageM = moved(chainageM, grown);
        int[] newKinds = grown == capacity ? zoneKinds : new int[grown];
        System.arraycopy(zoneKinds, head, newKinds, 0, live);
        zoneKinds = newKinds;
        @Nullable String[] newJurisdiction = grown == capacity ? jurisdiction : new String[grown];
        System.arraycopy(jurisdiction, head, newJurisdiction, 0, live);
        jurisdiction = newJurisdiction;
        capacity = grown;
        next -= head;
        tail = live;
        head = 0;
    }

    private long[] moved(long[] from, int grown) {
        long[] target = grown == capacity ? from : new long[grown];
        System.arraycopy(from, head, target, 0, tail - head);
        return target;
    }

    private double[] moved(double[] from, int grown) {
        double[] target = grown == capacity ? from : new double[grown];
        System.arraycopy(from, head, target, 0, tail - head);
        return target;
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(tail - head);
        out.writeInt(next - head);
        @Nullable String before = null;
        for (int i = head; i < tail; i++) {
            out.writeLong(ordinal[i]);
            out.writeLong(eventTimeMs[i]);
            out.writeLong(ingestTimeMs[i]);
            out.writeDouble(latDeg[i]);
            out.writeDouble(lonDeg[i]);
            out.writeDouble(speedMps[i]);
            out.writeDouble(sigmaM[i]);
            out.writeDouble(chainageM[i]);
            out.writeInt(zoneKinds[i]);
            boolean same = Objects.equals(before, jurisdiction[i]);
            out.writeBoolean(same);
            if (!same) {
                StateIo.writeNullableUtf(out, jurisdiction[i]);
                before = jurisdiction[i];
            }
        }
    }

    static TrackQueue read(DataInput in) throws IOException {
        TrackQueue queue = new TrackQueue();
        int live = in.readInt();
        queue.ensure(live);
        queue.tail = live;
        queue.next = in.readInt();
        @Nullable String current = null;
        for (int i = 0; i < live; i++) {
            queue.ordinal[i] = in.readLong();
            queue.eventTimeMs[i] = in.readLong();
            queue.ingestTimeMs[i] = in.readLong();
            queue.latDeg[i] = in.readDouble();
            queue.lonDeg[i] = in.readDouble();
            queue.speedMps[i] = in.readDouble();
            queue.sigmaM[i] = in.readDouble();
            queue.chainageM[i] = in.readDouble();
            queue.zoneKinds[i] = in.readInt();
            if (!in.readBoolean()) {
                current = StateIo.readNullableUtf(in);
            }
            queue.jurisdiction[i] = current;
        }
        queue.pendingIngestMs = queue.next < live ? queue.ingestTimeMs[queue.next] : NOTHING;
        return queue;
    }
}
