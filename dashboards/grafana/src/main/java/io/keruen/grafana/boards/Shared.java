package io.keruen.grafana.boards;

import io.keruen.grafana.model.Annotation;
import io.keruen.grafana.model.Panel;
import io.keruen.grafana.model.Query;
import io.keruen.grafana.model.Variable;

/** What several boards ask and show alike. */
final class Shared {
    /** Which convoys; all of them at first. */
    static final Variable CONVOYS = new Variable(
            "convoy", "Convoy", "SHOW TAG VALUES FROM \"history\".\"convoy\" WITH KEY = \"convoyId\"", true);

    /** Alerts as they were raised, on every time axis. */
    static final Annotation RAISED =
            new Annotation("Alerts raised", "red", """
            SELECT "recommendedAction", "type", "severity", "vehicleId" FROM "history"."alert" \
            WHERE $timeFilter AND "event" = 'RAISED'""", "recommendedAction", "type,severity,vehicleId");

    private Shared() {}

    /** Where the vehicles of the chosen convoys are. */
    static Panel map(String description) {
        return Panel.of(Panel.Kind.MAP, "Where the vehicles are", description, "none", Query.table("""
                        SELECT last("latDeg") AS "lat", last("lonDeg") AS "lon", last("speedMps") AS "speedMps", \
                        last("telemetryState") AS "telemetryState", last("openAlerts") AS "openAlerts" \
                        FROM "history"."vehicle" WHERE $timeFilter AND "convoyId" =~ /^$convoy$/ \
                        GROUP BY "vehicleId\""""));
    }

    /** A signal of the chosen vehicle. */
    static Panel signals(String title, String description, String unit, Query... queries) {
        return Panel.of(Panel.Kind.TIME_SERIES, title, description, unit, queries);
    }
}
