package io.keruen.core.stage.vehicle;

import static io.keruen.core.kit.Drive.START_MS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.keruen.core.control.ControlSnapshot;
import io.keruen.core.kit.Controls;
import io.keruen.core.kit.Drive;
import io.keruen.core.kit.VehicleRig;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.sample.CodedSignal;
import io.keruen.core.sample.Sample;
import io.keruen.core.sample.Signal;
import io.keruen.core.stage.flow.VehicleStatus;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a vehicle says once in a while is told with every state, until it is too old. */
class SlowSignalsTest {
    private static final ControlSnapshot CONTROL =
            new Controls().route("road", 0, 4_000, 6).escort("road", "truck-1").snapshot();

    /** Says what changes slowly in one of so many samples, with another charge and other tyres each time. */
    private static List<Sample> saySeldom(List<Sample> samples, int every) {
        for (int i = 3; i < samples.size(); i += every) {
            Sample sample = samples.get(i);
            sample.set(Signal.STATE_OF_CHARGE_PCT, 71.5 - i * 1e-4)
                    .set(Signal.BRAKE_TEMP_C, 80)
                    .set(CodedSignal.DOOR_OPEN, 0);
            sample.tyrePressureKpa = i / every % 2 == 0 ? new double[] {850, 845 + i * 1e-3} : new double[] {850};
        }
        return samples;
    }

    @Test
    void what_is_said_once_a_second_is_told_twice_a_second() {
        List<Sample> samples = saySeldom(new Drive("truck-1").go(10, 20_000).samples(), 10);

        List<VehicleStatus> told = new VehicleRig(CONTROL).play(samples).statuses;

        assertThat(told).hasSizeGreaterThan(38);
        assertThat(told.get(0).value(Signal.STATE_OF_CHARGE_PCT)).isNaN();
        assertThat(told.get(0).tyrePressureKpa).isEmpty();
        for (VehicleStatus status : told.subList(1, told.size())) {
            int i = (int) (status.atMs - START_MS) / 100;
            int said = i - (i - 3) % 10;
            assertThat(status.value(Signal.STATE_OF_CHARGE_PCT)).isEqualTo(71.5 - said * 1e-4);
            assertThat(status.value(Signal.BRAKE_TEMP_C)).isEqualTo(80);
            assertThat(status.value(Signal.CARGO_TEMP_C)).isNaN();
            assertThat(status.code(CodedSignal.DOOR_OPEN)).isZero();
            assertThat(status.code(CodedSignal.ROAD_SURFACE)).isEqualTo(CodedSignal.ABSENT);
            assertThat(status.tyrePressureKpa[0]).isEqualTo(850);
            assertThat(status.value(Signal.SPEED_MPS)).isEqualTo(10);
        }
    }

    @Test
    void what_is_not_said_any_more_is_absent_after_its_time() {
        List<Sample> samples = new Drive("truck-1").go(10, 70_000).samples();
        saySeldom(samples, samples.size());

        List<VehicleStatus> told = new VehicleRig(CONTROL).play(samples).statuses;

        long saidMs = START_MS + 300;
        assertThat(told).anyMatch(status -> status.atMs - saidMs == SlowSignals.KEPT_MS - 300);
        for (VehicleStatus status : told) {
            boolean isKnown = status.atMs >= saidMs && status.atMs - saidMs <= SlowSignals.KEPT_MS;
            assertThat(Double.isNaN(status.value(Signal.STATE_OF_CHARGE_PCT))).isNotEqualTo(isKnown);
            assertThat(status.code(CodedSignal.DOOR_OPEN)).isEqualTo(isKnown ? 0 : CodedSignal.ABSENT);
            assertThat(status.tyrePressureKpa).hasSize(isKnown ? 2 : 0);
        }
    }

    @Test
    void a_reading_is_not_told_for_ever_because_nothing_came_after_it() {
        Drive drive =
                new Drive("truck-1").with(Signal.STATE_OF_CHARGE_PCT, 71.5).go(10, 2_000);
        VehicleRig rig = new VehicleRig(CONTROL).play(drive.samples());
        rig.statuses.clear();
        rig.advance(START_MS + 1_900 + SlowSignals.KEPT_MS + 1);
        List<Sample> later =
                new Drive("truck-1").go(10, 2_000).silent(70_000).go(10, 100).samples();

        rig.more(later.subList(20, 21));

        assertThat(rig.statuses.get(0).value(Signal.STATE_OF_CHARGE_PCT)).isEqualTo(71.5);
        assertThat(rig.statuses.get(rig.statuses.size() - 1).value(Signal.STATE_OF_CHARGE_PCT))
                .isNaN();
    }

    @Test
    void in_silence_each_reading_is_told_as_absent_at_its_moment() {
        for (String vehicleId : List.of("truck-1", "stranger")) {
            List<Sample> samples = new Drive(vehicleId).go(10, 20_000).samples();
            samples.get(100).set(Signal.BRAKE_TEMP_C, 80);
            samples.get(150).set(CodedSignal.DOOR_OPEN, 0);
            samples.get(190).tyrePressureKpa = new double[] {850};

            List<VehicleStatus> told = new VehicleRig(CONTROL).play(samples).advance(START_MS + 600_000).statuses;

            assertThat(told)
                    .filteredOn(status -> status.atMs >= START_MS + 30_000 && status.kind == VehicleStatus.Kind.SEEN)
                    .extracting(
                            status -> status.atMs - SlowSignals.KEPT_MS - 1 - START_MS,
                            status -> status.value(Signal.BRAKE_TEMP_C),
                            status -> status.code(CodedSignal.DOOR_OPEN),
                            status -> status.tyrePressureKpa.length)
                    .containsExactly(
                            tuple(10_000L, Double.NaN, 0, 1),
                            tuple(15_000L, Double.NaN, CodedSignal.ABSENT, 1),
                            tuple(19_000L, Double.NaN, CodedSignal.ABSENT, 0));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void nor_do_cuts_around_long_silences(long seed) {
        Random random = new Random(seed);
        for (String vehicleId : List.of("truck-1", "stranger")) {
            Drive drive = new Drive(vehicleId);
            for (int leg = 0; leg < 20; leg++) {
                drive.go(10, 100 + random.nextInt(9_000)).silent(random.nextInt(leg % 2 == 0 ? 3_000 : 75_000));
            }
            List<Sample> samples = saySeldom(drive.samples(), 5 + random.nextInt(100));

            List<VehicleStatus> one = new VehicleRig(CONTROL).play(samples).statuses;

            assertThat(new VehicleRig(CONTROL).play(samples, 50, seed).statuses).isEqualTo(one);
            assertThat(new VehicleRig(CONTROL).play(samples, 7, seed + 1_000).statuses)
                    .isEqualTo(one);
        }
    }

    @Test
    void one_that_leaves_tyres_out_now_and_then_makes_nothing_of_it() {
        VehicleStage stage = new VehicleStage(RuleCatalog.standard());
        VehicleState state = stage.newState("truck-1");
        List<Sample> samples = new Drive("truck-1").go(10, 4_000).samples();
        double[] first = {};
        for (int i = 0; i < samples.size(); i++) {
            samples.get(i).tyrePressureKpa = i % 2 == 0 ? new double[] {850, 845} : new double[] {850};
            stage.work(state, VehicleRig.frame(samples.subList(i, i + 1)), 0, 1, CONTROL, new VehicleRig(CONTROL));
            first = i == 0 ? state.tyrePressureKpa : first;
            assertThat(state.tyres).isEqualTo(2 - i % 2);
        }
        assertThat(state.tyrePressureKpa).isSameAs(first).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void cutting_into_frames_and_steps_and_restoring_changes_nothing(long seed) {
        List<Sample> samples = saySeldom(VehicleStageProperties.arrivals(seed), 3 + (int) seed);

        List<VehicleStatus> one = new VehicleRig(CONTROL).play(samples).statuses;
        List<VehicleStatus> cut = new VehicleRig(CONTROL).play(samples, 50, seed).statuses;
        List<VehicleStatus> other = new VehicleRig(CONTROL).play(samples, 7, seed + 1_000).statuses;

        assertThat(cut).isEqualTo(one);
        assertThat(other).isEqualTo(one);
        assertThat(one).filteredOn(status -> status.tyrePressureKpa.length == 2).isNotEmpty();
        assertThat(one)
                .filteredOn(status -> !Double.isNaN(status.value(Signal.STATE_OF_CHARGE_PCT)))
                .hasSizeGreaterThan(one.size() / 2);
    }
}
