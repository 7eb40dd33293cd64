package io.keruen.core.gate;

import org.jspecify.annotations.Nullable;

/**
 * What the gate itself knows when it decides about a vehicle.
 *
 * @param toldMs when the escort last told about the vehicle, ingest time; {@link Approach#NOT_YET_MS} if it never did
 * @param objection what escorts of before have against the vehicle, {@link Reply#YES} if nothing
 * @param holder the officer who holds the gate, {@code null} if nobody does
 */
public record GateFacts(
        long nowMs, long toldMs, Reply objection, @Nullable String holder) {}
