package io.keruen.benchmarks.obvious;

import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** A sample as an object. */
record ObviousSample(
        String vehicleId,
        long sequence,
        long eventTimeMs,
        long ingestTimeMs,
        double latDeg,
        double lonDeg,
        @Nullable Double speedMps,
        @Nullable Double courseDeg,
        @Nullable Double accuracyM,
        @Nullable Double wheelSpeedMps) {
    private static final double DEFAULT_ACCURACY_M = 1.5;

    static ObviousSample of(String vehicleId, GenericRecord record) {
        return new ObviousSample(
                vehicleId,
                (Long) record.get("sequence"),
                (Long) record.get("eventTimeMs"),
                (Long) record.get("ingestTimeMs"),
                (Double) record.get("latDeg"),
                (Double) record.get("lonDeg"),
                (Double) record.get("speedMps"),
                (Double) record.get("courseDeg"),
                (Double) record.get("accuracyM"),
                (Double) record.get("wheelSpeedMps"));
    }

    double sigmaM() {
        return accuracyM == null ? DEFAULT_ACCURACY_M : accuracyM;
    }

    /** Speed over ground, else from the wheels, else 0. */
    double anySpeedMps() {
        if (speedMps != null) {
            return speedMps;
        }
        return wheelSpeedMps == null ? 0 : wheelSpeedMps;
    }
}
