package io.keruen.simulator.fault;

import org.jspecify.annotations.Nullable;

/**
 * An alert that a fault causes: what, about whom, and between which moments its cause begins.
 *
 * @param otherVehicleId the leader, of a pair
 */
public record Cause(String type, String vehicleId, @Nullable String otherVehicleId, long fromMs, long toMs) {}
