package io.keruen.core.gate;

import java.util.Map;
import java.util.TreeMap;

/**
 * Whom a gate's lane has read before its last passage, so that what is told again after it is known for what it is: all
 * times by the gate's clock, as they are reported. Mutable.
 */
final class LaneMemory {
    /** So many vehicles are remembered; the one that was read first gives way. */
    static final int KEPT = 256;

    private static final long NOT_YET_MS = Long.MIN_VALUE;

    private final TreeMap<String, Gone> byVehicle = new TreeMap<>();

    /** The last reading of all that gave way: what is not later may be theirs. */
    private long forgottenMs = NOT_YET_MS;

    /**
     * A vehicle that does not stand in the lane any more.
     *
     * @param readMs when the lane read it last
     * @param passedMs when it passed; {@link #NOT_YET_MS} if nobody knows
     */
    record Gone(long readMs, long passedMs) {}

    /** A vehicle has passed that the lane had read. */
    void passed(String vehicleId, long readMs, long passedMs) {
        Gone before = byVehicle.get(vehicleId);
        byVehicle.put(vehicleId, new Gone(before == null ? readMs : Math.max(readMs, before.readMs), passedMs));
        if (byVehicle.size() > KEPT) {
            Map.Entry<String, Gone> first = byVehicle.firstEntry();
            for (Map.Entry<String, Gone> each : byVehicle.entrySet()) {
                first = each.getValue().readMs < first.getValue().readMs ? each : first;
            }
            forgottenMs = Math.max(forgottenMs, first.getValue().readMs);
            byVehicle.remove(first.getKey());
        }
    }

    /** A vehicle may have passed. */
    void mayHavePassed(String vehicleId, long readMs) {
        passed(vehicleId, readMs, NOT_YET_MS);
    }

    /** Whether a reading is not later than the last one before the vehicle's passage. */
    boolean isReadBefore(String vehicleId, long readMs) {
        Gone gone = byVehicle.get(vehicleId);
        return readMs <= forgottenMs || (gone != null && readMs <= gone.readMs);
    }

    /** Whether a passage is one that has been told already. */
    boolean hasPassedBefore(String vehicleId, long passedMs) {
        Gone gone = byVehicle.get(vehicleId);
        return gone != null && passedMs <= gone.passedMs;
    }

    /**
     * The clock has been set: which passage was before which is not known any more, and no reading that gave way was after
     * now, whatever the clock of before said.
     */
    void clockSet(long nowMs) {
        forgottenMs = Math.min(forgottenMs, nowMs);
        byVehicle.replaceAll((vehicleId, gone) -> new Gone(gone.readMs, NOT_YET_MS));
    }

    void putAll(LaneMemory other) {
        byVehicle.putAll(other.byVehicle);
        forgottenMs = other.forgottenMs;
    }
}
