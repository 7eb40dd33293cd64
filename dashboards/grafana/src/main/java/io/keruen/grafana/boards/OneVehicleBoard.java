package io.keruen.grafana.boards;

import io.keruen.grafana.model.Board;
import io.keruen.grafana.model.Panel;
import io.keruen.grafana.model.Query;
import io.keruen.grafana.model.Variable;
import java.util.List;

/** Everything about one vehicle. */
public final class OneVehicleBoard {
    private static final Variable VEHICLE = new Variable("vehicle", "Vehicle", """
            SHOW TAG VALUES FROM "history"."vehicle" WITH KEY = "vehicleId" WHERE "convoyId" =~ /^$convoy$/""", false);

    private OneVehicleBoard() {}

    /** The board. */
    public static Board board() {
        return new Board(
                "keruen-vehicle",
                "One vehicle",
                "What the chosen vehicle says, and what is said about it.",
                List.of(Shared.CONVOYS, VEHICLE),
                List.of(Shared.RAISED),
                List.of(
                        Shared.signals(
                                "Speed",
                                "Over ground from GNSS, and from the wheels.",
                                "velocitykmh",
                                Query.series(mean("speedMps", " * 3.6"), "over ground"),
                                Query.series(mean("wheelSpeedMps", " * 3.6"), "wheels")),
                        Shared.signals(
                                "Off the route",
                                "Distance off the middle of the route, + = to the right.",
                                "lengthm",
                                Query.series(mean("crossTrackM", ""), "off the route")),
                        Shared.signals(
                                "GNSS accuracy",
                                "Horizontal, 1 sigma.",
                                "lengthm",
                                Query.series(mean("accuracyM", ""), "accuracy")),
                        Shared.signals(
                                "GNSS signal",
                                "Mean carrier-to-noise density: jamming shows here first.",
                                "dB",
                                Query.series(mean("cn0MeanDbHz", ""), "C/N0")),
                        Shared.signals(
                                "Satellites",
                                "Satellites used in the fix.",
                                "none",
                                Query.series(mean("satellites", ""), "satellites")),
                        Shared.signals(
                                "Charge",
                                "State of charge of the traction battery.",
                                "percent",
                                Query.series(mean("stateOfChargePct", ""), "charge")),
                        Shared.signals(
                                "Temperatures",
                                "Of battery, hottest motor and hottest brake.",
                                "celsius",
                                Query.series(mean("batteryTempC", ""), "battery"),
                                Query.series(mean("motorTempC", ""), "motor"),
                                Query.series(mean("brakeTempC", ""), "brake")),
                        Shared.signals(
                                "Yaw rate",
                                "Clockwise seen from above, degrees per second.",
                                "degree",
                                Query.series(mean("yawRateDegps", ""), "yaw rate")),
                        Shared.signals(
                                "Progress",
                                "Distance along the route.",
                                "lengthm",
                                Query.series(mean("chainageM", ""), "along the route")),
                        states(),
                        alerts(),
                        transits()));
    }

    private static String mean(String field, String factor) {
        return "SELECT mean(\"" + field + "\")" + factor + " FROM \"history\".\"vehicle\" WHERE $timeFilter"
                + " AND \"vehicleId\" = '$vehicle' GROUP BY time($__interval) fill(none)";
    }

    private static Panel states() {
        return Panel.of(
                Panel.Kind.STATE_TIMELINE,
                "States",
                "Whether it is heard, how far its place can be believed, who drives, where it is.",
                "none",
                Query.series(last("telemetryState"), "telemetry"),
                Query.series(last("integrity"), "integrity"),
                Query.series(last("operatingMode"), "mode"),
                Query.series(last("fixType"), "fix"),
                Query.series(last("zoneIds"), "zones"));
    }

    private static String last(String field) {
        return "SELECT last(\"" + field + "\") FROM \"history\".\"vehicle\" WHERE $timeFilter"
                + " AND \"vehicleId\" = '$vehicle' GROUP BY time($__interval) fill(none)";
    }

    private static Panel alerts() {
        return Panel.of(
                Panel.Kind.TABLE,
                "Its alerts",
                "What happened to alerts about it, newest first.",
                "none",
                Query.table("""
                        SELECT "event", "type", "severity", "state", "measured", "limit", "unit" \
                        FROM "history"."alert" WHERE $timeFilter AND "vehicleId" = '$vehicle' \
                        ORDER BY time DESC LIMIT 50"""));
    }

    private static Panel transits() {
        return Panel.of(
                Panel.Kind.TABLE,
                "Its way",
                "What was expected of it and happened, newest first.",
                "none",
                Query.table("""
                        SELECT "event", "zoneId", "late" FROM "history"."transit" WHERE $timeFilter \
                        AND "vehicleId" = '$vehicle' ORDER BY time DESC LIMIT 50"""));
    }
}
