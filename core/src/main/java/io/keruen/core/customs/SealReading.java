package io.keruen.core.customs;

/**
 * What a seal said last.
 *
 * @param vehicleId the vehicle it reports to be on
 * @param status by its newest line in event time; of two at the same time what is not SEALED
 * @param batteryPct the last it told, NaN if it never did
 * @param eventTimeMs of that line
 * @param lastLineIngestMs when its last line of any kind reached us
 */
public record SealReading(
        String sealId,
        String vehicleId,
        SealStatus status,
        double batteryPct,
        long eventTimeMs,
        long lastLineIngestMs) {

    /**
     * As of when its status is known, ingest time: a line that was longer under way than a reading stays fresh, or is told
     * again, tells nothing of now. Less may be the gateway's, or the seal's clock.
     */
    public long knownMs(long freshMs) {
        return Math.min(eventTimeMs + freshMs, lastLineIngestMs);
    }

    /** What the first line of a seal says. */
    static SealReading of(SealLine line) {
        return new SealReading(
                line.sealId(),
                line.vehicleId(),
                line.status(),
                line.batteryPct(),
                line.eventTimeMs(),
                line.ingestTimeMs());
    }

    /** The reading after one more line, which may be older than what is known. */
    SealReading with(SealLine line) {
        boolean isNewest = line.eventTimeMs() > eventTimeMs
                || (line.eventTimeMs() == eventTimeMs && line.status() != SealStatus.SEALED);
        boolean tellsBattery = isNewest && !Double.isNaN(line.batteryPct());
        return new SealReading(
                sealId,
                isNewest ? line.vehicleId() : vehicleId,
                isNewest ? line.status() : status,
                tellsBattery ? line.batteryPct() : batteryPct,
                isNewest ? line.eventTimeMs() : eventTimeMs,
                Math.max(lastLineIngestMs, line.ingestTimeMs()));
    }
}
