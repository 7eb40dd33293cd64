package io.keruen.core.gate;

import org.jspecify.annotations.Nullable;

/**
 * The evidence about one vehicle that waits at a gate: all that its escort knows, at one moment. No field opens anything
 * by itself; {@link GateCondition} says what each must be.
 *
 * @param nowMs the moment, ingest time
 * @param term where the moment lies in the validity of the escort
 * @param isPlanned whether the plan in force names the vehicle
 * @param isOnWay whether the plan in force leads through the gate
 * @param laneVehicleId whom the lane read, {@code null} if nobody
 * @param waitsForId the first vehicle planned before it that has not passed the gate, {@code null} if all have
 * @param needsDeclaration whether it may not pass without a declaration
 * @param kz what KZ decided about its declaration, {@code null} if that is not known
 * @param cn what CN decided about its declaration, {@code null} if that is not known
 * @param needsSeal whether it may not pass without a seal
 * @param seal what its seal says, {@code null} if that is not known
 * @param alert the open alert that blocks it, {@code null} if none does
 * @param heardMs when its last sample reached us, ingest time; {@link #NOT_YET_MS} if none did
 * @param sampledMs event time of that sample
 * @param atGate whether that sample lies within the gate, or before its line; UNKNOWN where no zone of the gate is known
 * @param hasNotLeft whether it has passed the gate before and has been at it ever since
 * @param isControlLoaded whether the plan, its route and the gate's zone are known
 */
public record Approach(
        String vehicleId,
        long nowMs,
        Term term,
        boolean isPlanned,
        boolean isOnWay,
        @Nullable String laneVehicleId,
        @Nullable String waitsForId,
        boolean needsDeclaration,
        @Nullable Release kz,
        @Nullable Release cn,
        boolean needsSeal,
        @Nullable Seal seal,
        @Nullable Blocker alert,
        long heardMs,
        long sampledMs,
        Answer atGate,
        boolean hasNotLeft,
        boolean isControlLoaded) {
    /** When what has not happened happened. */
    public static final long NOT_YET_MS = Long.MIN_VALUE / 2;

    /** Where a moment lies in the validity of an escort. */
    public enum Term {
        UNKNOWN,
        NOT_YET,
        IN_FORCE,
        SUSPENDED,
        OVER
    }

    /**
     * What one side decided about the declaration.
     *
     * @param status in the side's words
     * @param version of the declaration that the decision is about
     * @param endMs the decision ends here, exclusive
     */
    public record Release(boolean isReleased, String status, int version, long endMs) {}

    /**
     * What the seal says that the plan names.
     *
     * @param isDeclared whether all who read a seal on the vehicle read the one that the plan names
     * @param isSealed whether it said so last
     * @param status in the seal's words, empty if it was never heard
     * @param heardMs as of when that is known, ingest time; {@link #NOT_YET_MS} if it was never heard
     * @param freshMs how long that counts
     */
    public record Seal(boolean isDeclared, boolean isSealed, String status, long heardMs, long freshMs) {}

    /**
     * An open alert that blocks the gate.
     *
     * @param isLatched only officers end it
     */
    public record Blocker(String type, String aboutVehicleId, boolean isLatched) {}

    /** When an answer changes although nothing happens; {@code Long.MAX_VALUE} if none does. */
    public long changesMs() {
        long atMs = heardMs == NOT_YET_MS ? Long.MAX_VALUE : heardMs + GateLimits.TELEMETRY_FRESH_MS + 1;
        atMs = after(Math.min(atMs, sampledMs + GateLimits.SAMPLE_AGE_MS + 1));
        Seal known = seal;
        if (known != null && known.heardMs() != NOT_YET_MS) {
            atMs = Math.min(atMs, after(known.heardMs() + known.freshMs() + 1));
        }
        return Math.min(atMs, Math.min(endMs(kz), endMs(cn)));
    }

    private long endMs(@Nullable Release release) {
        return release == null ? Long.MAX_VALUE : after(release.endMs());
    }

    private long after(long atMs) {
        return atMs > nowMs ? atMs : Long.MAX_VALUE;
    }
}
