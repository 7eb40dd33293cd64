package io.keruen.grafana.boards;

import io.keruen.grafana.model.Board;
import io.keruen.grafana.model.Panel;
import io.keruen.grafana.model.Query;
import java.util.List;

/** The alerts, and whether there are too many: alarm figures after ISA-18.2. */
public final class AlertsBoard {
    /**
     * An alert is told from others by its id, which is no tag: there would be as many series as alerts. Its last event is
     * that of the highest revision: it may have happened, by its vehicle's clock, before what an officer did.
     */
    private static final String STANDING = """
            [{"id": "sortBy", "options": {"fields": {}, "sort": [{"field": "revision", "desc": false}]}},
             {"id": "groupBy", "options": {"fields": {
               "alertId": {"operation": "groupby", "aggregations": []},
               "Time": {"operation": "aggregate", "aggregations": ["last"]},
               "type": {"operation": "aggregate", "aggregations": ["last"]},
               "severity": {"operation": "aggregate", "aggregations": ["last"]},
               "vehicleId": {"operation": "aggregate", "aggregations": ["last"]},
               "state": {"operation": "aggregate", "aggregations": ["last"]},
               "reaction": {"operation": "aggregate", "aggregations": ["last"]}}}},
             {"id": "filterByValue", "options": {"type": "include", "match": "all", "filters": [
               {"fieldName": "state (last)", "config": {"id": "notEqual", "options": {"value": "NORMAL"}}}]}},
             {"id": "organize", "options": {"excludeByName": {}, "indexByName": {"Time (last)": 0, "type (last)": 1,
                "severity (last)": 2, "vehicleId (last)": 3, "state (last)": 4, "reaction (last)": 5,
                "alertId": 6},
               "renameByName": {"Time (last)": "latest event", "type (last)": "type", "severity (last)": "severity",
                "vehicleId (last)": "vehicleId", "state (last)": "state",
                "reaction (last)": "reaction"}}}]""";

    private AlertsBoard() {}

    /** The board. */
    public static Board board() {
        return new Board(
                "keruen-alerts",
                "Alerts",
                "Alerts and alarm figures. A desk answers for a jurisdiction; UNKNOWN is the catch-all desk's.",
                List.of(),
                List.of(Shared.RAISED),
                List.of(
                        raised(),
                        perDeskAndHour(),
                        standing(),
                        acknowledged(),
                        byType(),
                        standingList(),
                        worstTypes(),
                        worstVehicles(),
                        cleared(),
                        latest()));
    }

    private static Panel raised() {
        return Panel.of(
                        Panel.Kind.STAT,
                        "Raised",
                        "Alerts that were raised: not consequences of others, not held off.",
                        "none",
                        Query.table("""
                        SELECT sum("counted") AS "raised" FROM "history"."alert" WHERE $timeFilter"""))
                .size(4, 8);
    }

    private static Panel perDeskAndHour() {
        return Panel.of(
                        Panel.Kind.TIME_SERIES,
                        "Per desk and hour",
                        "A desk can handle about six an hour; 150 a day is the target.",
                        "none",
                        Query.series("""
                        SELECT sum("counted") FROM "history"."alert" WHERE $timeFilter \
                        GROUP BY time(1h), "jurisdiction" fill(none)""", "$tag_jurisdiction"))
                .bars()
                .size(10, 8);
    }

    private static Panel standing() {
        return Panel.of(
                        Panel.Kind.TIME_SERIES,
                        "Standing",
                        "Alerts that are open at a time, of all escorts.",
                        "none",
                        Query.series("""
                        SELECT sum("x") FROM (SELECT last("openAlerts") AS "x" FROM "history"."convoy" \
                        WHERE $timeFilter GROUP BY time($__interval), "convoyId" fill(previous)) \
                        WHERE $timeFilter GROUP BY time($__interval) fill(none)""", "open"))
                .size(10, 8);
    }

    private static Panel acknowledged() {
        return Panel.of(
                Panel.Kind.TABLE,
                "Time to acknowledge",
                "From raised to acknowledged, of what was no late data. Targets: CRITICAL 60 s, HIGH 5 min, MEDIUM 30 min.",
                "ms",
                Query.table("""
                        SELECT mean("ageMs") AS "meanMs", percentile("ageMs", 95) AS "p95Ms", \
                        count("ageMs") AS "acknowledged" FROM "history"."alert" WHERE $timeFilter \
                        AND "event" = 'ACKNOWLEDGED' AND "late" = 0 GROUP BY "severity\""""));
    }

    private static Panel byType() {
        return Panel.of(
                        Panel.Kind.TIME_SERIES,
                        "By type",
                        "Alerts that were raised, by type.",
                        "none",
                        Query.series("""
                        SELECT sum("counted") FROM "history"."alert" WHERE $timeFilter AND "event" = 'RAISED' \
                        GROUP BY time($__interval), "type" fill(none)""", "$tag_type"))
                .bars();
    }

    private static Panel standingList() {
        return Panel.of(
                        Panel.Kind.TABLE,
                        "Standing now",
                        "The latest event of each alert that is not back to normal, of those with an event in the time shown.",
                        "none",
                        Query.table("""
                        SELECT "alertId", "revision", "type", "severity", "vehicleId", "state", \
                        "recommendedAction" AS "reaction" FROM "history"."alert" WHERE $timeFilter"""))
                .size(24, 8)
                .transformed(STANDING);
    }

    private static Panel worstTypes() {
        return Panel.of(Panel.Kind.TABLE, "Worst ten types", "Which alerts come most often.", "none", Query.table("""
                        SELECT top("n", "type", 10) AS "raised" FROM (SELECT sum("counted") AS "n" \
                        FROM "history"."alert" WHERE $timeFilter GROUP BY "type")"""));
    }

    private static Panel worstVehicles() {
        return Panel.of(
                Panel.Kind.TABLE,
                "Worst ten vehicles",
                "About which vehicles most alerts come.",
                "none",
                Query.table("""
                        SELECT top("n", "vehicleId", 10) AS "raised" FROM (SELECT sum("counted") AS "n" \
                        FROM "history"."alert" WHERE $timeFilter GROUP BY "vehicleId")"""));
    }

    private static Panel cleared() {
        return Panel.of(Panel.Kind.TABLE, "Time to clear", "From raised to cleared, by type.", "ms", Query.table("""
                        SELECT mean("ageMs") AS "meanMs", max("ageMs") AS "longestMs" FROM "history"."alert" \
                        WHERE $timeFilter AND "event" = 'CLEARED' GROUP BY "type\""""));
    }

    private static Panel latest() {
        return Panel.of(
                        Panel.Kind.TABLE,
                        "Latest events",
                        "What happened to alerts, newest first.",
                        "none",
                        Query.table("""
                        SELECT "event", "type", "severity", "vehicleId", "state", "measured", "limit", "unit" \
                        FROM "history"."alert" WHERE $timeFilter ORDER BY time DESC LIMIT 100"""))
                .size(24, 10);
    }
}
