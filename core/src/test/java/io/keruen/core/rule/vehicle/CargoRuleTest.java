package io.keruen.core.rule.vehicle;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.alert.Finding;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.convoy.Role;
import io.keruen.core.kit.Controls;
import io.keruen.core.kit.Drive;
import io.keruen.core.kit.VehicleRig;
import io.keruen.core.sample.CodedSignal;
import io.keruen.core.sample.Signal;
import io.keruen.core.zone.ZoneKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cargo held against the plan. */
class CargoRuleTest {
    private static final String TEMPERATURE = "CARGO_TEMPERATURE";
    private static final String WEIGHT = "CARGO_WEIGHT_DEVIATION";
    private static final String DOOR = "DOOR_OPEN";

    private static Controls planned(Role role) {
        return new Controls()
                .escort(null, new PlannedVehicle("truck-1", role, 10, null, null, 2, 8, 20_000, Double.NaN));
    }

    private static Drive drive() {
        return new Drive("truck-1").every(500);
    }

    private static List<Finding> judge(Controls control, Drive drive, String type) {
        return new VehicleRig(control.snapshot()).play(drive.samples()).findings(type);
    }

    private static List<Finding> judge(Drive drive, String type) {
        return judge(planned(Role.CARGO), drive, type);
    }

    private static Drive warm(double tempC, long forMs) {
        return drive().with(Signal.CARGO_TEMP_C, 5)
                .go(8, 10_000)
                .with(Signal.CARGO_TEMP_C, tempC)
                .go(8, forMs);
    }

    @Test
    void too_warm_for_a_minute_raises_and_clears_half_a_degree_inside() {
        Drive drive = warm(8.1, 70_000).with(Signal.CARGO_TEMP_C, 7.6).go(8, 5_000);
        drive.with(Signal.CARGO_TEMP_C, 7.5).go(8, 5_000);

        List<Finding> found = judge(drive, TEMPERATURE);

        assertThat(found).extracting(Finding::kind).containsExactly(Finding.Kind.RAISED, Finding.Kind.CLEARED);
        assertThat(found.get(0).startedAtMs()).isEqualTo(Drive.START_MS + 10_000);
        assertThat(found.get(0).atMs()).isEqualTo(Drive.START_MS + 70_000);
        assertThat(found.get(0).limit()).isEqualTo(8);
        assertThat(found.get(1).atMs()).isEqualTo(Drive.START_MS + 85_000);
        assertThat(judge(warm(1.9, 70_000), TEMPERATURE).get(0).limit()).isEqualTo(2);
    }

    @Test
    void at_the_limit_or_for_less_than_a_minute_or_without_a_plan_is_nothing() {
        assertThat(judge(warm(8, 70_000), TEMPERATURE)).isEmpty();
        assertThat(judge(warm(9, 59_000).with(Signal.CARGO_TEMP_C, 8).go(8, 90_000), TEMPERATURE))
                .isEmpty();
        assertThat(judge(new Controls(), warm(30, 90_000), TEMPERATURE)).isEmpty();
        assertThat(judge(new Controls().escort(null, "truck-1"), warm(30, 90_000), TEMPERATURE))
                .isEmpty();
    }

    @Test
    void the_weight_is_judged_when_the_truck_has_stood_for_a_while() {
        Drive drive = drive().with(Signal.CARGO_WEIGHT_KG, 18_800).go(8, 20_000).go(0, 20_000);

        List<Finding> found = judge(drive, WEIGHT);

        assertThat(found).extracting(Finding::kind).containsExactly(Finding.Kind.RAISED);
        assertThat(found.get(0).startedAtMs()).isEqualTo(Drive.START_MS + 25_000);
        assertThat(found.get(0).atMs()).isEqualTo(Drive.START_MS + 30_000);
        assertThat(found.get(0).limit()).isEqualTo(18_900);
    }

    @Test
    void weight_that_swings_on_the_road_or_is_within_the_tolerance_is_nothing() {
        Drive drive = drive().with(Signal.CARGO_WEIGHT_KG, 25_000).go(8, 60_000).go(0, 4_000);
        drive.with(Signal.CARGO_WEIGHT_KG, 18_900).go(0, 30_000).go(8, 5_000);

        assertThat(judge(drive, WEIGHT)).isEmpty();
    }

    /** The first second after the hole within the tolerance, or not. */
    @ParameterizedTest
    @ValueSource(doubles = {20_000, 25_000})
    void what_was_not_heard_is_no_stand(double firstKg) {
        Drive drive = drive().with(Signal.CARGO_WEIGHT_KG, 20_000).go(0, 2_000).unrecorded(10, 0, 600_000);
        drive.with(Signal.CARGO_WEIGHT_KG, firstKg).go(0, 1_000);
        drive.with(Signal.CARGO_WEIGHT_KG, 25_000).go(0, 20_000);

        List<Finding> found = judge(drive, WEIGHT);

        assertThat(found).hasSize(1);
        assertThat(found.get(0).startedAtMs())
                .as("settled since it was heard again")
                .isEqualTo(Drive.START_MS + 602_000 + 5_000);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0, 0, true",
        "2, 0, 0, false",
        "1, 0, 5, false",
        "9, 0, 0, false",
        "9, 9, 0, true",
        "11, 9, 0, false"
    })
    void who_reports_seldom_stands_as_long_as_neither_its_place_nor_its_odometer_moves(
            double stepM, double accuracyM, double odometerM, boolean isOne) {
        Drive drive = new Drive("truck-1").every(15_000).with(Signal.CARGO_WEIGHT_KG, 25_000);
        drive.accuracy(Math.max(0.5, accuracyM));
        for (int i = 0; i < 8; i++) {
            drive.with(Signal.ODOMETER_M, 1_000 + i * odometerM).go(0, 15_000).jump(i % 2 == 0 ? stepM : -stepM, 0);
        }

        List<Finding> found = judge(drive, WEIGHT);

        assertThat(found).hasSize(isOne ? 1 : 0);
        if (isOne) {
            assertThat(found.get(0).atMs()).isEqualTo(Drive.START_MS + 30_000);
        }
    }

    @Test
    void behind_a_hole_in_which_it_drove_on_it_settles_anew() {
        Drive drive = drive().with(Signal.CARGO_WEIGHT_KG, 25_000).go(0, 4_000).unrecorded(1, 0, 15_000);

        List<Finding> found = judge(drive.go(0, 20_000), WEIGHT);

        assertThat(found).hasSize(1);
        assertThat(found.get(0).startedAtMs()).isEqualTo(Drive.START_MS + 19_000 + 5_000);
    }

    @Test
    void a_door_is_open_on_the_road() {
        Drive drive = drive().with(CodedSignal.DOOR_OPEN, 0).go(8, 10_000);
        drive.with(CodedSignal.DOOR_OPEN, 1)
                .go(0, 10_000)
                .with(CodedSignal.DOOR_OPEN, 0)
                .go(8, 5_000);

        List<Finding> found = judge(drive, DOOR);

        assertThat(found).extracting(Finding::kind).containsExactly(Finding.Kind.RAISED, Finding.Kind.CLEARED);
        assertThat(found.get(0).startedAtMs()).isEqualTo(Drive.START_MS + 10_000);
        assertThat(found.get(0).atMs()).isEqualTo(Drive.START_MS + 12_000);
        assertThat(found.get(1).atMs()).isEqualTo(Drive.START_MS + 20_000);
        assertThat(judge(planned(Role.ESCORT), drive, DOOR)).isEmpty();
    }

    /** It says so once, when it opens, and once when it shuts. */
    @Test
    void a_door_of_which_is_told_only_when_it_changes_is_as_it_was_said_last() {
        Drive drive = drive().go(8, 10_000).with(CodedSignal.DOOR_OPEN, 1).go(8, 500);
        drive.with(CodedSignal.DOOR_OPEN, CodedSignal.ABSENT).go(8, 90_000);
        drive.with(CodedSignal.DOOR_OPEN, 0).go(8, 500);
        drive.with(CodedSignal.DOOR_OPEN, CodedSignal.ABSENT).go(8, 10_000);

        List<Finding> found = judge(drive, DOOR);

        assertThat(found).extracting(Finding::kind).containsExactly(Finding.Kind.RAISED, Finding.Kind.CLEARED);
        assertThat(found.get(0).atMs()).isEqualTo(Drive.START_MS + 12_000);
        assertThat(found.get(1).atMs()).isEqualTo(Drive.START_MS + 100_500);
    }

    @Test
    void a_door_that_was_open_in_the_yard_is_open_on_the_road() {
        Controls control = planned(Role.CARGO).box("yard", ZoneKind.YARD, -50, -50, 50, 50);
        Drive drive = drive().with(CodedSignal.DOOR_OPEN, 1).go(0, 500);
        drive.with(CodedSignal.DOOR_OPEN, CodedSignal.ABSENT).go(0, 60_000);

        assertThat(judge(control, drive, DOOR)).isEmpty();
        assertThat(judge(control, drive.go(8, 30_000), DOOR)).hasSize(1);
    }

    @Test
    void a_door_is_open_where_people_handle_the_cargo_or_for_a_moment() {
        for (ZoneKind kind : List.of(ZoneKind.YARD, ZoneKind.CUSTOMS_CONTROL)) {
            Controls control = planned(Role.CARGO).box("place", kind, -50, -50, 50, 50);
            assertThat(judge(control, drive().with(CodedSignal.DOOR_OPEN, 1).go(0, 20_000), DOOR))
                    .isEmpty();
        }
        Drive moment = drive().go(8, 5_000).with(CodedSignal.DOOR_OPEN, 1).go(8, 2_000);
        assertThat(judge(moment.with(CodedSignal.DOOR_OPEN, 0).go(8, 5_000), DOOR))
                .isEmpty();
    }
}
