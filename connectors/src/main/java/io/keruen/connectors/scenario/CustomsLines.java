package io.keruen.connectors.scenario;

import io.keruen.core.customs.Authority;
import io.keruen.core.customs.DeclarationLine;
import io.keruen.core.customs.DeclarationStatus;
import io.keruen.core.customs.SealLine;
import io.keruen.core.customs.SealStatus;

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
}
