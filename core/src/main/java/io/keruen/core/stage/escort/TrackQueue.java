package io.keruen.core.stage.escort;

import io.keruen.core.control.Situation;
import io.keruen.core.stage.flow.StateIo;
import io.keruen.core.stage.flow.TrackFrame;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Samples of one vehicle on their way through the escort stage, oldest first: those worked off that still wait for
 * their leader ({@code head .. next-1}), then those not worked off yet ({@code next .. tail-1}). A sample is a row of one
 * array, reused: it is written once and read once, long after, and so it costs one fetch from memory instead of one for
 * each column. Nothing is allocated once the array is long enough.
 */
final class TrackQueue {
    /** No sample. */
    static final long NOTHING = Long.MAX_VALUE;

    private static final int MIN_CAPACITY = 32;

    /** A row begins with the row of a {@link TrackRing}. */
    private static final int ROW = TrackRing.ROW + 4;

    private static final int EVENT_MS = TrackRing.ROW;
    private static final int INGEST_MS = TrackRing.ROW + 1;
    private static final int ORDINAL = TrackRing.ROW + 2;
    private static final int SPEED_MPS = TrackRing.ROW + 3;

    private int head;
    private int next;
    private int tail;
    private int capacity;
    /** Kept beside the rows, because all members of an escort are asked for it at every sample. */
    private long pendingIngestMs = NOTHING;

    /** Doubles by their bits. */
    private long[] rows = new long[0];

    private @Nullable String[] jurisdiction = new String[0];

    /** Copies the samples of a frame to the end. */
    void append(TrackFrame frame) {
        int count = frame.size;
        ensure(count);
        for (int i = 0; i < count; i++) {
            int row = ROW * (tail + i);
            rows[row + EVENT_MS] = frame.eventTimeMs[i];
            rows[row + TrackRing.LAT_DEG] = Double.doubleToRawLongBits(frame.latDeg[i]);
            rows[row + TrackRing.LON_DEG] = Double.doubleToRawLongBits(frame.lonDeg[i]);
            rows[row + TrackRing.CHAINAGE_M] = Double.doubleToRawLongBits(frame.chainageM[i]);
            rows[row + TrackRing.SIGMA_M] = Double.doubleToRawLongBits(frame.sigmaM[i]);
            rows[row + TrackRing.ZONE_KINDS] = frame.zoneKinds[i];
            rows[row + TrackRing.ROUTE_KEY] = TrackRing.NO_ROUTE;
            rows[row + INGEST_MS] = frame.ingestTimeMs[i];
            rows[row + ORDINAL] = frame.firstJudgedIndex + i + 1;
            rows[row + SPEED_MPS] = Double.doubleToRawLongBits(frame.speedMps[i]);
            jurisdiction[tail + i] = frame.jurisdiction;
        }
        tail += count;
        pendingIngestMs = ingestTimeMs(next);
    }

    long eventTimeMs(int i) {
        return rows[ROW * i + EVENT_MS];
    }

    long ingestTimeMs(int i) {
        return rows[ROW * i + INGEST_MS];
    }

    double latDeg(int i) {
        return real(i, TrackRing.LAT_DEG);
    }

    double lonDeg(int i) {
        return real(i, TrackRing.LON_DEG);
    }

    double speedMps(int i) {
        return real(i, SPEED_MPS);
    }

    double sigmaM(int i) {
        return real(i, TrackRing.SIGMA_M);
    }

    double chainageM(int i) {
        return real(i, TrackRing.CHAINAGE_M);
    }

    int zoneKinds(int i) {
        return (int) rows[ROW * i + TrackRing.ZONE_KINDS];
    }

    /** The route along which a sample that was worked off lies. */
    long routeKey(int i) {
        return rows[ROW * i + TrackRing.ROUTE_KEY];
    }

    private double real(int i, int column) {
        return Double.longBitsToDouble(rows[ROW * i + column]);
    }

    /** The place of sample {@code i}. */
    void locate(int i, LeaderPlace place) {
        place.known = true;
        place.latDeg = latDeg(i);
        place.lonDeg = lonDeg(i);
        place.chainageM = chainageM(i);
        place.routeKey = routeKey(i);
        place.sigmaM = sigmaM(i);
        place.zoneKinds = zoneKinds(i);
    }

    /** Copies the row of sample {@code i} that a ring keeps. */
    void copyRow(int i, long[] target, int at) {
        System.arraycopy(rows, ROW * i, target, at, TrackRing.ROW);
    }

    /** Ingest time of the next sample to be worked off, or {@link #NOTHING}. */
    long pendingIngestMs() {
        return pendingIngestMs;
    }

    /** Event time of the next sample to be worked off. */
    long pendingEventTimeMs() {
        return eventTimeMs(next);
    }

    /** The sigma of the next sample to be worked off. */
    double pendingSigmaM() {
        return sigmaM(next);
    }

    /** How many samples of the vehicle had been judged with the next one to be worked off, it included. */
    long pendingOrdinal() {
        return rows[ROW * next + ORDINAL];
    }

    /**
     * How many of the next samples came together with the first of them and lie, like it, in this situation; none behind
     * the one with this ordinal, but for the first.
     */
    int pendingTogether(int most, long lastOrdinal, Situation situation) {
        int count = 1;
        while (count < most
                && next + count < tail
                && ingestTimeMs(next + count) == pendingIngestMs
                && rows[ROW * (next + count) + ORDINAL] <= lastOrdinal
                && situation.covers(eventTimeMs(next + count))) {
            count++;
        }
        return count;
    }

    /**
     * Marks the next samples as worked off, along the route with this key; they wait for their leader from now on. Returns
     * the index of the first.
     */
    int takePending(int count, long routeKey) {
        int taken = next;
        for (int i = taken; i < taken + count; i++) {
            rows[ROW * i + TrackRing.ROUTE_KEY] = routeKey;
        }
        next += count;
        pendingIngestMs = next < tail ? ingestTimeMs(next) : NOTHING;
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
        long[] newRows = grown == capacity ? rows : new long[ROW * grown];
        System.arraycopy(rows, ROW * head, newRows, 0, ROW * live);
        rows = newRows;
        @Nullable String[] newJurisdiction = grown == capacity ? jurisdiction : new String[grown];
        System.arraycopy(jurisdiction, head, newJurisdiction, 0, live);
        jurisdiction = newJurisdiction;
        capacity = grown;
        next -= head;
        tail = live;
        head = 0;
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(tail - head);
        out.writeInt(next - head);
        @Nullable String before = null;
        for (int i = head; i < tail; i++) {
            out.writeLong(rows[ROW * i + ORDINAL]);
            out.writeLong(eventTimeMs(i));
            out.writeLong(ingestTimeMs(i));
            out.writeDouble(latDeg(i));
            out.writeDouble(lonDeg(i));
            out.writeDouble(speedMps(i));
            out.writeDouble(sigmaM(i));
            out.writeDouble(chainageM(i));
            out.writeInt(zoneKinds(i));
            RouteKeys.write(routeKey(i), i == head ? TrackRing.NO_ROUTE : routeKey(i - 1), out);
            boolean same = Objects.equals(before, jurisdiction[i]);
            out.writeBoolean(same);
            if (!same) {
                StateIo.writeNullableUtf(out, jurisdiction[i]);
                before = jurisdiction[i];
            }
        }
    }

    /** Reads what the state of an escort of this version holds. */
    static TrackQueue read(DataInput in, int version) throws IOException {
        TrackQueue queue = new TrackQueue();
        int live = in.readInt();
        queue.ensure(live);
        queue.tail = live;
        queue.next = in.readInt();
        @Nullable String current = null;
        long routeKey = TrackRing.NO_ROUTE;
        for (int i = 0; i < live; i++) {
            int row = ROW * i;
            queue.rows[row + ORDINAL] = in.readLong();
            queue.rows[row + EVENT_MS] = in.readLong();
            queue.rows[row + INGEST_MS] = in.readLong();
            queue.rows[row + TrackRing.LAT_DEG] = in.readLong(); // a double is written as its bits
            queue.rows[row + TrackRing.LON_DEG] = in.readLong();
            queue.rows[row + SPEED_MPS] = in.readLong();
            queue.rows[row + TrackRing.SIGMA_M] = in.readLong();
            queue.rows[row + TrackRing.CHAINAGE_M] = in.readLong();
            queue.rows[row + TrackRing.ZONE_KINDS] = in.readInt();
            routeKey = RouteKeys.read(routeKey, in, version);
            queue.rows[row + TrackRing.ROUTE_KEY] = routeKey;
            if (!in.readBoolean()) {
                current = StateIo.readNullableUtf(in);
            }
            queue.jurisdiction[i] = current;
        }
        queue.pendingIngestMs = queue.next < live ? queue.ingestTimeMs(queue.next) : NOTHING;
        return queue;
    }
}
