package io.keruen.core.stage.escort;

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

    /** States of escorts before this version hold no {@link OpeningZones}: of them only the kept places tell. */
    private static final int OPENINGS_VERSION = 10;

    /** A place is a row of longs, doubles by their bits, so that it is one piece of memory. */
    static final int ROW = 6;

    static final int LAT_DEG = 0;
    static final int LON_DEG = 1;
    static final int CHAINAGE_M = 2;
    static final int SIGMA_M = 3;
    static final int ZONE_KINDS = 4;
    static final int ROUTE_KEY = 5;

    /** The key of no route, or of one that was not kept. */
    static final long NO_ROUTE = 0;

    private static final int NEWEST = ROW;

    private int size;
    private long newestMs = Long.MIN_VALUE;

    /** Event times, oldest first; they are looked through, so they lie side by side. */
    private long[] eventTimeMs = new long[0];
    /** The slots of the places, oldest first: dropping a sample moves bytes here, and what is kept stays where it is. */
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

    private final OpeningZones openings = new OpeningZones();

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
        return back < size ? eventTimeMs[size - 1 - back] : otherwise;
    }

    /** How many of the samples are newer than a moment, event time. */
    int newerThan(long tMs) {
        int newer = 0;
        while (newer < size && eventTimeMs[size - 1 - newer] > tMs) {
            newer++;
        }
        return newer;
    }

    /** The place of a sample, counted back from the newest, which is 0; answers its event time. */
    long sampleBack(int back, LeaderPlace place) {
        int at = size - 1 - back;
        between(at, at, 0, place);
        return eventTimeMs[at];
    }

    /** Keeps sample {@code i} of a queue, unless it is not newer than the newest. */
    void add(TrackQueue queue, int i) {
        long tMs = queue.eventTimeMs(i);
        if (tMs <= newestMs) {
            return;
        }
        allocate();
        boolean replaces = size >= 2 && newestMs - eventTimeMs[size - 2] < SPACING_MS;
        if (!replaces) {
            if (size == CAPACITY) {
                makeRoom();
            }
            order[size++] = (byte) takeSlot();
            System.arraycopy(last, NEWEST, last, 0, ROW);
        }
        queue.copyRow(i, last, NEWEST);
        System.arraycopy(last, NEWEST, rows, ROW * order[size - 1], ROW);
        eventTimeMs[size - 1] = tMs;
        newestMs = tMs;
        opening(queue.sigmaM(i), queue.zoneKinds(i));
    }

    /** Who spoofs a place must not choose where a seal may be opened, nor who jams one keep it. */
    private void opening(double sigmaM, int zoneKinds) {
        if (LeaderPlace.isBelieved(sigmaM)) {
            openings.sample(newestMs, zoneKinds);
        } else {
            openings.doubtful(newestMs, zoneKinds);
        }
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
        moveDown(excess, 0);
        size -= excess;
        thinned = Math.max(0, thinned - excess);
    }

    private void moveDown(int from, int to) {
        System.arraycopy(order, from, order, to, size - from);
        System.arraycopy(eventTimeMs, from, eventTimeMs, to, size - from);
    }

    /** Drops from the oldest on each sample whose neighbours are near enough to each other without it. */
    private void thinOldHalf() {
        int kept = Math.max(1, thinned);
        int k = kept;
        for (; k < CAPACITY / 2; k++) {
            boolean bridged = eventTimeMs[k + 1] - eventTimeMs[kept - 1] <= OLD_SPACING_MS;
            if (bridged) {
                freeSlot(order[k]);
            } else {
                order[kept] = order[k];
                eventTimeMs[kept++] = eventTimeMs[k];
            }
        }
        moveDown(k, kept);
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
        int later = size - 1;
        while (later > 0 && eventTimeMs[later - 1] >= tMs) {
            later--;
        }
        long afterMs = eventTimeMs[later] - tMs;
        if (afterMs == 0) {
            between(later, later, 0, place);
        } else if (later > 0 && afterMs <= LATEST_MS) {
            long spanMs = eventTimeMs[later] - eventTimeMs[later - 1];
            if (spanMs <= staleMs) {
                between(later - 1, later, (double) (spanMs - afterMs) / spanMs, place);
            }
        }
    }

    /**
     * Those zones where a seal may be opened in which the vehicle was at a moment, also if its place of then is forgotten:
     * a place that nobody believes may only take it out of one.
     */
    int openingKindsAt(long tMs) {
        return openings.at(tMs);
    }

    /** Puts the place between the samples at two positions. */
    private void between(int one, int other, double share, LeaderPlace place) {
        long[] from = one >= size - 2 ? last : rows;
        long[] to = other >= size - 2 ? last : rows;
        int a = from == last ? ROW * (one - size + 2) : ROW * order[one];
        int b = to == last ? ROW * (other - size + 2) : ROW * order[other];
        place.known = true;
        place.latDeg = between(from[a + LAT_DEG], to[b + LAT_DEG], share);
        place.lonDeg = between(from[a + LON_DEG], to[b + LON_DEG], share);
        place.routeKey = to[b + ROUTE_KEY];
        place.chainageM = from[a + ROUTE_KEY] == place.routeKey
                ? between(from[a + CHAINAGE_M], to[b + CHAINAGE_M], share)
                : Double.NaN;
        place.sigmaM = Math.max(Double.longBitsToDouble(from[a + SIGMA_M]), Double.longBitsToDouble(to[b + SIGMA_M]));
        place.zoneKinds = (int) (from[a + ZONE_KINDS] | to[b + ZONE_KINDS]);
    }

    private static double between(long fromBits, long toBits, double share) {
        double from = Double.longBitsToDouble(fromBits);
        return from + share * (Double.longBitsToDouble(toBits) - from);
    }

    private void allocate() {
        if (order.length == 0) {
            eventTimeMs = new long[CAPACITY];
            order = new byte[CAPACITY];
            rows = new long[ROW * CAPACITY];
        }
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(size);
        for (int k = 0; k < size; k++) {
            int row = ROW * order[k];
            out.writeLong(eventTimeMs[k]);
            for (int column = LAT_DEG; column <= SIGMA_M; column++) {
                out.writeDouble(Double.longBitsToDouble(rows[row + column]));
            }
            out.writeInt((int) rows[row + ZONE_KINDS]);
            RouteKeys.write(rows[row + ROUTE_KEY], k == 0 ? NO_ROUTE : rows[ROW * order[k - 1] + ROUTE_KEY], out);
        }
        openings.write(out);
    }

    /** Reads what the state of an escort of this version holds. */
    static TrackRing read(DataInput in, int version) throws IOException {
        TrackRing ring = new TrackRing();
        long routeKey = NO_ROUTE;
        int stored = in.readInt();
        if (stored > 0) {
            ring.allocate();
        }
        for (int k = 0; k < stored; k++) {
            int slot = ring.takeSlot();
            int row = ROW * slot;
            ring.order[ring.size] = (byte) slot;
            ring.newestMs = in.readLong();
            ring.eventTimeMs[ring.size++] = ring.newestMs;
            for (int column = LAT_DEG; column <= SIGMA_M; column++) {
                ring.rows[row + column] = in.readLong(); // a double is written as its bits
            }
            ring.rows[row + ZONE_KINDS] = in.readInt();
            routeKey = RouteKeys.read(routeKey, in, version);
            ring.rows[row + ROUTE_KEY] = routeKey;
            System.arraycopy(ring.last, NEWEST, ring.last, 0, ROW);
            System.arraycopy(ring.rows, row, ring.last, NEWEST, ROW);
            double sigmaM = Double.longBitsToDouble(ring.rows[row + SIGMA_M]);
            if (version < OPENINGS_VERSION) {
                ring.opening(sigmaM, (int) ring.rows[row + ZONE_KINDS]);
            }
        }
        if (version >= OPENINGS_VERSION) {
            ring.openings.read(in);
        }
        return ring;
    }
}
