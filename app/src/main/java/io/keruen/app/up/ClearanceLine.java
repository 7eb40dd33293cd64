package io.keruen.app.up;

import io.keruen.core.gate.ClearanceDecision;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.Locale;

/** One decision about a vehicle at a gate as one line of text. */
final class ClearanceLine {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final long MS_PER_S = 1_000;
    private static final String RESET = "\u001B[0m";

    private ClearanceLine() {}

    /** The line; with colours for a terminal. */
    static String of(ClearanceDecision made, boolean coloured) {
        String vehicle = made.vehicleId() == null ? "nobody" : made.vehicleId();
        String why = made.isGrant()
                ? "lease " + (made.expiresAtMs() - made.decidedAtMs()) / MS_PER_S + " s"
                : String.join(" ", new LinkedHashSet<>(made.reasons())); // one may stand for several conditions
        String line = String.format(
                        Locale.ROOT,
                        "%s  gate %-8s  %-8s  %-8s  %s",
                        TIME.format(Instant.ofEpochMilli(made.decidedAtMs())),
                        made.gateId(),
                        vehicle,
                        made.decision(),
                        why)
                .stripTrailing();
        return coloured ? colour(made.decision()) + line + RESET : line;
    }

    private static String colour(ClearanceDecision.Decision decision) {
        return switch (decision) {
            case GRANTED -> "\u001B[32m";
            case HELD -> "\u001B[33m";
            case DENIED, REVOKED -> "\u001B[1;31m";
            case EXPIRED -> "\u001B[2m";
        };
    }
}
