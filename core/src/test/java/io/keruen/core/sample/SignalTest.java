package io.keruen.core.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a vehicle can say, by name, and one reading that says it. */
class SignalTest {
    @Test
    void a_name_ends_in_its_unit_and_a_number_about_it_keeps_that_end() {
        assertThat(Signal.BATTERY_TEMP_C.fieldName()).isEqualTo("batteryTempC");
        assertThat(Signal.BATTERY_TEMP_C.quantity()).isEqualTo("batteryTemp");
        assertThat(Signal.BATTERY_TEMP_C.named("Most")).isEqualTo("batteryTempMostC");
        assertThat(Signal.SPEED_MPS.unit()).isEqualTo("m/s");
        assertThat(Signal.HDOP.unit()).isEmpty();
        assertThat(Signal.HDOP.fieldName()).isEqualTo("hdop");
    }

    @Test
    void every_signal_has_a_name_of_its_own_and_is_found_by_its_number() {
        Set<String> names = new HashSet<>();
        for (Signal signal : Signal.values()) {
            assertThat(names.add(signal.fieldName())).isTrue();
            assertThat(Signal.at(signal.ordinal())).isSameAs(signal);
        }
        for (CodedSignal signal : CodedSignal.values()) {
            assertThat(names.add(signal.fieldName())).isTrue();
            assertThat(CodedSignal.at(signal.ordinal())).isSameAs(signal);
        }
        assertThat(names)
                .hasSize(Signal.COUNT + CodedSignal.COUNT)
                .contains("odometerM", "doorOpen")
                .doesNotContain("");
    }

    @Test
    void a_code_is_the_place_of_its_name() {
        assertThat(CodedSignal.DATUM.names()).containsExactly("WGS84", "CGCS2000");
        assertThat(CodedSignal.EMERGENCY_STOP.names().indexOf("REMOTE")).isEqualTo(2);
        assertThat(CodedSignal.SATELLITES.names()).isEmpty();
    }

    @Test
    void what_is_possible_leaves_room_for_what_is_usual() {
        assertThat(SignalLimits.of(Signal.SPEED_MPS).least()).isZero();
        assertThat(SignalLimits.of(Signal.STATE_OF_CHARGE_PCT).most()).isEqualTo(100);
        for (Signal signal : Signal.values()) {
            SignalLimits limits = SignalLimits.of(signal);
            assertThat(limits.least()).as("%s", signal).isLessThan(limits.most());
            assertThat(limits.changePerS() <= 0 || limits.scale() <= 0).isFalse();
        }
    }

    @Test
    void a_reading_says_what_was_set_until_it_is_cleared() {
        Sample sample = new Sample();
        for (Signal signal : Signal.values()) {
            assertThat(sample.set(signal, signal.ordinal())).isSameAs(sample);
        }
        for (CodedSignal signal : CodedSignal.values()) {
            assertThat(sample.set(signal, signal.ordinal())).isSameAs(sample);
        }
        for (Signal signal : Signal.values()) {
            assertThat(sample.value(signal)).isEqualTo(signal.ordinal());
        }
        for (CodedSignal signal : CodedSignal.values()) {
            assertThat(sample.code(signal)).isEqualTo(signal.ordinal());
        }
        sample.vehicleId = "truck-1";
        sample.bootId = 2;
        sample.sequence = 3;
        sample.eventTimeMs = 4;
        sample.ingestTimeMs = 5;
        sample.latDeg = 46;
        sample.lonDeg = 82;
        sample.softwareVersion = "2.1";
        sample.authenticatedAs = "truck-1";
        sample.tyrePressureKpa = new double[] {800};

        sample.clear();

        assertThat(sample.vehicleId).isEmpty();
        assertThat(sample.bootId).isEqualTo(Sample.ABSENT);
        assertThat(sample.sequence).isEqualTo(Sample.ABSENT);
        assertThat(sample.eventTimeMs).isZero();
        assertThat(sample.ingestTimeMs).isZero();
        assertThat(List.of(sample.latDeg, sample.lonDeg)).containsOnly(Double.NaN);
        assertThat(sample.softwareVersion).isNull();
        assertThat(sample.authenticatedAs).isNull();
        assertThat(sample.tyrePressureKpa).isEmpty();
        for (Signal signal : Signal.values()) {
            assertThat(sample.value(signal)).isNaN();
        }
        for (CodedSignal signal : CodedSignal.values()) {
            assertThat(sample.code(signal)).isEqualTo(CodedSignal.ABSENT);
        }
    }
}
