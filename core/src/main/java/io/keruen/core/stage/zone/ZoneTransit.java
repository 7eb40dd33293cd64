package io.keruen.core.stage.zone;

import io.keruen.core.transit.TransitEvent;
import io.keruen.core.zone.ZoneKind;
import org.jspecify.annotations.Nullable;

/**
 * A vehicle and a zone: it entered, exited, crossed or was found inside. The stage makes a transit event of it.
 *
 * @param eventTimeMs when, interpolated; the later end of the hole if {@code unobserved}
 * @param reason why, where the event alone does not say: {@link #ZONE_RETIRED}
 * @param late found in data older than what was already judged
 * @param unobserved found across a hole in the data
 */
public record ZoneTransit(
        TransitEvent.Event event,
        ZoneKind kind,
        String zoneId,
        long eventTimeMs,
        @Nullable String reason,
        boolean late,
        boolean unobserved) {
    /** The zone ended under the vehicle. */
    public static final String ZONE_RETIRED = "ZONE_RETIRED";
}
