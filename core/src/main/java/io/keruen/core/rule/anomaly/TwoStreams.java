package io.keruen.core.rule.anomaly;

import io.keruen.core.rule.Slice;
import io.keruen.core.sample.Frame;

/**
 * Tells a second numbered stream from late samples of the first. In one stream a sample with a lower boot or number was
 * taken earlier; so a sample numbered before a mark that lies some seconds back, but taken after that mark had reached
 * us, is not of this stream. A backlog, also that of an older boot, was taken before and says nothing.
 *
 * <p>Two marks are kept, the older of which counts, so that it is never just now. Stateless; {@link #LONGS} longs.
 */
final class TwoStreams {
    static final int LONGS = 10;

    private static final long MARK_EVERY_MS = 5_000;
    private static final int BOOT = 0;
    private static final int SEQUENCE = 1;
    private static final int EVENT_MS = 2;
    private static final int INGEST_MS = 3;
    private static final int OLDER = 4;
    private static final int TOP = 8; // boot and number: above every other so far

    private final int base;
    private final Suspicion suspicion;

    TwoStreams(int longOffset, Suspicion suspicion) {
        base = longOffset;
        this.suspicion = suspicion;
    }

    private long get(Slice slice, int field) {
        return slice.getLong(base + field);
    }

    /** Consecutive samples above every number so far. */
    void follow(Slice slice, Frame frame, int from, int count) {
        int last = from + count - 1;
        slice.setLong(base + TOP + BOOT, frame.bootId);
        slice.setLong(base + TOP + SEQUENCE, frame.sequence(last));
        long dueMs = get(slice, INGEST_MS) + MARK_EVERY_MS;
        long[] ingestTimeMs = frame.ingestTimeMs();
        for (int i = from; i <= last && ingestTimeMs[last] >= dueMs; i++) {
            if (ingestTimeMs[i] >= dueMs) {
                mark(slice, frame, i);
                dueMs = ingestTimeMs[i] + MARK_EVERY_MS;
            }
        }
    }

    private void mark(Slice slice, Frame frame, int i) {
        for (int field = 0; field < OLDER; field++) {
            slice.setLong(base + OLDER + field, get(slice, field));
        }
        slice.setLong(base + BOOT, frame.bootId);
        slice.setLong(base + SEQUENCE, frame.sequence(i));
        slice.setLong(base + EVENT_MS, frame.eventTimeMs()[i]);
        slice.setLong(base + INGEST_MS, frame.ingestTimeMs()[i]);
    }

    /** One arrival; answers whether the second speaker took a new turn. */
    boolean turned(Slice slice, Frame frame, int i, boolean isNew, long clockMs) {
        boolean started = get(slice, INGEST_MS) != 0;
        if (!started || isAbove(slice, TOP, frame, i)) {
            if (isNew) {
                suspicion.first(slice);
                follow(slice, frame, i, 1);
            }
            return false;
        }
        if (get(slice, OLDER + INGEST_MS) == 0 || isAbove(slice, OLDER, frame, i)) {
            return false;
        }
        long eventMs = frame.eventTimeMs()[i];
        boolean takenSince = eventMs > get(slice, OLDER + EVENT_MS) + clockMs
                && eventMs > get(slice, OLDER + INGEST_MS) + clockMs
                && eventMs <= frame.ingestTimeMs()[i] + clockMs; // from the future: its clock says nothing
        return takenSince && suspicion.second(slice, frame.ingestTimeMs()[i]);
    }

    /** Whether a sample is numbered above a mark or the top. */
    private boolean isAbove(Slice slice, int mark, Frame frame, int i) {
        long bootId = get(slice, mark + BOOT);
        return frame.bootId != bootId ? frame.bootId > bootId : frame.sequence(i) > get(slice, mark + SEQUENCE);
    }
}
