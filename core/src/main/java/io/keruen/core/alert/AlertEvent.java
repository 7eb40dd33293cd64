package io.keruen.core.alert;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One moment in the life of an alert, as written to {@code escort.alerts}. Same cause, same {@code alertId}, always.
 * Field meanings: DESIGN section 7 of the contract, repeated in {@code alert.avdl}.
 *
 * @param clearedAtMs 0 while the alert is open
 * @param chainageM NaN if not matched to a route
 * @param suppressed held off or shelved: written, not notified
 * @param officer who acted, {@code null} if nobody did
 * @param reason the officer's
 * @param untilMs when the shelving ends, 0 while the alert is not shelved
 */
public record AlertEvent(
        Event event,
        String alertId,
        int revision,
        String type,
        String ruleId,
        Severity severity,
        State state,
        @Nullable String escortId,
        @Nullable String convoyId,
        String vehicleId,
        @Nullable String otherVehicleId,
        @Nullable String zoneId,
        @Nullable String sealId,
        @Nullable String declarationId,
        @Nullable String jurisdiction,
        long startedAtMs,
        long raisedAtMs,
        long updatedAtMs,
        long clearedAtMs,
        double latDeg,
        double lonDeg,
        double chainageM,
        double measured,
        double limit,
        String unit,
        Map<String, Double> evidence,
        @Nullable String eaeuIncidentCode,
        boolean blocksGate,
        String recommendedAction,
        @Nullable String parentAlertId,
        boolean late,
        boolean unobserved,
        boolean suppressed,
        int policyVersion,
        @Nullable String officer,
        @Nullable String reason,
        long untilMs) {

    /** An event in which no officer had a part. */
    public AlertEvent(
            Event event,
            String alertId,
            int revision,
            String type,
            String ruleId,
            Severity severity,
            State state,
            @Nullable String escortId,
            @Nullable String convoyId,
            String vehicleId,
            @Nullable String otherVehicleId,
            @Nullable String zoneId,
            @Nullable String sealId,
            @Nullable String declarationId,
            @Nullable String jurisdiction,
            long startedAtMs,
            long raisedAtMs,
            long updatedAtMs,
            long clearedAtMs,
            double latDeg,
            double lonDeg,
            double chainageM,
            double measured,
            double limit,
            String unit,
            Map<String, Double> evidence,
            @Nullable String eaeuIncidentCode,
            boolean blocksGate,
            String recommendedAction,
            @Nullable String parentAlertId,
            boolean late,
            boolean unobserved,
            boolean suppressed,
            int policyVersion) {
        this(
                event,
                alertId,
                revision,
                type,
                ruleId,
                severity,
                state,
                escortId,
                convoyId,
                vehicleId,
                otherVehicleId,
                zoneId,
                sealId,
                declarationId,
                jurisdiction,
                startedAtMs,
                raisedAtMs,
                updatedAtMs,
                clearedAtMs,
                latDeg,
                lonDeg,
                chainageM,
                measured,
                limit,
                unit,
                evidence,
                eaeuIncidentCode,
                blocksGate,
                recommendedAction,
                parentAlertId,
                late,
                unobserved,
                suppressed,
                policyVersion,
                null,
                null,
                0);
    }

    /** Whether people are told of it: it is neither a part of another alert nor held off or shelved. */
    public boolean isForPeople() {
        return parentAlertId == null && !suppressed;
    }

    /** What happened. */
    public enum Event {
        RAISED,
        UPDATED,
        ESCALATED,
        ACKNOWLEDGED,
        SHELVED,
        UNSHELVED,
        CLEARED
    }

    /** Where the alert stands, ISA-18.2. */
    public enum State {
        UNACKNOWLEDGED,
        ACKNOWLEDGED,
        RETURNED_UNACKNOWLEDGED,
        LATCHED,
        SHELVED,
        NORMAL
    }

    /**
     * The alert event's own moment, by which outputs are sorted: raised, updated or cleared. What an officer does or a
     * deadline brings has its moment on ingest time.
     */
    public long momentMs() {
        return switch (event) {
            case RAISED -> raisedAtMs;
            case CLEARED -> clearedAtMs;
            default -> updatedAtMs;
        };
    }
}
