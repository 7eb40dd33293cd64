package io.keruen.core.stage.zone;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How long late data are waited for, on ingest time: until none has come for a while in which the vehicle was heard, or
 * its store has sent for long. While nobody hears the vehicle its store cannot send: the while begins anew when it is
 * heard again, and one that is never heard again is given up in the end. State.
 */
public final class LatePatience {
    /** No moment. */
    static final long NEVER_MS = Long.MAX_VALUE;

    /** A vehicle of which nothing has come for longer is silent. */
    public static final long SILENT_MS = 5_000;

    /** When no late sample has come for so long, what is still missing will not come. */
    private static final long QUIET_MS = 30_000;

    /** A store that sends for longer than this has sent what was old. */
    private static final long BUSY_MS = 300_000;

    /** The longest wait after a late sample for a vehicle that is silent. */
    private static final long SILENCE_MS = 600_000;

    /** The first late sample since nothing was waited for; {@link #NEVER_MS} if nothing is. */
    private long firstMs = NEVER_MS;
    /** The last late sample. */
    private long lastMs;
    /** When the vehicle was last heard again after it was silent. */
    private long againMs;

    /** A late sample came that fell into a hole. */
    void cameLate(long nowMs) {
        firstMs = Math.min(firstMs, nowMs);
        lastMs = nowMs;
    }

    /** The vehicle is heard after it was silent. */
    public void heardAgain(long nowMs) {
        againMs = nowMs;
    }

    /** Nothing is waited for until a late sample comes. */
    public void isOver() {
        firstMs = NEVER_MS;
    }

    /** When the wait is over, of a vehicle last heard at this moment. */
    public long dueMs(long heardMs) {
        long dueMs = earliestMs();
        boolean silent = dueMs != NEVER_MS && dueMs - heardMs > SILENT_MS;
        return silent ? latestMs() : dueMs;
    }

    /** When the wait is over if the vehicle is not silent until then; {@link #NEVER_MS} if there is none. */
    public long earliestMs() {
        if (firstMs == NEVER_MS) {
            return NEVER_MS;
        }
        long quietMs = Math.max(lastMs, againMs) + QUIET_MS;
        long busyMs = Math.max(firstMs, againMs) + BUSY_MS;
        return Math.min(Math.min(quietMs, busyMs), latestMs());
    }

    /** When the wait is over, heard or silent: one that is heard now and then may send for ever. */
    private long latestMs() {
        return Math.min(lastMs + SILENCE_MS, firstMs + BUSY_MS + SILENCE_MS);
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(firstMs);
        out.writeLong(lastMs);
        out.writeLong(againMs);
    }

    void read(DataInput in) throws IOException {
        firstMs = in.readLong();
        lastMs = in.readLong();
        againMs = in.readLong();
    }
}
