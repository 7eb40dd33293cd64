package io.keruen.core.rule.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.alert.Finding;
import io.keruen.core.sample.Frame;
import io.keruen.core.sample.Signal;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of broken sensor on a truck in a bad world is found, by the right rule, within the delay it promises. */
class SensorDetectionTest {
    private static final int SIZE = 18_000;
    private static final int FAULT = 6_000;

    /** The hold of sensor-stuck, and a sample. */
    private static final long HOLD_MS = 20_100;

    private static final long FAULT_MS = SoundTruck.START_MS + FAULT * (long) SoundTruck.STEP_MS;

    /** Half an hour of a sound truck; the fault begins after ten minutes. */
    private static Frame truck(long seed) {
        Frame frame = new Frame(SIZE);
        new SoundTruck(seed).drive(frame, SIZE);
        return frame;
    }

    private static Frame broken(Frame frame, Signal signal, IntToDoubleFunction value) {
        double[] values = frame.fill(signal);
        for (int i = FAULT; i < frame.size(); i++) {
            values[i] = Double.isNaN(values[i]) ? Double.NaN : value.applyAsDouble(i);
        }
        return frame;
    }

    private static void assertRaisedWithin(String ruleId, Signal signal, Frame frame, long delayMs) {
        List<Finding> raised = new SensorRig()
                .judgeCut(frame, 10).raised(ruleId).stream()
                        .filter(finding -> finding.subject().equals("truck@" + signal.fieldName()))
                        .toList();

        assertThat(raised).isNotEmpty();
        assertThat(raised.get(0).atMs() - FAULT_MS).isBetween(0L, delayMs);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void out_of_range_within_the_hold_and_a_second(long seed) {
        Frame frame = broken(truck(seed), Signal.BATTERY_TEMP_C, i -> 215);

        assertRaisedWithin("sensor-range", Signal.BATTERY_TEMP_C, frame, 3_500);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void step_with_the_first_sample(long seed) {
        Frame frame = truck(seed);
        double[] values = frame.fill(Signal.CARGO_TEMP_C);

        broken(frame, Signal.CARGO_TEMP_C, i -> values[i] + 12);

        assertRaisedWithin("sensor-rate", Signal.CARGO_TEMP_C, frame, 1_000);
    }

    /** A fault that only driving can show is found when the truck has driven that way for so many samples. */
    private static long shownMs(Frame frame, IntToDoubleFunction shows, double enough) {
        double shown = 0;
        for (int i = FAULT + 1; i < frame.size(); i++) {
            shown += shows.applyAsDouble(i);
            if (shown > enough) {
                return (i - FAULT) * (long) SoundTruck.STEP_MS;
            }
        }
        throw new IllegalStateException("the truck never drives so");
    }

    private static long spreadMs(Frame frame, Signal signal, double enough) {
        double[] values = frame.column(signal);
        double low = values[FAULT];
        double high = low;
        for (int i = FAULT; i < frame.size(); i++) {
            low = Math.min(low, values[i]);
            high = Math.max(high, values[i]);
            if (high - low > enough) {
                return (i - FAULT) * (long) SoundTruck.STEP_MS;
            }
        }
        throw new IllegalStateException("the truck never changes its speed so");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void stuck_yaw_rate_within_the_turning_of_60_degrees(long seed) {
        Frame frame = truck(seed);
        double[] turns = frame.fill(Signal.YAW_RATE_DEGPS).clone();
        double[] speeds = frame.column(Signal.SPEED_MPS);
        long shown = shownMs(frame, i -> speeds[i] > 3 && turns[i] > 1 ? turns[i] / 10 : 0, 60);

        broken(frame, Signal.YAW_RATE_DEGPS, i -> 0.02);

        assertRaisedWithin("sensor-stuck", Signal.YAW_RATE_DEGPS, frame, shown + HOLD_MS);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void stuck_wheel_speed_with_a_change_of_speed(long seed) {
        Frame frame = truck(seed);
        double frozen = frame.fill(Signal.WHEEL_SPEED_MPS)[FAULT];

        broken(frame, Signal.WHEEL_SPEED_MPS, i -> frozen);

        assertRaisedWithin(
                "sensor-stuck", Signal.WHEEL_SPEED_MPS, frame, spreadMs(frame, Signal.SPEED_MPS, 3) + HOLD_MS);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void odometer_that_stands_within_half_a_kilometre(long seed) {
        Frame frame = truck(seed);
        double frozen = frame.fill(Signal.ODOMETER_M)[FAULT];
        double[] speeds = frame.column(Signal.SPEED_MPS);

        broken(frame, Signal.ODOMETER_M, i -> frozen);

        assertRaisedWithin(
                "sensor-stuck", Signal.ODOMETER_M, frame, shownMs(frame, i -> speeds[i] / 10, 510) + HOLD_MS);
    }

    /** The yaw rate drifts away by 0.02 deg/s each second: it is beyond two scales, noise apart, after 130 s. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void drift_within_90_s_of_driving_straight_beyond_two_scales(long seed) {
        Frame frame = truck(seed);
        double[] values = frame.fill(Signal.YAW_RATE_DEGPS);
        double[] turns = values.clone();
        double[] speeds = frame.column(Signal.SPEED_MPS);
        long shown = shownMs(frame, i -> i > FAULT + 1_300 && speeds[i] > 6 && Math.abs(turns[i]) < 1 ? 0.1 : 0, 90);

        broken(frame, Signal.YAW_RATE_DEGPS, i -> values[i] + 0.002 * (i - FAULT));

        assertRaisedWithin("sensor-outlier", Signal.YAW_RATE_DEGPS, frame, shown);
    }

    /** One value in ten is wrong, always by less than the rate rule minds. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void spikes_with_the_third(long seed) {
        Frame frame = truck(seed);
        double[] values = frame.fill(Signal.BATTERY_TEMP_C);

        broken(frame, Signal.BATTERY_TEMP_C, i -> values[i] + (i / 10 % 10 == 0 ? 4.5 : 0));

        assertRaisedWithin("sensor-outlier", Signal.BATTERY_TEMP_C, frame, 25_000);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void cutting_into_runs_changes_nothing(long seed) {
        Frame frame = truck(seed);
        double[] wheels = frame.fill(Signal.WHEEL_SPEED_MPS);
        double[] heights = frame.fill(Signal.ALTITUDE_M);
        double[] yaws = frame.fill(Signal.YAW_RATE_DEGPS);
        double[] charges = frame.fill(Signal.STATE_OF_CHARGE_PCT);
        for (int i = 1_000; i < SIZE; i++) {
            int phase = i / 700 % 6;
            wheels[i] = phase == 1 ? 7 : phase == 2 ? Double.NaN : wheels[i];
            heights[i] = phase == 3 && i % 70 < 50 ? 12_000 : heights[i];
            heights[i] = i / 10 % 97 == 0 && i > 3_000 ? heights[i] + 60 : heights[i];
            yaws[i] = phase == 4 ? 0.5 : phase == 5 ? yaws[i] + 4 : yaws[i];
            charges[i] = i % 997 < 100 ? charges[i] - 30 : charges[i];
        }

        List<Finding> one = new SensorRig().judgeCut(frame, 1).findings();

        assertThat(one).extracting(Finding::ruleId).contains("sensor-range", "sensor-rate", "sensor-stuck");
        assertThat(one).extracting(Finding::kind).contains(Finding.Kind.CLEARED);
        assertThat(new SensorRig().judgeCut(frame, 7).findings()).isEqualTo(one);
        assertThat(new SensorRig().judgeCut(frame, 50).findings()).isEqualTo(one);
        assertThat(new SensorRig().judgeCut(frame, 256).findings()).isEqualTo(one);
    }
}
