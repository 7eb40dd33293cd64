package io.keruen.core.stage.flow;

import org.jspecify.annotations.Nullable;

/**
 * What the vehicle stage tells the fleet stage about a vehicle's silence.
 *
 * @param kind what changed
 * @param ingestTimeMs when it changed, ingest time
 * @param lastIngestTimeMs arrival of the vehicle's last sample
 * @param lastEventTimeMs event time of the vehicle's last sample
 * @param limitMs the limit that was passed (STALE, LOST) or 0
 * @param lostMs the vehicle's limit for LOST, as in force
 * @param chainageM metres along the route, NaN if not matched
 */
public record Presence(
        Kind kind,
        String vehicleId,
        @Nullable String escortId,
        @Nullable String convoyId,
        @Nullable String jurisdiction,
        long ingestTimeMs,
        long lastIngestTimeMs,
        long lastEventTimeMs,
        long limitMs,
        long lostMs,
        double latDeg,
        double lonDeg,
        double chainageM,
        int policyVersion) {

    /** What changed. */
    public enum Kind {
        /** First sample ever, or the first after STALE, LOST or GONE. */
        HEARD,
        /** No sample for longer than staleMs. */
        STALE,
        /** No sample for longer than lostMs. */
        LOST,
        /** Not judged any more: arrived, its plan ended, or it has none. */
        GONE
    }
}
