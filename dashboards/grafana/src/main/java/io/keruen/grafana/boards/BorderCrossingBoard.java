package io.keruen.grafana.boards;

import io.keruen.grafana.model.Board;
import io.keruen.grafana.model.Panel;
import io.keruen.grafana.model.Query;
import java.util.List;

/** Who is where on the way across: zones, ground, gates, papers. */
public final class BorderCrossingBoard {
    private BorderCrossingBoard() {}

    /** The board. */
    public static Board board() {
        return new Board(
                "keruen-crossing",
                "Border crossing",
                "The chosen convoys on their way across the border.",
                List.of(Shared.CONVOYS),
                List.of(Shared.RAISED),
                List.of(zones(), ground(), counts(), stays(), decisions(), clearances(), declarations(), events()));
    }

    private static Panel zones() {
        return Panel.of(
                Panel.Kind.STATE_TIMELINE,
                "Zones",
                "The zones that each vehicle is inside of: yard, queue, control, gate.",
                "none",
                Query.series("""
                        SELECT last("zoneIds") FROM "history"."vehicle" WHERE $timeFilter \
                        AND "convoyId" =~ /^$convoy$/ \
                        GROUP BY time($__interval), "vehicleId" fill(none)""", "$tag_vehicleId"));
    }

    private static Panel ground() {
        return Panel.of(
                Panel.Kind.STATE_TIMELINE,
                "Ground",
                "Whose ground each vehicle is on.",
                "none",
                Query.series("""
                        SELECT last("jurisdiction") FROM "history"."vehicle" WHERE $timeFilter \
                        AND "convoyId" =~ /^$convoy$/ \
                        GROUP BY time($__interval), "vehicleId" fill(none)""", "$tag_vehicleId"));
    }

    private static Panel counts() {
        return Panel.of(Panel.Kind.BAR_GAUGE, "Transit events", "How many of each kind.", "none", Query.table("""
                        SELECT count("late") AS "events" FROM "history"."transit" WHERE $timeFilter GROUP BY "event\""""));
    }

    private static Panel stays() {
        return Panel.of(
                Panel.Kind.TABLE,
                "Stays",
                "How long each vehicle was in a zone that it has left, and when it left; from the entry to the next exit.",
                "s",
                Query.table("""
                        SELECT "stay" FROM (SELECT elapsed("inside", 1s) * difference("inside") * -1 AS "stay" \
                        FROM "history"."transit" WHERE $timeFilter GROUP BY "zoneId", "vehicleId") WHERE "stay" > 0 \
                        GROUP BY "zoneId", "vehicleId\""""));
    }

    private static Panel decisions() {
        return Panel.of(
                Panel.Kind.BAR_GAUGE,
                "Decisions at the gates",
                "How many of each kind; a lease that is renewed counts again.",
                "none",
                Query.table("""
                        SELECT count("identity") AS "decisions" FROM "history"."clearance" WHERE $timeFilter \
                        GROUP BY "decision\""""));
    }

    private static Panel clearances() {
        return Panel.of(
                Panel.Kind.TABLE,
                "Latest decisions at the gates",
                "With the conditions that most often fail, and every reason in words.",
                "none",
                Query.table("""
                        SELECT "gateId", "vehicleId", "decision", "seal", "declaration", "noBlockingAlert", "reasons" \
                        FROM "history"."clearance" WHERE $timeFilter ORDER BY time DESC LIMIT 50"""));
    }

    private static Panel declarations() {
        return Panel.of(
                Panel.Kind.TABLE,
                "Declarations",
                "What each authority says about each declaration.",
                "none",
                Query.table("""
                        SELECT last("status") AS "status", last("version") AS "version" FROM "history"."declaration" \
                        WHERE $timeFilter AND "convoyId" =~ /^$convoy$/ GROUP BY "declarationId", "authority\""""));
    }

    private static Panel events() {
        return Panel.of(
                Panel.Kind.TABLE,
                "Latest transit events",
                "Late: found in data that came late. Unobserved: nobody saw the moment.",
                "none",
                Query.table("""
                        SELECT "event", "vehicleId", "zoneId", "late", "unobserved" FROM "history"."transit" \
                        WHERE $timeFilter ORDER BY time DESC LIMIT 100"""));
    }
}
