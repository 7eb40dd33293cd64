package io.keruen.core.gate;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What a gate reported, as it reached us.
 *
 * @param vehicleId as read by the lane, {@code null} if it was not
 * @param plate as read by the lane, {@code null} if it was not; the plan knows a vehicle by one name, so a plate says who
 *     it is where it is that name
 * @param sealId as read by the lane, {@code null} if it was not
 * @param eventTimeMs by the gate's clock
 * @param ordinal its place in its topic or file
 */
public record GateLine(
        String gateId,
        Event event,
        @Nullable String vehicleId,
        @Nullable String plate,
        @Nullable String sealId,
        long eventTimeMs,
        long ingestTimeMs,
        long ordinal) {

    /** The order in which lines are worked off. */
    public static final Comparator<GateLine> ORDER = Comparator.comparingLong(GateLine::ingestTimeMs)
            .thenComparingLong(GateLine::ordinal)
            .thenComparing(GateLine::gateId);

    /** What happened. */
    public enum Event {
        ARRIVED,
        PASSED,
        BARRIER_OPENED,
        BARRIER_CLOSED,
        FAULT
    }

    /** When it happened: by the gate's clock, but never after it reached us. */
    public long happenedMs() {
        return Math.min(eventTimeMs, ingestTimeMs);
    }

    /** Whom the lane read: by its id, else by its plate; {@code null} if by neither. */
    public @Nullable String readVehicleId() {
        return vehicleId == null ? plate : vehicleId;
    }
}
