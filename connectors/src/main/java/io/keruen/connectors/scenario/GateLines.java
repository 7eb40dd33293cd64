package io.keruen.connectors.scenario;

import io.keruen.core.gate.GateLine;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What gates report as it stands in the lines of a scenario; the line's number is its ordinal. */
public final class GateLines {
    private GateLines() {}

    /** The report of a line. */
    public static GateLine line(InputRecord record) {
        return new GateLine(
                record.requiredText("gateId"),
                GateLine.Event.valueOf(record.requiredText("event")),
                record.text("vehicleId"),
                record.text("plate"),
                record.text("sealId"),
                record.eventTimeMs(),
                record.ingestTimeMs(),
                record.line());
    }

    /** The line of a report. */
    public static InputRecord record(GateLine line) {
        TreeMap<String, Object> fields = new TreeMap<>(
                Map.of("gateId", line.gateId(), "event", line.event().name()));
        put(fields, "vehicleId", line.vehicleId());
        put(fields, "plate", line.plate());
        put(fields, "sealId", line.sealId());
        return new InputRecord(RecordKind.GATE, line.eventTimeMs(), line.ingestTimeMs(), line.ordinal(), fields, "");
    }

    private static void put(Map<String, Object> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, value);
        }
    }
}
