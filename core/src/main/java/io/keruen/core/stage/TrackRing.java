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

    private static final int ROW = 4;
    private static final int LAT_DEG = 0;
    private static final int LON_DEG = 1;
    private static final int CHAINAGE_M = 2;
    private static final int SIGMA_M = 3;

    private int size;
    private long newestMs = Long.MIN_VALUE;

    /** The slots in use, oldest sample first: dropping a sample moves bytes here, and what is kept stays where it is. */
    private byte[] order = new byte[0];
    /** Bits of the free slots, 64 each. */
    private final long[] free = {-1, -1};
    /** So many samples, the oldest, are so far apart that thinning drops none of them. Found again after a restore. */
    private int thinned;

    private long[] eventTimeMs = new long[0];
    /** A row for each slot, so that a place is one piece of memory. */
    private double[] places = new double[0];

    private int[] zoneKinds = new int[0];

    /** Event time of the newest sample; {@code Long.MIN_VALUE} if there is none. */
    long newestMs() {
        return newestMs;
    }

    /** The newest place. */
    void locateNewest(LeaderPlace place) {
        locate(newestMs, 0, place);
    }

    /** How many samples are kept now. */
    int size() {
        return size;
    }

    /** Event time of the last sample before a moment; {@code otherwise} if there is none any more. */
    long newestBefore(long tMs, long otherwise) {
        int back = newerThan(tMs - 1);
        return back < size ? eventTimeMs[order[size - 1 - back]] : otherwise;
    }

    /** How many of the samples are newer than a moment, event time. */
    int newerThan(long tMs) {
        int newer = 0;
        while (newer < size && eventTimeMs[order[size - 1 - newer]] > tMs) {
            newer++;
        }
        return newer;
    }

    /** The place of a sample, counted back from the newest, which is 0; answers its event time. */
    long sampleBack(int back, LeaderPlace place) {
        int slot = order[size - 1 - back];
        between(slot, slot, 0, place);
        return eventTimeMs[slot];
    }

    /** Keeps sample {@code i} of a queue, unless it is not newer than the newest. */
    void add(TrackQueue queue, int i) {
        long tMs = queue.eventTimeMs[i];
        if (tMs <= newestMs) {
            return;
        }
        allocate();
        boolean replaces = size >= 2 && newestMs - eventTimeMs[order[size - 2]] < SPACING_MS;
        if (!replaces) {
            if (size == CAPACITY) {
                makeRoom();
            }
            order[size++] = (byte) takeSlot();
        }
        put(order[size - 1], queue, i);
        newestMs = tMs;
    }

    private void put(int slot, TrackQueue queue, int i) {
        eventTimeMs[slot] = queue.eventTimeMs[i];
        zoneKinds[slot] = queue.zoneKinds[i];
        int row = ROW * slot;
        places[row + LAT_DEG] = queue.latDeg[i];
        places[row + LON_DEG] = queue.lonDeg[i];
        places[row + CHAINAGE_M] = queue.chainageM[i];
        places[row + SIGMA_M] = queue.sigmaM[i];
    }

    private int takeSlot() {
        int half = free[0] != 0 ? 0 : 1;
        int bit = Long.numberOfTrailingZeros(free[half]);
        free[half] &= ~(1L << bit);
        return half * Long.SIZE + bit;
    }

    private void freeSlot(int slot) {
        free[slot / Long.SIZE] |= 1L << (slot % Long.SIZE);
    }

    /** Frees several places at once, so that it is rarely done. */
    private void makeRoom() {
        thinOldHalf();
        int excess = Math.max(0, size - (CAPACITY - ROOM));
        for (int k = 0; k < excess; k++) {
            freeSlot(order[k]);
        }
        System.arraycopy(order, excess, order, 0, size - excess);
        size -= excess;
        thinned = Math.max(0, thinned - excess);
    }

    /** Drops from the oldest on each sample whose neighbours are near enough to each other without it. */
    private void thinOldHalf() {
        int kept = Math.max(1, thinned);
        int k = kept;
        for (; k < CAPACITY / 2; k++) {
            boolean bridged = eventTimeMs[order[k + 1]] - eventTimeMs[order[kept - 1]] <= OLD_SPACING_MS;
            if (bridged) {
                freeSlot(order[k]);
            } else {
                order[kept++] = order[k];
            }
        }
        System.arraycopy(order, k, order, kept, size - k);
        size -= k - kept;
        thinned = kept;
    }

    /**
     * The place at a moment: that of the sample at it, else interpolated linearly between its two neighbours. Known
     * only if they lie within staleMs of each other and the later at most 1 s after the moment.
     */
    void locate(long tMs, long staleMs, LeaderPlace place) {
        place.known = false;
        int later = size - 1;
        if (newestMs < tMs || later < 0) {
            return;
        }
        while (later > 0 && eventTimeMs[order[later - 1]] >= tMs) {
            later--;
        }
        int b = order[later];
        if (eventTimeMs[b] == tMs) {
            between(b, b, 0, place);
        } else if (later > 0 && eventTimeMs[b] - tMs <= LATEST_MS) {
            int a = order[later - 1];
            long spanMs = eventTimeMs[b] - eventTimeMs[a];
            if (spanMs <= staleMs) {
                between(a, b, (double) (tMs - eventTimeMs[a]) / spanMs, place);
            }
        }
    }

    /** The kinds of the zones at the last sample at or before a moment; none if there is no such sample. */
    int zoneKindsAt(long tMs) {
        int at = size - 1;
        while (at >= 0 && eventTimeMs[order[at]] > tMs) {
            at--;
        }
        return at < 0 ? 0 : zoneKinds[order[at]];
    }

    private void between(int a, int b, double share, LeaderPlace place) {
        place.known = true;
        place.latDeg = between(a, b, LAT_DEG, share);
        place.lonDeg = between(a, b, LON_DEG, share);
        place.chainageM = between(a, b, CHAINAGE_M, share);
        place.sigmaM = Math.max(places[ROW * a + SIGMA_M], places[ROW * b + SIGMA_M]);
        place.zoneKinds = zoneKinds[a] | zoneKinds[b];
    }

    private double between(int a, int b, int column, double share) {
        double from = places[ROW * a + column];
        return from + share * (places[ROW * b + column] - from);
    }

    private void allocate() {
        if (order.length == 0) {
            order = new byte[CAPACITY];
            eventTimeMs = new long[CAPACITY];
            places = new double[ROW * CAPACITY];
            zoneKinds = new int[CAPACITY];
        }
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(size);
        for (int k = 0; k < size; k++) {
            int slot = order[k];
            out.writeLong(eventTimeMs[slot]);
            for (int column = 0; column < ROW; column++) {
                out.writeDouble(places[ROW * slot + column]);
            }
            out.writeInt(zoneKinds[slot]);
        }
    }

    static TrackRing read(DataInput in) throws IOException {
        TrackRing ring = new TrackRing();
        int stored = in.readInt();
        if (stored > 0) {
            ring.allocate();
        }
        for (int k = 0; k < stored; k++) {
            int slot = ring.takeSlot();
            ring.order[ring.size++] = (byte) slot;
            ring.eventTimeMs[slot] = in.readLong();
            for (int column = 0; column < ROW; column++) {
                ring.places[ROW * slot + column] = in.readDouble();
            }
            ring.zoneKinds[slot] = in.readInt();
            ring.newestMs = ring.eventTimeMs[slot];
        }
        return ring;
    }
}
