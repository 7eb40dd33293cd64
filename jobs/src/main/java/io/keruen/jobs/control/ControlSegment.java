package io.keruen.jobs.control;

import io.keruen.core.control.ControlSnapshot;

/**
 * What counted from one control record to the next.
 *
 * @param fromMs first ingest time at which it counts
 * @param lastMs last ingest time at which it counts, as far as is known
 */
public record ControlSegment(long fromMs, long lastMs, ControlSnapshot snapshot) {
    boolean covers(long ingestMs) {
        return fromMs <= ingestMs && ingestMs <= lastMs;
    }
}
