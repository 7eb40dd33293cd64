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

    /** A place is a row of longs, doubles by their bits, so that it is one piece of memory. */
    static final int ROW = 6;

    static final int EVENT_MS = 0;
    static final int LAT_DEG = 1;
    static final int LON_DEG = 2;
    static final int CHAINAGE_M = 3;
    static final int SIGMA_M = 4;
    static final int ZONE_KINDS = 5;

    private static final int NEWEST = ROW;

    private int size;
    private long newestMs = Long.MIN_VALUE;

    /** The slots in use, oldest sample first: dropping a sample moves bytes here, and what is kept stays where it is. */
    private byte[] order = new byte[0];
    /** Bits of the free slots, 64 each. */
    private final long[] free = {-1, -1};
    /** So many samples, the oldest, are so far apart that thinning drops none of them. Found again after a restore. */
    private int thinned;

    /** A row for each slot. */
    private long[] rows = new long[0];

    /**
     * The last two rows once more, the newest behind: where a follower nearly always finds its leader. A slot was last
     * touched half a minute ago, so it has to be fetched from memory; writing to it nobody waits for, but reading would.
     */
    private final long[] last = new long[2 * ROW];

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

    /** Keeps sample {@code i} of a queue, unless it is not newer than the newest. */
    void add(TrackQueue queue, int i) {
        long tMs = queue.eventTimeMs(i);
        if (tMs <= newestMs) {
            return;
        }
        allocate();
        boolean replaces = size >= 2 && newestMs - last[EVENT_MS] < SPACING_MS;
        if (!replaces) {
            if (size == CAPACITY) {
                makeRoom();
            }
            order[size++] = (byte) takeSlot();
            System.arraycopy(last, NEWEST, last, 0, ROW);
        }
        queue.copyRow(i, last, NEWEST);
        System.arraycopy(last, NEWEST, rows, ROW * order[size - 1], ROW);
        newestMs = tMs;
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
            boolean bridged = timeMs(k + 1) - timeMs(kept - 1) <= OLD_SPACING_MS;
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
        if (newestMs < tMs || size == 0) {
            return;
        }
        if (size > 1 && last[EVENT_MS] < tMs) {
            locate(tMs, staleMs, last, 0, last, NEWEST, place);
            return;
        }
        int later = size - 1;
        while (later > 0 && timeMs(later - 1) >= tMs) {
            later--;
        }
        locate(tMs, staleMs, rows, ROW * order[Math.max(0, later - 1)], rows, ROW * order[later], place);
    }

    /** The place at a moment after the first row (unless both are the oldest) and at or before the second. */
    private static void locate(long tMs, long staleMs, long[] before, int a, long[] after, int b, LeaderPlace place) {
        long spanMs = after[b + EVENT_MS] - before[a + EVENT_MS];
        if (after[b + EVENT_MS] == tMs) {
            between(after, b, after, b, 0, place);
        } else if (spanMs > 0 && spanMs <= staleMs && after[b + EVENT_MS] - tMs <= LATEST_MS) {
            between(before, a, after, b, (double) (tMs - before[a + EVENT_MS]) / spanMs, place);
        }
    }

    /** The kinds of the zones at the last sample at or before a moment; none if there is no such sample. */
    int zoneKindsAt(long tMs) {
        int at = size - 1;
        while (at >= 0 && timeMs(at) > tMs) {
            at--;
        }
        return at < 0 ? 0 : (int) rows[ROW * order[at] + ZONE_KINDS];
    }

    private long timeMs(int k) {
        return rows[ROW * order[k] + EVENT_MS];
    }

    private static void between(long[] before, int a, long[] after, int b, double share, LeaderPlace place) {
        place.known = true;
        place.latDeg = between(before[a + LAT_DEG], after[b + LAT_DEG], share);
        place.lonDeg = between(before[a + LON_DEG], after[b + LON_DEG], share);
        place.chainageM = between(before[a + CHAINAGE_M], after[b + CHAINAGE_M], share);
        place.sigmaM =
                Math.max(Double.longBitsToDouble(before[a + SIGMA_M]), Double.longBitsToDouble(after[b + SIGMA_M]));
        place.zoneKinds = (int) (before[a + ZONE_KINDS] | after[b + ZONE_KINDS]);
    }

    private static double between(long fromBits, long toBits, double share) {
        double from = Double.longBitsToDouble(fromBits);
        return from + share * (Double.longBitsToDouble(toBits) - from);
    }

    private void allocate() {
        if (order.length == 0) {
            order = new byte[CAPACITY];
            rows = new long[ROW * CAPACITY];
        }
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(size);
        for (int k = 0; k < size; k++) {
            int row = ROW * order[k];
            out.writeLong(rows[row + EVENT_MS]);
            for (int column = LAT_DEG; column <= SIGMA_M; column++) {
                out.writeDouble(Double.longBitsToDouble(rows[row + column]));
            }
            out.writeInt((int) rows[row + ZONE_KINDS]);
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
            int row = ROW * slot;
            ring.order[ring.size++] = (byte) slot;
            for (int column = EVENT_MS; column <= SIGMA_M; column++) {
                ring.rows[row + column] = in.readLong(); // a double is written as its bits
            }
            ring.rows[row + ZONE_KINDS] = in.readInt();
            System.arraycopy(ring.last, NEWEST, ring.last, 0, ROW);
            System.arraycopy(ring.rows, row, ring.last, NEWEST, ROW);
            ring.newestMs = ring.rows[row + EVENT_MS];
        }
        return ring;
    }
}
