package io.keruen.core.transit;

import org.jspecify.annotations.Nullable;

/**
 * Something expected happened to a vehicle or to an escort as a whole, at its true event time.
 *
 * @param vehicleId empty where it is about the whole convoy
 * @param escortId {@code null} for a vehicle of no plan
 * @param convoyId its convoy; {@code null} where that is not known
 * @param zoneId {@code null} where no zone is meant
 * @param sealId {@code null} where no seal is meant
 * @param declarationId {@code null} where no declaration is meant
 * @param reason why, where the event alone does not say, such as ZONE_RETIRED
 * @param late found in data older than what was already judged
 * @param unobserved found across a hole in the data; the time is the later end of the hole
 */
public record TransitEvent(
        Event event,
        @Nullable String escortId,
        @Nullable String convoyId,
        String vehicleId,
        @Nullable String zoneId,
        @Nullable String sealId,
        @Nullable String declarationId,
        long eventTimeMs,
        @Nullable String reason,
        boolean late,
        boolean unobserved) {

    /** What happened. */
    public enum Event {
        ENTERED,
        EXITED,
        PRESENT,
        CROSSED,
        SEAL_OPENED,
        DEPARTED,
        AT_EXIT_GATE,
        IN_BORDER_STRIP,
        AT_ENTRY_GATE,
        ARRIVED,
        DECLARATION_WRITTEN_OFF,
        SUSPENDED,
        RESUMED,
        ABORTED
    }

    /** Something that happened in a convoy that is not known. */
    public TransitEvent(
            Event event,
            @Nullable String escortId,
            String vehicleId,
            @Nullable String zoneId,
            @Nullable String sealId,
            @Nullable String declarationId,
            long eventTimeMs,
            @Nullable String reason,
            boolean late,
            boolean unobserved) {
        this(event, escortId, null, vehicleId, zoneId, sealId, declarationId, eventTimeMs, reason, late, unobserved);
    }

    /** Something that happened to a vehicle or an escort, but to no seal and no declaration. */
    public TransitEvent(
            Event event,
            @Nullable String escortId,
            String vehicleId,
            @Nullable String zoneId,
            long eventTimeMs,
            @Nullable String reason,
            boolean late,
            boolean unobserved) {
        this(event, escortId, vehicleId, zoneId, null, null, eventTimeMs, reason, late, unobserved);
    }

    /** The same, in this convoy. */
    public TransitEvent inConvoy(@Nullable String knownConvoyId) {
        return new TransitEvent(
                event,
                escortId,
                knownConvoyId,
                vehicleId,
                zoneId,
                sealId,
                declarationId,
                eventTimeMs,
                reason,
                late,
                unobserved);
    }
}
