package io.keruen.app.up;

import io.keruen.connectors.outlet.AlertEnd;
import io.keruen.core.alert.AlertEvent;
import io.keruen.core.alert.Severity;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** One alert event as one line of text. */
final class AlertLine {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final double MS_PER_S = 1_000;
    private static final String RESET = "\u001B[0m";
    private static final String FAINT = "\u001B[2m";
    private static final String GREEN = "\u001B[32m";

    private AlertLine() {}

    /** The line; with colours for a terminal. */
    static String of(AlertEvent event, boolean coloured) {
        String line = String.format(
                        Locale.ROOT,
                        "%s  %-8s  %-8s  %-24s  %s  %s",
                        TIME.format(Instant.ofEpochMilli(event.momentMs())),
                        event.severity(),
                        event.event(),
                        event.type(),
                        subject(event),
                        measured(event))
                .stripTrailing();
        return coloured ? colour(event) + line + RESET : line;
    }

    private static String subject(AlertEvent event) {
        String vehicle = event.vehicleId().isEmpty() ? "all vehicles" : event.vehicleId();
        if (event.otherVehicleId() != null) {
            return vehicle + " behind " + event.otherVehicleId();
        }
        return event.zoneId() == null ? vehicle : vehicle + " at " + event.zoneId();
    }

    private static String measured(AlertEvent event) {
        boolean isTime = event.unit().equals("ms");
        String unit = isTime ? "s" : event.unit();
        double scale = isTime ? MS_PER_S : 1;
        StringBuilder text = new StringBuilder();
        if (!Double.isNaN(event.measured())) {
            text.append(String.format(Locale.ROOT, "%.1f %s", event.measured() / scale, unit));
        }
        if (!Double.isNaN(event.limit())) {
            text.append(String.format(Locale.ROOT, " (limit %.1f)", event.limit() / scale));
        }
        if (event.blocksGate() && event.clearedAtMs() == 0) {
            text.append("  gates held");
        }
        if (event.parentAlertId() != null) {
            text.append("  follows ").append(event.parentAlertId());
        }
        return text.append(event.late() ? "  late" : "").toString();
    }

    private static String colour(AlertEvent event) {
        if (AlertEnd.isOver(event)) {
            return GREEN;
        }
        return event.parentAlertId() == null ? colour(event.severity()) : FAINT;
    }

    private static String colour(Severity severity) {
        return switch (severity) {
            case CRITICAL -> "\u001B[1;97;41m";
            case HIGH -> "\u001B[1;31m";
            case MEDIUM -> "\u001B[33m";
            case LOW -> "\u001B[36m";
        };
    }
}
