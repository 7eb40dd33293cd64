package io.keruen.core.gate;

import org.jspecify.annotations.Nullable;

/**
 * What a gate is told. An OPEN is a lease: for one vehicle, for one passage, until it expires.
 *
 * @param vehicleId for whom; {@code null} if nobody is meant, never for OPEN
 * @param escortId its escort, {@code null} if there is none
 * @param issuedAtMs when it was decided, ingest time; of a command that no decision asked for, when it was made
 * @param expiresAtMs end of the lease, 0 for CLOSE
 * @param arrivedAtMs the arrival that an OPEN is for: when the gate's lane read the vehicle, by the gate's clock; 0 for
 *     CLOSE
 * @param decisionId which decision is carried out; no two commands of a gate share one
 */
public record GateCommand(
        String gateId,
        @Nullable String vehicleId,
        @Nullable String escortId,
        Order order,
        CommandNumber number,
        long issuedAtMs,
        long expiresAtMs,
        long arrivedAtMs,
        String decisionId) {

    /** What to do. */
    public enum Order {
        OPEN,
        CLOSE
    }

    /** Whether it lets a vehicle pass. */
    public boolean isOpen() {
        return order == Order.OPEN;
    }
}
