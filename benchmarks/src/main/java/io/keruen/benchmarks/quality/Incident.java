package io.keruen.benchmarks.quality;

import io.keruen.connectors.scenario.Expected;
import io.keruen.core.alert.AlertEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that should have been said and was not, or the other way round.
 *
 * @param startedAtMs {@link Expected#ANY} where the line does not say
 */
record Incident(
        boolean missed,
        String type,
        String ruleId,
        @Nullable String vehicleId,
        @Nullable String otherVehicleId,
        long startedAtMs,
        String command) {

    static Incident missed(Expected line, String ruleId, String command) {
        return new Incident(
                true,
                line.types().get(0),
                ruleId,
                line.vehicleId(),
                line.otherVehicleId(),
                line.startedAtMs(),
                command);
    }

    static Incident falseAlarm(AlertEvent alert, String command) {
        return new Incident(
                false,
                alert.type(),
                alert.ruleId(),
                alert.vehicleId(),
                alert.otherVehicleId(),
                alert.startedAtMs(),
                command);
    }

    /** When it began, in UTC; empty where nobody says. */
    String startedAt() {
        return startedAtMs == Expected.ANY
                ? ""
                : Instant.ofEpochMilli(startedAtMs).toString();
    }

    /** One line for people. */
    @Override
    public String toString() {
        String about = vehicleId == null ? "" : ' ' + vehicleId;
        String other = otherVehicleId == null ? "" : " behind " + otherVehicleId;
        return (missed ? "missed " : "false ") + type + about + other + ' ' + startedAt() + ": `" + command + '`';
    }
}
