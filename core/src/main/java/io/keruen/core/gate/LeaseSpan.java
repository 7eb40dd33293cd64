package io.keruen.core.gate;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How long a gate may have been open for a vehicle: from its first lease on, if no gap was between them, to the end of the
 * last, also where that was taken back, for the vehicle may have been under way. Mutable; part of states.
 */
public final class LeaseSpan {
    private long fromMs = Approach.NOT_YET_MS;
    private long endMs = Approach.NOT_YET_MS;

    /** It has got a lease, or could have, that is good until then. */
    public void goOn(long nowMs, long newEndMs) {
        fromMs = endMs < nowMs ? nowMs : fromMs;
        endMs = newEndMs;
    }

    /** When the last lease ends; {@link Approach#NOT_YET_MS} if there was none. */
    public long endMs() {
        return endMs;
    }

    /** Whether the vehicle may be the one that passed then; the gate's clock may be behind. */
    public boolean covers(GateLine passage) {
        return passage.happenedMs() >= fromMs - GateLimits.CLOCK_BEHIND_MS && passage.happenedMs() < endMs;
    }

    /** Whether the passage was before it may have been open for the vehicle, as the gate itself reports the time. */
    boolean isAfter(GateLine passage) {
        return passage.eventTimeMs() < fromMs - GateLimits.CLOCK_BEHIND_MS;
    }

    /** Takes the end of a lease of which nobody knows any more when it began. */
    public void endsAt(long newEndMs) {
        endMs = newEndMs;
    }

    /** Writes it; {@link #read} gives it back. */
    public void write(DataOutput out) throws IOException {
        out.writeLong(fromMs);
        out.writeLong(endMs);
    }

    /** Takes what was written. */
    public void read(DataInput in) throws IOException {
        fromMs = in.readLong();
        endMs = in.readLong();
    }
}
