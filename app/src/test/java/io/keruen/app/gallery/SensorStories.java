package io.keruen.app.gallery;

import static io.keruen.core.alert.Severity.CRITICAL;
import static io.keruen.core.alert.Severity.LOW;

import io.keruen.core.sample.Sample;
import io.keruen.core.sample.Signal;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Stories about single sensors: out of range, too fast, stuck, out of the ordinary. */
final class SensorStories {
    private static final String RANGE = "sensor-range";
    private static final String RATE = "sensor-rate";
    private static final String STUCK = "sensor-stuck";
    private static final String OUTLIER = "sensor-outlier";
    private static final double MS_PER_S = 1_000;

    private SensorStories() {}

    static List<Story> all() {
        return List.of(
                outOfRange(),
                nearlyOutOfRange(),
                outOfRangeByPolicy(),
                leaps(),
                leapsAgain(),
                leapsOutOfRange(),
                nearlyLeaps(),
                stuckWheels(),
                stuckYawRate(),
                nearlyStuck(),
                spikes(),
                drifts(),
                nearlyOutliers());
    }

    /** Gives every sample of the truck a signal, as it goes with the seconds of the story. */
    private static Truck with(Truck truck, Signal signal, DoubleUnaryOperator atS) {
        for (Sample sample : truck.samples()) {
            sample.set(signal, atS.applyAsDouble((sample.eventTimeMs - Road.START_MS) / MS_PER_S));
        }
        return truck;
    }

    private static boolean isWithin(double s, double from, double to) {
        return s >= from && s < to;
    }

    private static Alarm anomaly() {
        return Alarm.of("SENSOR_ANOMALY", LOW, "T1");
    }

    /** Whether wheels or place are wrong nobody can tell from them alone. */
    private static Alarm contradicted() {
        return Alarm.of("GNSS_SPOOFING_SUSPECTED", CRITICAL, "T1");
    }

    /** 91 C at 35 s; 89 C from 40 to 43 s does not end it; 90 C at 50.5 s does. */
    private static double heating(double s) {
        if (s < 35.5) {
            return Math.max(31, 31 + 4 * (s - 20));
        }
        return isWithin(s, 40, 43) ? 89 : s < 50 ? 92 : Math.max(31, 92 - 4 * (s - 50));
    }

    private static Story outOfRange() {
        return Story.of(RANGE, "raises", "A battery's thermometer climbs past 90 C, for 3 s below it, and comes back.")
                .driven(with(new Truck("T1").go(10, 70), Signal.BATTERY_TEMP_C, SensorStories::heating))
                .raises(anomaly().from(35, 37).until(50.5));
    }

    private static Story nearlyOutOfRange() {
        Truck truck = new Truck("T1").go(10, 60);
        return Story.of(RANGE, "nearly", "A battery is at 89.5 C for half a minute; one sample of 91 C comes between.")
                .driven(with(truck, Signal.BATTERY_TEMP_C, s -> s == 30 ? 91 : isWithin(s, 20, 50) ? 89.5 : 88));
    }

    private static Story outOfRangeByPolicy() {
        Truck truck = new Truck("T1").go(10, 60);
        return Story.of(RANGE, "raises-by-policy", "A policy says that no battery here is colder than 10 C.")
                .policy(1, 0, RANGE, "batteryTempLeastC", 10)
                .driven(with(truck, Signal.BATTERY_TEMP_C, s -> isWithin(s, 20, 40) ? 8 : 11))
                .raises(anomaly().from(20, 22).until(40));
    }

    private static Story leaps() {
        return Story.of(RATE, "raises", "A cargo thermometer leaps by 8 C from one sample to the next.")
                .driven(with(new Truck("T1").go(10, 40), Signal.CARGO_TEMP_C, s -> s < 20 ? 4 : 12))
                .raises(anomaly().from(20, 20).until(30));
    }

    private static Story leapsAgain() {
        Truck truck = new Truck("T1").go(10, 50);
        return Story.of(RATE, "raises-once", "A cargo thermometer that speaks every 2 s leaps out and back: one alert.")
                .driven(with(truck, Signal.CARGO_TEMP_C, s -> s % 2 != 0 ? Double.NaN : isWithin(s, 20, 26) ? 16 : 4))
                .raises(anomaly().from(20, 20).until(36));
    }

    private static Story leapsOutOfRange() {
        Truck truck = new Truck("T1").go(10, 70);
        return Story.of(
                        RATE,
                        "raises-with-range",
                        "A thermometer leaps to 215 C and stays: the range is a child of the leap and outlives it.")
                .driven(with(truck, Signal.BATTERY_TEMP_C, s -> s < 20 ? 31 : 215))
                .raises(anomaly().from(20, 20).until(30))
                .raises(anomaly().from(20, 22));
    }

    private static Story nearlyLeaps() {
        Truck truck = new Truck("T1").go(10, 20).go(10, 10).unheard(10, 9).go(10, 20);
        return Story.of(RATE, "nearly", "A cargo thermometer leaps by 4.5 C, and by 40 C while unheard for 9.5 s.")
                .driven(with(truck, Signal.CARGO_TEMP_C, s -> s < 20 ? -20 : s < 30 ? -15.5 : 24.5));
    }

    /** 8 m/s with the last digit alive. */
    private static double alive(double s) {
        return 8 + 0.02 * (2 * s % 2);
    }

    private static Story stuckWheels() {
        Truck truck = new Truck("T1").go(8, 30).go(4, 40);
        return Story.of(
                        STUCK,
                        "raises",
                        "A wheel speed stands at 7.98 m/s for 40 s while the truck slows down to 4 m/s.")
                .driven(with(
                        truck, Signal.WHEEL_SPEED_MPS, s -> s < 20 ? alive(s) : s < 60 ? 7.98 : 4 + 0.02 * (2 * s % 2)))
                .raises(anomaly().from(30, 50).until(60))
                .raises(contradicted().from(34, 35));
    }

    private static Story stuckYawRate() {
        Truck truck = new Truck("T1").courses().go(8, 20).go(8, 20);
        for (int deg = 5; deg <= 45; deg += 5) {
            truck.go(8 * Math.cos(Math.toRadians(deg)), 8 * Math.sin(Math.toRadians(deg)), 1);
        }
        truck.go(5.657, 5.657, 31);
        return Story.of(STUCK, "raises-yaw-rate", "A gyro stands at 0.01 deg/s while the truck turns by 45 degrees.")
                .driven(with(truck, Signal.YAW_RATE_DEGPS, s -> isWithin(s, 20, 70) ? 0.01 : 0.02 * (2 * s % 2) - 0.02))
                .raises(anomaly().from(44, 64).until(70));
    }

    private static Story nearlyStuck() {
        Truck truck = new Truck("T1").go(8, 30).go(10.4, 30).go(8, 10).go(4, 30);
        return Story.of(
                        STUCK,
                        "nearly",
                        "A wheel speed stands at 9 m/s for 60 s while the truck goes 8 to 10.4 m/s; later the wheels"
                                + " lock for 19 s on ice; a battery stays at 31 C.")
                .driven(with(
                        with(truck, Signal.BATTERY_TEMP_C, s -> 31),
                        Signal.WHEEL_SPEED_MPS,
                        s -> s < 60 ? 9 : isWithin(s, 69.5, 89.5) ? 0 : alive(s)))
                .raises(contradicted().from(7, 8).escalates(68));
    }

    private static Story spikes() {
        Truck truck = new Truck("T1").go(10, 170);
        return Story.of(OUTLIER, "raises", "A battery's thermometer shows 4.5 C too much three times, 10 s apart.")
                .driven(with(truck, Signal.BATTERY_TEMP_C, s -> s == 20 || s == 30 || s == 40 ? 35.5 : 31))
                .raises(anomaly().from(20, 41).until(161));
    }

    private static Story drifts() {
        Truck truck = new Truck("T1").go(10, 225);
        return Story.of(OUTLIER, "raises-drift", "A wheel speed counts 40 % too much for 80 s.")
                .driven(with(truck, Signal.WHEEL_SPEED_MPS, s -> (isWithin(s, 20, 100) ? 14 : 10) + 0.02 * (2 * s % 2)))
                .raises(anomaly().from(20, 79).until(219))
                .raises(contradicted().from(64, 65).escalates(125));
    }

    private static Story nearlyOutliers() {
        Truck truck = new Truck("T1").go(10, 200);
        return Story.of(
                        OUTLIER,
                        "nearly",
                        "Two spikes and a third 62 s after the first; one that lasts for 3 s; wheels that slip by 40 %"
                                + " for 40 s.")
                .driven(with(
                        with(
                                truck,
                                Signal.BATTERY_TEMP_C,
                                s -> s == 20 || s == 30 || s == 82 || isWithin(s, 86, 89) ? 35.5 : 31),
                        Signal.WHEEL_SPEED_MPS,
                        s -> (isWithin(s, 100, 140) ? 14 : 10) + 0.02 * (2 * s % 2)));
    }
}
