package io.keruen.core.stage;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How long late data are waited for, on ingest time: until none has come for a while in which the vehicle was heard, or
 * its store has sent for long. While nobody hears the vehicle its store cannot send: the while begins anew when it is
 * heard again, and one that is never heard again is given up in the end. State.
 */
final class LatePatience {
    /** No moment. */
    static final long NEVER_MS = Long.MAX_VALUE;

    /** A vehicle of which nothing has come for longer is silent. */
    static final long SILENT_MS = 5_000;

    /** When no late sample has come for so long, what is still missing will not come. */
    private static final long QUIET_MS = 30_000;

    /** A store that sends for longer than this has sent what was old. */
    private static final long BUSY_MS = 300_000;

    /** The longest wait after a late sample, whether the vehicle is heard or not. */
    private static final long LONGEST_MS = 600_000;

    /** The first late sample since nothing was waited for, or when the vehicle was heard again after it. */
    private long sinceMs = NEVER_MS;
    /** The last late sample. */
    private long lastMs;

    /** A late sample came that fell into a hole. */
    void cameLate(long nowMs) {
        sinceMs = Math.min(sinceMs, nowMs);
        lastMs = nowMs;
    }

    /** The vehicle is heard after it was silent. */
    void heardAgain(long nowMs) {
        if (sinceMs != NEVER_MS) {
            sinceMs = nowMs;
        }
    }

    /** Nothing is waited for until a late sample comes. */
    void isOver() {
        sinceMs = NEVER_MS;
    }

    /** When the wait is over, of a vehicle last heard at this moment. */
    long dueMs(long heardMs) {
        long dueMs = earliestMs();
        boolean silent = dueMs != NEVER_MS && dueMs - heardMs > SILENT_MS;
        return silent ? lastMs + LONGEST_MS : dueMs;
    }

    /** When the wait is over if the vehicle is not silent until then; {@link #NEVER_MS} if there is none. */
    long earliestMs() {
        if (sinceMs == NEVER_MS) {
            return NEVER_MS;
        }
        long quietMs = Math.max(sinceMs, lastMs) + QUIET_MS;
        return Math.min(Math.min(quietMs, sinceMs + BUSY_MS), lastMs + LONGEST_MS);
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(sinceMs);
        out.writeLong(lastMs);
    }

    void read(DataInput in) throws IOException {
        sinceMs = in.readLong();
        lastMs = in.readLong();
    }
}
