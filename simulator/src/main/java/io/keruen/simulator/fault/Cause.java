package io.keruen.simulator.fault;

import org.jspecify.annotations.Nullable;

/**
 * An alert that a fault causes: what, about whom, and between which moments its cause begins.
 *
 * @param vehicleId {@code null} if it is about everybody
 * @param otherVehicleId the leader, of a pair
 * @param sure whether it must come; else it may, depending on where the vehicle is just then
 */
public record Cause(
        String type,
        @Nullable String vehicleId,
        @Nullable String otherVehicleId,
        long fromMs,
        long toMs,
        boolean sure) {

    /** One that must come. */
    static Cause must(String type, String vehicleId, long fromMs, long toMs) {
        return new Cause(type, vehicleId, null, fromMs, toMs, true);
    }

    /** One that may come. */
    static Cause may(String type, @Nullable String vehicleId, long fromMs, long toMs) {
        return new Cause(type, vehicleId, null, fromMs, toMs, false);
    }

    /** One of a pair that must come. */
    static Cause ofPair(String type, String followerId, String leaderId, long fromMs, long toMs) {
        return new Cause(type, followerId, leaderId, fromMs, toMs, true);
    }
}
