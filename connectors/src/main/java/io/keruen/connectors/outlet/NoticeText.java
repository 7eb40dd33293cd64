package io.keruen.connectors.outlet;

import io.keruen.core.alert.AlertEvent;
import io.keruen.core.alert.AlertType;
import java.time.Instant;
import java.util.Locale;

/** Notices in words, for people. What a vehicle or a rule named itself cannot break a line. */
public final class NoticeText {
    private NoticeText() {}

    /** One line. */
    public static String title(Notice notice) {
        if (notice instanceof Notice.OfAlert alert) {
            AlertEvent event = alert.event();
            return line("[" + event.severity() + "] " + event.type() + " " + subject(event) + " " + event.event());
        }
        if (notice instanceof Notice.OfTransit transit) {
            return line(transit.event().event() + " " + transit.event().vehicleId() + " "
                    + (transit.event().zoneId() == null ? "" : transit.event().zoneId()));
        }
        Notice.OfClearance clearance = (Notice.OfClearance) notice;
        return line(clearance.decision().decision() + " " + clearance.decision().vehicleId() + " at "
                + clearance.decision().gateId());
    }

    /** Some lines. */
    public static String body(Notice notice) {
        if (!(notice instanceof Notice.OfAlert alert)) {
            return title(notice) + "\n";
        }
        AlertEvent event = alert.event();
        StringBuilder text = new StringBuilder();
        add(text, "alert", event.type() + " " + event.severity() + ", " + event.event());
        add(text, "about", subject(event));
        add(text, "escort", event.escortId() == null ? "none" : event.escortId());
        add(text, "since", Instant.ofEpochMilli(event.startedAtMs()).toString());
        add(text, "told at", Instant.ofEpochMilli(event.momentMs()).toString());
        if (!Double.isNaN(event.latDeg())) {
            add(text, "place", String.format(Locale.ROOT, "%.6f, %.6f", event.latDeg(), event.lonDeg()));
        }
        if (!Double.isNaN(event.measured())) {
            add(
                    text,
                    "measured",
                    String.format(Locale.ROOT, "%.1f %s, limit %.1f", event.measured(), event.unit(), event.limit()));
        }
        add(text, "gates", event.blocksGate() ? "held while it is open" : "not held by it");
        add(text, "do first", event.recommendedAction());
        add(text, "runbook", AlertType.runbookOf(event.type()));
        add(text, "id", event.alertId() + ", revision " + event.revision());
        return text.toString();
    }

    private static String subject(AlertEvent event) {
        String vehicle = event.vehicleId().isEmpty() ? "all vehicles" : event.vehicleId();
        return event.otherVehicleId() == null ? vehicle : vehicle + " behind " + event.otherVehicleId();
    }

    private static void add(StringBuilder text, String name, String value) {
        text.append(String.format(Locale.ROOT, "%-9s ", name))
                .append(line(value))
                .append('\n');
    }

    private static String line(String text) {
        return text.replaceAll("\\p{Cntrl}", " ").strip();
    }
}
