package io.keruen.app.gallery;

import static io.keruen.app.gallery.Mutant.number;

import java.util.List;

/** The sensor rules with wrong numbers. */
final class SensorMutants {
    private SensorMutants() {}

    static List<Mutant> all() {
        return List.of(
                number("sensor-range", "holdMs", 0),
                number("sensor-range", "clearHoldMs", 0),
                number("sensor-range", "batteryTempMostC", 89),
                number("sensor-range", "batteryTempMostC", 120),
                number("sensor-rate", "stepMs", 100),
                number("sensor-rate", "stepMs", 3_000),
                number("sensor-rate", "clearMs", 5_000),
                number("sensor-rate", "cargoTempChangeCPerS", 4),
                number("sensor-rate", "cargoTempChangeCPerS", 9),
                number("sensor-stuck", "holdMs", 18_000),
                number("sensor-stuck", "holdMs", 60_000),
                number("sensor-stuck", "wheelSpeedMovedMps", 2),
                number("sensor-stuck", "wheelSpeedMovedMps", 5),
                number("sensor-stuck", "yawRateMovedDeg", 60),
                number("sensor-outlier", "spikesMs", 15_000),
                number("sensor-outlier", "spikesMs", 70_000),
                number("sensor-outlier", "batteryTempScaleC", 1),
                number("sensor-outlier", "driftS", 45),
                number("sensor-outlier", "driftS", 90),
                number("sensor-outlier", "wheelSpeedDriftMps", 5),
                number("sensor-outlier", "clearMs", 60_000));
    }
}
