package io.keruen.connectors.scenario;

import io.keruen.core.gate.GateLine;

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
}
