package io.keruen.grafana.boards;

import io.keruen.grafana.model.Board;
import io.keruen.grafana.model.Panel;
import io.keruen.grafana.model.Query;
import java.util.List;

/** How a convoy keeps together: gaps, headways, speeds, modes. */
public final class ConvoyFormationBoard {
    private ConvoyFormationBoard() {}

    /** The board. */
    public static Board board() {
        return new Board(
                "keruen-formation",
                "Convoy formation",
                "How the chosen convoys keep together.",
                List.of(Shared.CONVOYS),
                List.of(Shared.RAISED),
                List.of(
                        gaps(),
                        headways(),
                        gapsNow(),
                        speeds(),
                        crossTrack(),
                        length(),
                        modes(),
                        Shared.map("The latest place of each vehicle of the chosen convoys."),
                        health()));
    }

    private static Panel gaps() {
        return Panel.of(
                        Panel.Kind.TIME_SERIES,
                        "Gaps",
                        "Rear of the leader to the follower. Lines: a gap is an alert from 60 m, a split from 150 m.",
                        "lengthm",
                        Query.series("""
                        SELECT mean("gapM") FROM "history"."pair" WHERE $timeFilter AND "convoyId" =~ /^$convoy$/ \
                        GROUP BY time($__interval), "vehicleId" fill(none)""", "$tag_vehicleId"))
                .lines(60, 150);
    }

    private static Panel headways() {
        return Panel.of(
                Panel.Kind.TIME_SERIES,
                "Headways",
                "The gap over the follower's speed; nothing while it stands. An alert below 1.5 s.",
                "s",
                Query.series("""
                        SELECT mean("headwayS") FROM "history"."pair" WHERE $timeFilter \
                        AND "convoyId" =~ /^$convoy$/ \
                        GROUP BY time($__interval), "vehicleId" fill(none)""", "$tag_vehicleId"));
    }

    private static Panel gapsNow() {
        return Panel.of(
                        Panel.Kind.BAR_GAUGE,
                        "Gaps now",
                        "The latest gap of each follower to its leader.",
                        "lengthm",
                        Query.table("""
                        SELECT last("gapM") AS "gapM" FROM "history"."pair" WHERE $timeFilter \
                        AND "convoyId" =~ /^$convoy$/ GROUP BY "vehicleId\""""))
                .limits(60, 150);
    }

    private static Panel speeds() {
        return Panel.of(
                Panel.Kind.TIME_SERIES,
                "Speeds",
                "Speed over ground of each vehicle.",
                "velocitykmh",
                Query.series("""
                        SELECT mean("speedMps") * 3.6 FROM "history"."vehicle" WHERE $timeFilter \
                        AND "convoyId" =~ /^$convoy$/ \
                        GROUP BY time($__interval), "vehicleId" fill(none)""", "$tag_vehicleId"));
    }

    private static Panel crossTrack() {
        return Panel.of(
                Panel.Kind.TIME_SERIES,
                "Off the route",
                "Distance off the middle of the route, + = to the right.",
                "lengthm",
                Query.series("""
                        SELECT mean("crossTrackM") FROM "history"."vehicle" WHERE $timeFilter \
                        AND "convoyId" =~ /^$convoy$/ \
                        GROUP BY time($__interval), "vehicleId" fill(none)""", "$tag_vehicleId"));
    }

    private static Panel length() {
        return Panel.of(
                Panel.Kind.TIME_SERIES,
                "Length of the convoy",
                "From front to rear along the route.",
                "lengthm",
                Query.series("""
                        SELECT mean("lengthM") FROM "history"."convoy" WHERE $timeFilter \
                        AND "convoyId" =~ /^$convoy$/ \
                        GROUP BY time($__interval), "convoyId" fill(none)""", "$tag_convoyId"));
    }

    private static Panel modes() {
        return Panel.of(
                Panel.Kind.STATE_TIMELINE,
                "Operating modes",
                "Who drives each vehicle (VDA 5050).",
                "none",
                Query.series("""
                        SELECT last("operatingMode") FROM "history"."vehicle" WHERE $timeFilter \
                        AND "convoyId" =~ /^$convoy$/ \
                        GROUP BY time($__interval), "vehicleId" fill(none)""", "$tag_vehicleId"));
    }

    private static Panel health() {
        return Panel.of(
                        Panel.Kind.TABLE,
                        "Health of the vehicles",
                        "The latest of what each vehicle says about itself.",
                        "none",
                        Query.table("""
                        SELECT last("telemetryState") AS "telemetryState", last("integrity") AS "integrity", \
                        last("stateOfChargePct") AS "stateOfChargePct", last("accuracyM") AS "accuracyM", \
                        last("openAlerts") AS "openAlerts" FROM "history"."vehicle" WHERE $timeFilter \
                        AND "convoyId" =~ /^$convoy$/ GROUP BY "vehicleId\""""))
                .overADay()
                .size(12, 12);
    }
}
