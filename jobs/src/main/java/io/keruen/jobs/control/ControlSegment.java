package io.keruen.jobs.control;

import io.keruen.core.control.ControlSnapshot;

/**
 * What counted from one control record to the next.
 *
 * @param fromMs first ingest time at which it counts
 * @param lastMs last ingest time at which it counts, as far as is known
 */
public record ControlSegment(long fromMs, long lastMs, ControlSnapshot snapshot) {
    /** The first ingest time at which it counts no more; {@code Long.MAX_VALUE} as long as no end is known. */
    public long endMs() {
        return lastMs == Long.MAX_VALUE ? Long.MAX_VALUE : lastMs + 1;
    }

    boolean covers(long ingestMs) {
        return fromMs <= ingestMs && ingestMs <= lastMs;
    }
}
