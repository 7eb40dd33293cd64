package io.keruen.grafana.boards;

import io.keruen.grafana.model.Board;
import io.keruen.grafana.model.Panel;
import io.keruen.grafana.model.Query;
import java.util.List;

/** For the wall of the control room: is anything wrong, and where. */
public final class ConvoyWallBoard {
    private ConvoyWallBoard() {}

    /** The board. */
    public static Board board() {
        return new Board(
                "keruen-wall",
                "Convoy wall",
                "Every convoy at a glance: the last half hour, and of the silent the last day.",
                List.of(Shared.CONVOYS),
                List.of(Shared.RAISED),
                List.of(
                        convoys(),
                        vehicles(),
                        openAlerts(),
                        blocked(),
                        speed(),
                        newest(),
                        Shared.map("The latest place of each vehicle. Readable without a basemap, too."),
                        table(),
                        life(),
                        transits()));
    }

    private static Panel convoys() {
        return Panel.of(Panel.Kind.STAT, "Convoys", "Convoys that were heard of.", "none", Query.table("""
                        SELECT count("x") AS "convoys" FROM (SELECT last("openAlerts") AS "x" \
                        FROM "history"."convoy" WHERE $timeFilter GROUP BY "convoyId")"""));
    }

    private static Panel vehicles() {
        return Panel.of(Panel.Kind.STAT, "Vehicles", "Vehicles that were heard.", "none", Query.table("""
                        SELECT count("x") AS "vehicles" FROM (SELECT last("latDeg") AS "x" \
                        FROM "history"."vehicle" WHERE $timeFilter GROUP BY "vehicleId")"""));
    }

    private static Panel openAlerts() {
        return Panel.of(Panel.Kind.STAT, "Open alerts", "Open alerts of all escorts.", "none", Query.table("""
                        SELECT sum("x") AS "openAlerts" FROM (SELECT last("openAlerts") AS "x" \
                        FROM "history"."convoy" WHERE $timeFilter GROUP BY "convoyId")"""))
                .overADay()
                .limits(1, 5);
    }

    private static Panel blocked() {
        return Panel.of(
                        Panel.Kind.STAT,
                        "Gates blocked",
                        "Convoys of which an open alert blocks the gate.",
                        "none",
                        Query.table("""
                        SELECT sum("x") AS "blocked" FROM (SELECT last("gateBlocked") AS "x" \
                        FROM "history"."convoy" WHERE $timeFilter GROUP BY "convoyId")"""))
                .overADay()
                .limits(1, 2);
    }

    private static Panel speed() {
        return Panel.of(Panel.Kind.STAT, "Speed", "Mean speed of all convoys, now.", "velocitykmh", Query.table("""
                        SELECT mean("x") * 3.6 AS "speed" FROM (SELECT last("speedMps") AS "x" \
                        FROM "history"."convoy" WHERE $timeFilter GROUP BY "convoyId")"""));
    }

    private static Panel newest() {
        return Panel.of(
                Panel.Kind.STAT,
                "Newest telemetry",
                "When the newest sample reached us.",
                "dateTimeFromNow",
                Query.table("""
                        SELECT max("ingestTimeMs") AS "newest" FROM "history"."vehicle" WHERE $timeFilter"""));
    }

    private static Panel table() {
        return Panel.of(Panel.Kind.TABLE, "Convoys", "The latest state of each convoy.", "none", Query.table("""
                        SELECT last("life") AS "life", last("progressRatio") AS "progressRatio", \
                        last("lengthM") AS "lengthM", last("speedMps") AS "speedMps", \
                        last("openAlerts") AS "openAlerts", last("gateBlocked") AS "gateBlocked" \
                        FROM "history"."convoy" WHERE $timeFilter AND "convoyId" =~ /^$convoy$/ \
                        GROUP BY "convoyId", "escortId\""""))
                .overADay()
                .size(12, 6);
    }

    private static Panel life() {
        return Panel.of(
                        Panel.Kind.STATE_TIMELINE,
                        "How far they have come",
                        "The life of each escort: planned, departed, at the gates, arrived.",
                        "none",
                        Query.series("""
                        SELECT last("life") FROM "history"."convoy" WHERE $timeFilter AND "convoyId" =~ /^$convoy$/ \
                        GROUP BY time($__interval), "convoyId" fill(none)""", "$tag_convoyId"))
                .size(12, 6);
    }

    private static Panel transits() {
        return Panel.of(
                        Panel.Kind.TABLE,
                        "What happened last",
                        "The latest expected events: departures, zones, arrivals.",
                        "none",
                        Query.table("""
                        SELECT "event", "vehicleId", "zoneId", "late" FROM "history"."transit" WHERE $timeFilter \
                        ORDER BY time DESC LIMIT 30"""))
                .size(12, 8);
    }
}
