package io.keruen.connectors.scenario;

import io.keruen.connectors.rejected.RejectedInput;
import io.keruen.core.alert.AlertEvent;
import io.keruen.core.alert.AlertType;
import io.keruen.core.gate.ClearanceDecision;
import io.keruen.core.gate.GateCondition;
import io.keruen.core.transit.TransitEvent;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Writes the outputs of a replay, one record a line, in the order in which they are given: same records, same bytes.
 * Absent values leave no field behind.
 */
public final class JsonLines {
    private static final long NEVER = 0;

    private JsonLines() {}

    /** Writes {@code alerts.jsonl}. */
    public static void writeAlerts(Path file, Iterable<AlertEvent> events) throws IOException {
        try (JsonWriter json = new JsonWriter(open(file))) {
            for (AlertEvent event : events) {
                writeAlert(json, event);
            }
        }
    }

    /** Writes {@code transits.jsonl}. */
    public static void writeTransits(Path file, Iterable<TransitEvent> events) throws IOException {
        try (JsonWriter json = new JsonWriter(open(file))) {
            for (TransitEvent event : events) {
                writeTransit(json, event);
            }
        }
    }

    /** Writes {@code clearances.jsonl}. */
    public static void writeClearances(Path file, Iterable<ClearanceDecision> decisions) throws IOException {
        try (JsonWriter json = new JsonWriter(open(file))) {
            for (ClearanceDecision decision : decisions) {
                writeClearance(json, decision);
            }
        }
    }

    /** Writes {@code rejected.jsonl}. */
    public static void writeRejected(Path file, Iterable<RejectedInput> inputs) throws IOException {
        try (JsonWriter json = new JsonWriter(open(file))) {
            for (RejectedInput input : inputs) {
                writeRejected(json, input);
            }
        }
    }

    /** An alert event as one line. */
    public static byte[] alert(AlertEvent event) {
        return line(json -> writeAlert(json, event));
    }

    /** A transit event as one line. */
    public static byte[] transit(TransitEvent event) {
        return line(json -> writeTransit(json, event));
    }

    /** A clearance as one line. */
    public static byte[] clearance(ClearanceDecision decision) {
        return line(json -> writeClearance(json, decision));
    }

    private static byte[] line(Line line) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonWriter json = new JsonWriter(bytes)) {
            line.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException("a byte array cannot fail", e);
        }
        return bytes.toByteArray();
    }

    /** Writes one record. */
    private interface Line {
        void write(JsonWriter json) throws IOException;
    }

    private static void writeTransit(JsonWriter json, TransitEvent event) throws IOException {
        json.startLine()
                .text("event", event.event().name())
                .text("escortId", event.escortId())
                .text("convoyId", event.convoyId())
                .text("vehicleId", emptyAsNull(event.vehicleId()))
                .text("zoneId", event.zoneId())
                .text("sealId", event.sealId())
                .text("declarationId", event.declarationId())
                .integer("eventTimeMs", event.eventTimeMs())
                .text("reason", event.reason())
                .bool("late", event.late())
                .flag("unobserved", event.unobserved())
                .endLine();
    }

    private static void writeClearance(JsonWriter json, ClearanceDecision decision) throws IOException {
        json.startLine()
                .text("gateId", decision.gateId())
                .text("vehicleId", decision.vehicleId())
                .text("escortId", decision.escortId())
                .integer("decidedAtMs", decision.decidedAtMs())
                .text("decision", decision.decision().name())
                .integerUnless(NEVER, "expiresAtMs", decision.expiresAtMs())
                .integerUnless(NEVER, "arrivedAtMs", decision.arrivedAtMs())
                .startObject("conditions");
        for (GateCondition condition : GateCondition.values()) {
            json.text(condition.field(), decision.answer(condition).name());
        }
        json.endObject().startArray("reasons");
        for (String reason : decision.reasons()) {
            json.entry(reason);
        }
        json.endArray().endLine();
    }

    private static void writeAlert(JsonWriter json, AlertEvent event) throws IOException {
        json.startLine()
                .text("event", event.event().name())
                .text("alertId", event.alertId())
                .integer("revision", event.revision())
                .text("type", event.type())
                .text("ruleId", event.ruleId())
                .text("severity", event.severity().name())
                .text("state", event.state().name())
                .text("escortId", event.escortId())
                .text("convoyId", event.convoyId())
                .text("vehicleId", emptyAsNull(event.vehicleId()))
                .text("otherVehicleId", event.otherVehicleId())
                .text("zoneId", event.zoneId())
                .text("sealId", event.sealId())
                .text("declarationId", event.declarationId())
                .text("jurisdiction", event.jurisdiction())
                .integer("startedAtMs", event.startedAtMs())
                .integer("raisedAtMs", event.raisedAtMs())
                .integer("updatedAtMs", event.updatedAtMs())
                .integerUnless(NEVER, "clearedAtMs", event.clearedAtMs())
                .number("latDeg", event.latDeg())
                .number("lonDeg", event.lonDeg())
                .number("chainageM", event.chainageM())
                .number("measured", event.measured())
                .number("limit", event.limit())
                .text("unit", emptyAsNull(event.unit()))
                .numbers("evidence", event.evidence())
                .text("eaeuIncidentCode", event.eaeuIncidentCode())
                .bool("blocksGate", event.blocksGate())
                .text("recommendedAction", event.recommendedAction())
                .text("runbook", AlertType.runbookOf(event.type()))
                .text("parentAlertId", event.parentAlertId())
                .bool("late", event.late())
                .flag("unobserved", event.unobserved())
                .flag("suppressed", event.suppressed())
                .text("officer", event.officer())
                .text("reason", event.reason())
                .integerUnless(NEVER, "untilMs", event.untilMs())
                .integer("policyVersion", event.policyVersion())
                .endLine();
    }

    private static void writeRejected(JsonWriter json, RejectedInput input) throws IOException {
        byte[] original = input.original();
        json.startLine()
                .text("reason", input.reason().name())
                .text("detail", input.detail())
                .text("file", input.source())
                .integer("line", input.position())
                .integerUnless(RejectedInput.UNKNOWN_TIME, "ingestTimeMs", input.ingestTimeMs());
        if (LineCheck.isUtf8(original, 0, original.length)) {
            json.text("text", new String(original, StandardCharsets.UTF_8));
        } else {
            json.base64("base64", original);
        }
        json.endLine();
    }

    private static OutputStream open(Path file) throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(file));
    }

    private static @Nullable String emptyAsNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
