package io.keruen.core.stage.flow;

import io.keruen.core.transit.TransitEvent;
import io.keruen.core.zone.ZoneKind;
import java.util.Comparator;

/**
 * A vehicle of an escort and a yard, gate or queue, or any vehicle and a border line, with its place in the total order of a stage. It stands before the
 * sample at which it was found, because its moment does.
 *
 * @param ingestTimeMs when the vehicle stage found it, ingest time
 * @param ordinal how many samples of the vehicle had been judged, the one at which it was found included
 * @param kind what the zone is for
 */
public record StampedTransit(long ingestTimeMs, long ordinal, ZoneKind kind, TransitEvent event) {
    /** The total order: by ingest time, then vehicle, then ordinal. */
    public static final Comparator<StampedTransit> ORDER = Comparator.comparingLong(StampedTransit::ingestTimeMs)
            .thenComparing(StampedTransit::key)
            .thenComparingLong(StampedTransit::ordinal);

    /** Whether an escort's life depends on zones of this kind. */
    public static boolean matters(ZoneKind kind) {
        return kind == ZoneKind.YARD || kind == ZoneKind.GATE || kind == ZoneKind.GATE_QUEUE;
    }

    /** Whether every passage of a zone of this kind matters, late or not, of whatever vehicle. */
    public static boolean isBorder(ZoneKind kind) {
        return kind == ZoneKind.BORDER_LINE;
    }

    /** The vehicle. */
    public String key() {
        return event.vehicleId();
    }
}
