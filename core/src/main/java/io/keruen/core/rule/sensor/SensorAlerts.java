package io.keruen.core.rule.sensor;

import io.keruen.core.alert.AlertType;
import io.keruen.core.alert.Finding;
import io.keruen.core.alert.Severity;
import io.keruen.core.policy.Parameter;
import io.keruen.core.rule.VehicleRun;
import io.keruen.core.sample.Signal;

/** The one alert of the sensor rules: its subject is a signal of a vehicle. */
final class SensorAlerts {
    static final double MS_PER_S = 1_000;

    /** Declared alike by every rule of the family. */
    static final AlertType ANOMALY = AlertType.of(
            "SENSOR_ANOMALY", "Do not rely on this signal; have the operator check the sensor at the next stop.");

    private static final double WIDEST = 1e12;

    private SensorAlerts() {}

    /** A finding about a signal at sample {@code i}; the value that the vehicle gave is evidence. */
    static Finding.Builder finding(Finding.Kind kind, String ruleId, VehicleRun run, Signal signal, int i) {
        Finding.Builder finding = run.finding(kind, ruleId, ANOMALY.name(), i)
                .signal(signal.fieldName())
                .severity(Severity.LOW);
        double value = run.column(signal)[i];
        return Double.isNaN(value) ? finding : finding.evidence(signal.fieldName(), value);
    }

    /** A positive number about a signal, in its unit. */
    static Parameter positive(String name, double value) {
        return new Parameter(name, value, 1e-6, WIDEST);
    }

    /** How small a value may be; never above the middle of the range, so that the two ends cannot change places. */
    static Parameter least(Signal signal, double least, double most) {
        return new Parameter(signal.named("Least"), least, -WIDEST, (least + most) / 2);
    }

    /** How large a value may be; never below the middle of the range. */
    static Parameter most(Signal signal, double least, double most) {
        return new Parameter(signal.named("Most"), most, (least + most) / 2, WIDEST);
    }
}
