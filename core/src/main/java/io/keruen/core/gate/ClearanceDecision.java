package io.keruen.core.gate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One decision of the interlock about a vehicle that waits at a gate, as written to {@code escort.clearances}. There is
 * at most one for a gate, a vehicle and a moment.
 *
 * @param vehicleId {@code null} if the lane could not read it
 * @param escortId {@code null} if no escort knows the vehicle
 * @param decidedAtMs ingest time
 * @param expiresAtMs end of the lease, 0 if there is none
 * @param arrivedAtMs the arrival that the lease is for: when the lane read the vehicle last, by the gate's clock; 0 if
 *     there is none
 * @param conditions the answers in the order of {@link GateCondition}
 * @param reasons in words, one for each condition that is not TRUE, then what else decided
 */
public record ClearanceDecision(
        String gateId,
        @Nullable String vehicleId,
        @Nullable String escortId,
        long decidedAtMs,
        Decision decision,
        long expiresAtMs,
        long arrivedAtMs,
        List<Answer> conditions,
        List<String> reasons) {

    /** What is decided. */
    public enum Decision {
        /** The vehicle may pass, until the lease ends. */
        GRANTED,
        /** Not now; it may still become granted. */
        HELD,
        /** Not as things are: the escort cannot repair it by itself. */
        DENIED,
        /** A lease ends before its time, because a condition does not hold any more. */
        REVOKED,
        /** A lease ended because it was used, or because nobody renewed it. */
        EXPIRED
    }

    /** The same decision has the same id, always. */
    public String id() {
        String who = vehicleId == null ? "-" : escaped(vehicleId);
        return escaped(gateId) + '|' + who + '|' + decidedAtMs + '|' + decision;
    }

    /** Whether it lets a vehicle pass. */
    public boolean isGrant() {
        return decision == Decision.GRANTED;
    }

    /** The answer to a condition. */
    public Answer answer(GateCondition condition) {
        return conditions.get(condition.ordinal());
    }

    private static String escaped(String id) {
        return id.replace("%", "%25").replace("|", "%7C");
    }
}
