package io.keruen.app.gallery;

import io.keruen.connectors.scenario.Expected;
import io.keruen.core.alert.Severity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An alert that a story must raise, with the moments of its life as they follow from the story. */
final class Alarm {
    private final String type;
    private final String vehicleId;
    private final @Nullable String otherVehicleId;
    private final List<String> life = new ArrayList<>();
    private Severity severity;
    private long startedAtMs;
    private long toleranceMs;
    private long clearedAtMs = Expected.ANY;
    private boolean untold;

    private Alarm(String type, Severity severity, String vehicleId, @Nullable String otherVehicleId) {
        this.type = type;
        this.severity = severity;
        this.vehicleId = vehicleId;
        this.otherVehicleId = otherVehicleId;
    }

    /** An alert about a vehicle. */
    static Alarm of(String type, Severity severity, String vehicleId) {
        return new Alarm(type, severity, vehicleId, null);
    }

    /** An alert about a follower and its leader. */
    static Alarm of(String type, Severity severity, String followerId, String leaderId) {
        return new Alarm(type, severity, followerId, leaderId);
    }

    /** An alert about everybody. */
    static Alarm ofAll(String type, Severity severity) {
        return new Alarm(type, severity, "", null);
    }

    /** How far each of its moments may be off; exact without it. */
    Alarm within(long ms) {
        toleranceMs = ms;
        return this;
    }

    /** When its cause began and when it is raised, seconds into the story. */
    Alarm from(double startS, double raisedS) {
        startedAtMs = Road.at(startS);
        return moment("RAISED", raisedS);
    }

    /** When its severity changes. */
    Alarm becomes(Severity worse, double atS) {
        severity = worse;
        return moment("UPDATED", atS);
    }

    /** When nobody has acknowledged it in time. */
    Alarm escalates(double atS) {
        return moment("ESCALATED", atS);
    }

    /** When an officer has seen it. */
    Alarm acknowledged(double atS) {
        return moment("ACKNOWLEDGED", atS);
    }

    /** That nobody is told of it: it is held off, or a child of another. It is raised all the same. */
    Alarm untold() {
        untold = true;
        return this;
    }

    /** From when to when it is shelved. */
    Alarm shelved(double fromS, double toS) {
        return moment("SHELVED", fromS).moment("UNSHELVED", toS);
    }

    /** When it ends; without it the alert is open at the end of the story. */
    Alarm until(double clearedS) {
        clearedAtMs = Road.at(clearedS);
        return moment("CLEARED", clearedS);
    }

    private Alarm moment(String event, double atS) {
        String other = otherVehicleId == null ? "" : ",\"otherVehicleId\":\"" + otherVehicleId + "\"";
        life.add("{\"event\":\"" + event + "\",\"type\":\"" + type + "\",\"vehicleId\":\"" + vehicleId + "\"" + other
                + ",\"severity\":\"" + severity + "\",\"momentMs\":" + Road.at(atS) + ",\"toleranceMs\":" + toleranceMs
                + "}");
        return this;
    }

    /** Its line of {@code expected.jsonl}. */
    Expected line(int number) {
        return new Expected(
                number,
                false,
                List.of(type),
                vehicleId.isEmpty() ? null : vehicleId,
                otherVehicleId,
                startedAtMs,
                clearedAtMs,
                toleranceMs,
                false,
                !untold);
    }

    /** Its lines of {@code life.expected.jsonl}. */
    List<String> life() {
        return life;
    }
}
