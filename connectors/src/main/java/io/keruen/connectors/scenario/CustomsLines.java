package io.keruen.connectors.scenario;

import io.keruen.core.customs.Authority;
import io.keruen.core.customs.DeclarationLine;
import io.keruen.core.customs.DeclarationStatus;
import io.keruen.core.customs.SealLine;
import io.keruen.core.customs.SealStatus;
import java.util.Map;
import java.util.TreeMap;

/** Declarations and seals as they stand in the lines of a scenario; the line's number is its ordinal. */
public final class CustomsLines {
    private static final long NO_END = 0;

    private CustomsLines() {}

    /** The decision of a line. */
    public static DeclarationLine declaration(InputRecord record) {
        return new DeclarationLine(
                record.requiredText("declarationId"),
                Authority.valueOf(record.requiredText("authority")),
                DeclarationStatus.valueOf(record.requiredText("status")),
                Math.toIntExact(record.integer("version", 0)),
                record.integer("validToMs", NO_END),
                record.eventTimeMs(),
                record.ingestTimeMs(),
                record.line());
    }

    /** The report of a line. */
    public static SealLine seal(InputRecord record) {
        return new SealLine(
                record.requiredText("sealId"),
                record.requiredText("vehicleId"),
                SealStatus.valueOf(record.requiredText("status")),
                record.number("batteryPct"),
                record.text("action"),
                record.number("latDeg"),
                record.number("lonDeg"),
                record.eventTimeMs(),
                record.ingestTimeMs(),
                record.line());
    }

    /** The line of a decision. */
    public static InputRecord record(DeclarationLine line) {
        TreeMap<String, Object> fields = new TreeMap<>(Map.of(
                "declarationId", line.declarationId(),
                "authority", line.authority().name(),
                "status", line.status().name(),
                "version", (long) line.version()));
        if (line.validToMs() != NO_END) {
            fields.put("validToMs", line.validToMs());
        }
        return new InputRecord(
                RecordKind.DECLARATION, line.eventTimeMs(), line.ingestTimeMs(), line.ordinal(), fields, "");
    }

    /** The line of a report. */
    public static InputRecord record(SealLine line) {
        TreeMap<String, Object> fields = new TreeMap<>(Map.of(
                "sealId", line.sealId(),
                "vehicleId", line.vehicleId(),
                "status", line.status().name()));
        put(fields, "batteryPct", line.batteryPct());
        put(fields, "latDeg", line.latDeg());
        put(fields, "lonDeg", line.lonDeg());
        if (line.action() != null) {
            fields.put("action", line.action());
        }
        return new InputRecord(RecordKind.SEAL, line.eventTimeMs(), line.ingestTimeMs(), line.ordinal(), fields, "");
    }

    private static void put(TreeMap<String, Object> fields, String name, double value) {
        if (!Double.isNaN(value)) {
            fields.put(name, value);
        }
    }
}
