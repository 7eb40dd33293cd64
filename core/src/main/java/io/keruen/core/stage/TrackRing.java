package io.keruen.core.stage;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Where a vehicle has been: 128 samples, the newer half thinned to 50 ms and more apart, the older half to at most
 * 500 ms, so that a follower whose radio is half a minute late still meets its leader. The newest is always kept. What
 * is kept depends on the samples alone, not on when they came.
 */
final class TrackRing {
    /** How many samples are kept. */
    static final int CAPACITY = 128;

    /** Samples nearer together than this are thinned out, ms of event time. */
    static final long SPACING_MS = 50;

    /** Old samples are thinned while their neighbours are not further apart than this, ms of event time. */
    static final long OLD_SPACING_MS = 500;

    /** How much later than the moment asked for the later neighbour may be, ms of event time. */
    static final long LATEST_MS = 1_000;

    private static final int ROOM = 8;

    private int first;
    private int size;
    private long[] eventTimeMs = new long[0];
    private double[] latDeg = new double[0];
    private double[] lonDeg = new double[0];
    private double[] chainageM = new double[0];
    private double[] sigmaM = new double[0];
    private int[] zoneKinds = new int[0];

    /** Event time of the newest sample; {@code Long.MIN_VALUE} if there is none. */
    long newestMs() {
        return size == 0 ? Long.MIN_VALUE : eventTimeMs[at(size - 1)];
    }

    /** How many samples are kept now. */
    int size() {
        return size;
    }

    /** Keeps sample {@code i} of a queue, unless it is not newer than the newest. */
    void add(TrackQueue queue, int i) {
        if (queue.eventTimeMs[i] <= newestMs()) {
            return;
        }
        allocate();
        boolean replaces = size >= 2 && newestMs() - eventTimeMs[at(size - 2)] < SPACING_MS;
        if (!replaces && size == CAPACITY) {
            makeRoom();
        }
        if (!replaces) {
            size++;
        }
        int slot = at(size - 1);
        eventTimeMs[slot] = queue.eventTimeMs[i];
        latDeg[slot] = queue.latDeg[i];
        lonDeg[slot] = queue.lonDeg[i];
        chainageM[slot] = queue.chainageM[i];
        sigmaM[slot] = queue.sigmaM[i];
        zoneKinds[slot] = queue.zoneKinds[i];
    }

    /** Frees several places at once, so that it is rarely done. */
    private void makeRoom() {
        thinOldHalf();
        int excess = Math.max(0, size - (CAPACITY - ROOM));
        first = (first + excess) & (CAPACITY - 1);
        size -= excess;
    }

    private void thinOldHalf() {
        int kept = 1;
        for (int k = 1; k < size; k++) {
            boolean bridged = k < CAPACITY / 2 && eventTimeMs[at(k + 1)] - eventTimeMs[at(kept - 1)] <= OLD_SPACING_MS;
            if (!bridged) {
                move(at(k), at(kept));
                kept++;
            }
        }
        size = kept;
    }

    private void move(int source, int target) {
        eventTimeMs[target] = eventTimeMs[source];
        latDeg[target] = latDeg[source];
        lonDeg[target] = lonDeg[source];
        chainageM[target] = chainageM[source];
        sigmaM[target] = sigmaM[source];
        zoneKinds[target] = zoneKinds[source];
    }

    /**
     * The place at a moment: that of the sample at it, else interpolated linearly between its two neighbours. Known
     * only if they lie within staleMs of each other and the later at most 1 s after the moment.
     */
    void locate(long tMs, long staleMs, LeaderPlace place) {
        place.known = false;
        int later = size - 1;
        if (later < 0 || eventTimeMs[at(later)] < tMs) {
            return;
        }
        while (later > 0 && eventTimeMs[at(later - 1)] >= tMs) {
            later--;
        }
        int b = at(later);
        if (eventTimeMs[b] == tMs) {
            between(b, b, 0, place);
        } else if (later > 0 && eventTimeMs[b] - tMs <= LATEST_MS) {
            int a = at(later - 1);
            long spanMs = eventTimeMs[b] - eventTimeMs[a];
            if (spanMs <= staleMs) {
                between(a, b, (double) (tMs - eventTimeMs[a]) / spanMs, place);
            }
        }
    }

    private void between(int a, int b, double share, LeaderPlace place) {
        place.known = true;
        place.latDeg = latDeg[a] + share * (latDeg[b] - latDeg[a]);
        place.lonDeg = lonDeg[a] + share * (lonDeg[b] - lonDeg[a]);
        place.chainageM = chainageM[a] + share * (chainageM[b] - chainageM[a]);
        place.sigmaM = Math.max(sigmaM[a], sigmaM[b]);
        place.zoneKinds = zoneKinds[a] | zoneKinds[b];
    }

    private int at(int fromOldest) {
        return (first + fromOldest) & (CAPACITY - 1); // a power of two
    }

    private void allocate() {
        if (eventTimeMs.length == 0) {
            eventTimeMs = new long[CAPACITY];
            latDeg = new double[CAPACITY];
            lonDeg = new double[CAPACITY];
            chainageM = new double[CAPACITY];
            sigmaM = new double[CAPACITY];
            zoneKinds = new int[CAPACITY];
        }
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(size);
        for (int k = 0; k < size; k++) {
            int i = at(k);
            out.writeLong(eventTimeMs[i]);
            out.writeDouble(latDeg[i]);
            out.writeDouble(lonDeg[i]);
            out.writeDouble(chainageM[i]);
            out.writeDouble(sigmaM[i]);
            out.writeInt(zoneKinds[i]);
        }
    }

    static TrackRing read(DataInput in) throws IOException {
        TrackRing ring = new TrackRing();
        ring.size = in.readInt();
        if (ring.size > 0) {
            ring.allocate();
        }
        for (int i = 0; i < ring.size; i++) {
            ring.eventTimeMs[i] = in.readLong();
            ring.latDeg[i] = in.readDouble();
            ring.lonDeg[i] = in.readDouble();
            ring.chainageM[i] = in.readDouble();
            ring.sigmaM[i] = in.readDouble();
            ring.zoneKinds[i] = in.readInt();
        }
        return ring;
    }
}
