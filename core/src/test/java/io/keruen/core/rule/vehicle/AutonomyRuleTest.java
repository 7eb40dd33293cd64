package io.keruen.core.rule.vehicle;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.alert.Finding;
import io.keruen.core.alert.Severity;
import io.keruen.core.kit.Controls;
import io.keruen.core.kit.Drive;
import io.keruen.core.kit.VehicleRig;
import io.keruen.core.sample.CodedSignal;
import io.keruen.core.sample.Sample;
import io.keruen.core.zone.ZoneKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Safe stops, who drives, and going on without permission. */
class AutonomyRuleTest {
    private static final String RESUMED = "UNAUTHORISED_RESUME";
    private static final int AUTOMATIC = 1;
    private static final int MANUAL = 4;

    private static Controls control() {
        return new Controls().escort(null, "truck-1");
    }

    private static Drive drive() {
        return new Drive("truck-1").every(500);
    }

    private static List<Finding> judge(Controls control, Drive drive, String type) {
        return new VehicleRig(control.snapshot()).play(drive.samples()).findings(type);
    }

    /** Stops at 10 s in an emergency, stands from 12 s to 30 s, goes on for 20 s. */
    private static Drive stoppedAndGoes() {
        return drive().with(CodedSignal.EMERGENCY_STOP, 0)
                .go(8, 10_000)
                .with(CodedSignal.EMERGENCY_STOP, 2)
                .go(4, 2_000)
                .go(0, 10_000)
                .with(CodedSignal.EMERGENCY_STOP, 0)
                .go(0, 8_000)
                .go(5, 20_000);
    }

    @Test
    void an_emergency_stop_raises_at_once_and_ends_when_it_is_released() {
        List<Finding> found = judge(control(), stoppedAndGoes(), "EMERGENCY_STOP");

        assertThat(found).extracting(Finding::kind).containsExactly(Finding.Kind.RAISED, Finding.Kind.CLEARED);
        assertThat(found).extracting(Finding::startedAtMs).containsOnly(Drive.START_MS + 10_000);
        assertThat(found.get(0).atMs()).isEqualTo(Drive.START_MS + 10_000);
        assertThat(found.get(1).atMs()).isEqualTo(Drive.START_MS + 22_000);
    }

    @Test
    void a_minimal_risk_condition_raises_at_once() {
        Drive drive = drive().go(8, 5_000).with(CodedSignal.MINIMAL_RISK, 1).go(0, 5_000);

        assertThat(judge(control(), drive, "MINIMAL_RISK_CONDITION"))
                .extracting(Finding::atMs)
                .containsExactly(Drive.START_MS + 5_000);
    }

    @Test
    void leaving_automatic_raises_on_the_road_and_not_where_people_handle_trucks() {
        Drive drive = drive().with(CodedSignal.OPERATING_MODE, AUTOMATIC).go(8, 5_000);
        drive.with(CodedSignal.OPERATING_MODE, MANUAL).go(2, 5_000);

        assertThat(judge(control(), drive, "AUTONOMY_DISENGAGED"))
                .singleElement()
                .extracting(Finding::atMs)
                .isEqualTo(Drive.START_MS + 6_000);
        for (ZoneKind kind : List.of(ZoneKind.YARD, ZoneKind.CUSTOMS_CONTROL)) {
            Controls place = control().box("place", kind, -50, -50, 200, 50);
            assertThat(judge(place, drive, "AUTONOMY_DISENGAGED")).isEmpty();
        }
    }

    /** A vehicle may tell of its mode and its stops only when they change. */
    @ParameterizedTest
    @CsvSource({
        "OPERATING_MODE, AUTONOMY_DISENGAGED, 4, 1, 6_000",
        "EMERGENCY_STOP, EMERGENCY_STOP, 1, 0, 5_000",
        "MINIMAL_RISK, MINIMAL_RISK_CONDITION, 1, 0, 5_000"
    })
    void what_is_told_once_holds_until_it_is_told_otherwise(
            CodedSignal signal, String type, int wrong, int right, String raisedMs) {
        Drive drive =
                drive().with(signal, right).go(8, 5_000).with(signal, wrong).go(0, 500);
        drive.with(signal, CodedSignal.ABSENT).go(0, 90_000);
        drive.with(signal, right).go(0, 500).with(signal, CodedSignal.ABSENT).go(0, 5_000);

        List<Finding> found = judge(control(), drive, type);

        assertThat(found).extracting(Finding::kind).containsExactly(Finding.Kind.RAISED, Finding.Kind.CLEARED);
        assertThat(found.get(0).atMs() - Drive.START_MS).isEqualTo(Long.parseLong(raisedMs.replace("_", "")));
        assertThat(found.get(1).atMs() - Drive.START_MS).isEqualTo(95_500);
    }

    @Test
    void going_on_without_permission_is_critical_until_it_stands_again() {
        Drive drive = stoppedAndGoes().go(0, 15_000);

        List<Finding> found = judge(control(), drive, RESUMED);

        assertThat(found).extracting(Finding::kind).containsExactly(Finding.Kind.RAISED, Finding.Kind.CLEARED);
        assertThat(found.get(0).severity()).isEqualTo(Severity.CRITICAL);
        assertThat(found.get(0).startedAtMs()).isEqualTo(Drive.START_MS + 30_000);
        assertThat(found.get(0).atMs()).isEqualTo(Drive.START_MS + 32_000);
        assertThat(found.get(1).atMs()).isEqualTo(Drive.START_MS + 50_000);
    }

    @Test
    void a_permission_lets_it_go_on_while_it_lasts() {
        assertThat(permitted(25_000, Long.MAX_VALUE)).isEmpty();
        assertThat(permitted(25_000, Drive.START_MS + 31_000)).isEmpty();
        assertThat(permitted(25_000, Drive.START_MS + 30_000)).hasSize(1);
        assertThat(permitted(9_000, Long.MAX_VALUE)).hasSize(1); // given before this stop began
    }

    @Test
    void a_permission_ends_what_was_raised() {
        List<Sample> samples = stoppedAndGoes().samples();
        VehicleRig rig = new VehicleRig(control().snapshot()).play(samples.subList(0, 80));
        rig.permitResume(Drive.START_MS + 40_000, Long.MAX_VALUE).more(samples.subList(80, samples.size()));

        List<Finding> found = rig.findings(RESUMED);

        assertThat(found).extracting(Finding::kind).containsExactly(Finding.Kind.RAISED, Finding.Kind.CLEARED);
        assertThat(found.get(1).atMs()).isEqualTo(Drive.START_MS + 40_000);
    }

    @Test
    void the_next_stop_needs_a_permission_of_its_own() {
        Drive drive = stoppedAndGoes().with(CodedSignal.MINIMAL_RISK, 1).go(0, 5_000);
        drive.with(CodedSignal.MINIMAL_RISK, 0).go(5, 5_000);
        VehicleRig rig = new VehicleRig(control().snapshot())
                .play(drive.samples().subList(0, 50))
                .permitResume(Drive.START_MS + 25_000, Long.MAX_VALUE)
                .more(drive.samples().subList(50, drive.samples().size()));

        assertThat(rig.findings(RESUMED)).extracting(Finding::startedAtMs).containsExactly(Drive.START_MS + 55_000);
    }

    @Test
    void a_signal_that_went_before_the_vehicle_stood_or_a_stop_in_a_yard_needs_none() {
        Drive flicker = drive().go(8, 5_000).with(CodedSignal.MINIMAL_RISK, 1).go(8, 1_000);
        flicker.with(CodedSignal.MINIMAL_RISK, 0).go(8, 5_000).go(0, 5_000).go(8, 10_000);
        assertThat(judge(control(), flicker, RESUMED)).isEmpty();

        Controls yard = control().box("yard", ZoneKind.YARD, -50, -50, 150, 50);
        assertThat(judge(yard, stoppedAndGoes(), RESUMED)).isEmpty();
    }

    @Test
    void a_vehicle_of_no_plan_is_not_watched() {
        VehicleRig rig =
                new VehicleRig(new Controls().snapshot()).play(stoppedAndGoes().samples());

        assertThat(rig.findings).isEmpty();
    }

    /** Suspended from 15 s to 28 s by a version of the plan that names no vehicle. */
    private static Controls suspended() {
        return new Controls()
                .escort(null, 0, Drive.START_MS + 15_000, "truck-1")
                .escort(null, Drive.START_MS + 28_000, 4_102_444_800_000L, "truck-1");
    }

    @Test
    void a_safe_stop_holds_it_though_the_escort_is_suspended_meanwhile() {
        List<Finding> found = judge(suspended(), stoppedAndGoes(), RESUMED);

        assertThat(found).extracting(Finding::kind).containsExactly(Finding.Kind.RAISED);
        assertThat(found.get(0).startedAtMs()).isEqualTo(Drive.START_MS + 30_000);
    }

    @Test
    void a_safe_stop_holds_it_for_another_escort_too_and_so_lasts_a_permission() {
        long changeMs = Drive.START_MS + 20_000;
        Controls handed = new Controls()
                .escortOf("truck-1", "escort-1", 0, changeMs)
                .escortOf("truck-1", "escort-2", changeMs, 4_102_444_800_000L);
        List<Finding> found = judge(handed, stoppedAndGoes(), RESUMED);
        assertThat(found).extracting(Finding::escortId).containsExactly("escort-2");

        List<Sample> samples = stoppedAndGoes().samples();
        VehicleRig permitted = new VehicleRig(handed.snapshot())
                .play(samples.subList(0, 36))
                .permitResume(Drive.START_MS + 17_000, Long.MAX_VALUE)
                .more(samples.subList(36, samples.size()));
        assertThat(permitted.findings(RESUMED)).isEmpty();
    }

    @Test
    void what_moves_by_permission_or_into_a_yard_while_no_escort_is_in_force_is_held_no_longer() {
        List<Sample> samples = stoppedAndGoes().samples();
        Controls away = new Controls()
                .escort(null, 0, Drive.START_MS + 15_000, "truck-1")
                .escort(null, Drive.START_MS + 35_000, 4_102_444_800_000L, "truck-1");
        assertThat(new VehicleRig(away.snapshot()).play(samples).findings(RESUMED))
                .hasSize(1);
        VehicleRig permitted = new VehicleRig(away.snapshot())
                .play(samples.subList(0, 52))
                .permitResume(Drive.START_MS + 25_000, Drive.START_MS + 33_000)
                .more(samples.subList(52, samples.size()));
        assertThat(permitted.findings(RESUMED)).isEmpty();

        away.box("yard", ZoneKind.YARD, 95, -50, 120, 50);
        assertThat(new VehicleRig(away.snapshot()).play(samples).findings(RESUMED))
                .isEmpty();
    }

    /** It is on for a second while the vehicle goes on: no stop of its own, and no end of the one before. */
    @Test
    void a_signal_that_flickers_frees_nobody_who_goes_on_without_permission() {
        Drive drive = stoppedAndGoes().with(CodedSignal.MINIMAL_RISK, 1).go(5, 1_000);
        drive.with(CodedSignal.MINIMAL_RISK, 0).go(5, 20_000);

        assertThat(judge(control(), drive, RESUMED))
                .singleElement()
                .extracting(Finding::startedAtMs)
                .isEqualTo(Drive.START_MS + 30_000);
    }

    /** It is told once, at 20 s, while the escort is suspended. */
    @ParameterizedTest
    @CsvSource({"EMERGENCY_STOP, EMERGENCY_STOP", "MINIMAL_RISK, MINIMAL_RISK_CONDITION"})
    void a_stop_that_is_told_while_the_escort_is_suspended_counts_from_when_it_goes_on(
            CodedSignal signal, String type) {
        Drive drive = drive().with(signal, 0).go(8, 15_000).go(0, 5_000).with(signal, 1);
        drive.go(0, 500).with(signal, CodedSignal.ABSENT).go(0, 9_500).go(5, 10_000);

        assertThat(judge(suspended(), drive, type))
                .singleElement()
                .extracting(Finding::startedAtMs)
                .isEqualTo(Drive.START_MS + 28_000);
        assertThat(judge(suspended(), drive, RESUMED))
                .singleElement()
                .extracting(Finding::startedAtMs)
                .isEqualTo(Drive.START_MS + 30_000);
    }

    /** That, too, may be told only when it changes. */
    @Test
    void a_mode_that_is_told_while_the_escort_is_suspended_counts_from_when_it_goes_on() {
        Drive drive = drive().with(CodedSignal.OPERATING_MODE, AUTOMATIC).go(8, 20_000);
        drive.with(CodedSignal.OPERATING_MODE, MANUAL).go(8, 500).with(CodedSignal.OPERATING_MODE, CodedSignal.ABSENT);

        assertThat(judge(suspended(), drive.go(8, 20_000), "AUTONOMY_DISENGAGED"))
                .singleElement()
                .extracting(Finding::startedAtMs)
                .isEqualTo(Drive.START_MS + 28_000);
    }

    /** It is over, and may be permitted, while no plan is in force; or the vehicle stands in a YARD. */
    @Test
    void a_stop_while_the_escort_is_suspended_holds_it_as_any_other() {
        Drive drive = drive().go(8, 15_000).with(CodedSignal.EMERGENCY_STOP, 1).go(0, 8_000);
        drive.with(CodedSignal.EMERGENCY_STOP, 0).go(0, 7_000).go(5, 10_000);
        assertThat(judge(suspended(), drive, RESUMED)).hasSize(1);
        assertThat(judge(suspended(), drive, "EMERGENCY_STOP")).isEmpty();

        List<Sample> samples = drive.samples();
        VehicleRig permitted = new VehicleRig(suspended().snapshot())
                .play(samples.subList(0, 42))
                .permitResume(Drive.START_MS + 21_000, Long.MAX_VALUE)
                .more(samples.subList(42, samples.size()));
        assertThat(permitted.findings(RESUMED)).isEmpty();

        Controls yard = suspended().box("yard", ZoneKind.YARD, -50, -50, 140, 50);
        assertThat(judge(yard, drive, RESUMED)).isEmpty();
    }

    /** Told once, permitted, and gone with that permission before the escort goes on: the next halt is an ordinary one. */
    @Test
    void a_permission_is_used_up_though_the_escort_is_suspended() {
        Drive drive = drive().go(8, 16_000).with(CodedSignal.EMERGENCY_STOP, 1).go(0, 500);
        drive.with(CodedSignal.EMERGENCY_STOP, CodedSignal.ABSENT).go(0, 4_000).go(5, 20_000);
        List<Sample> samples = drive.go(0, 3_000).go(5, 10_000).samples();
        VehicleRig rig = new VehicleRig(suspended().snapshot())
                .play(samples.subList(0, 38))
                .permitResume(Drive.START_MS + 19_000, Long.MAX_VALUE)
                .more(samples.subList(38, samples.size()));

        assertThat(rig.findings(RESUMED)).isEmpty();
        assertThat(rig.findings("EMERGENCY_STOP"))
                .extracting(Finding::startedAtMs)
                .containsExactly(Drive.START_MS + 28_000);
    }

    /** The first stop was permitted and its signal is on yet; the second one begins and is permitted in the suspension. */
    @Test
    void a_permission_for_a_second_stop_counts_though_the_escort_is_suspended() {
        Drive drive = drive().go(8, 5_000)
                .with(CodedSignal.EMERGENCY_STOP, 1)
                .go(0, 5_000)
                .go(8, 6_000);
        List<Sample> samples = drive.with(CodedSignal.MINIMAL_RISK, 1)
                .go(0, 14_000)
                .go(5, 10_000)
                .samples();
        VehicleRig rig = new VehicleRig(suspended().snapshot())
                .play(samples.subList(0, 18))
                .permitResume(Drive.START_MS + 9_000, Long.MAX_VALUE)
                .more(samples.subList(18, 48))
                .permitResume(Drive.START_MS + 24_000, Long.MAX_VALUE)
                .more(samples.subList(48, samples.size()));

        assertThat(rig.findings(RESUMED)).isEmpty();
    }

    private static List<Sample> minimalRisk(List<Sample> samples, int at, int code) {
        samples.get(at).set(CodedSignal.MINIMAL_RISK, code);
        return samples;
    }

    /** Says at each sample that nobody stopped it, and whether it is at risk only when that changes: at 0 and 30 s. */
    @Test
    void a_signal_counts_until_it_says_otherwise_though_the_other_is_said_alone() {
        Drive drive = new Drive("truck-1").with(CodedSignal.EMERGENCY_STOP, 0);
        drive.go(8, 3_000).go(0, 57_000).go(3, 10_000);

        for (boolean ends : new boolean[] {true, false}) {
            List<Sample> samples = minimalRisk(drive.samples(), 0, 1);
            minimalRisk(samples, 300, ends ? 0 : CodedSignal.ABSENT);
            List<Finding> found =
                    new VehicleRig(control().snapshot()).play(samples).findings(RESUMED);

            assertThat(found).extracting(Finding::startedAtMs).containsExactly(Drive.START_MS + 60_000);
            assertThat(found.get(0).atMs()).isEqualTo(Drive.START_MS + 62_000);
        }
    }

    @Test
    void a_signal_that_is_said_once_a_second_is_one_stop_and_its_permission_counts() {
        Drive drive = new Drive("truck-1").with(CodedSignal.EMERGENCY_STOP, 0);
        List<Sample> samples = drive.go(0, 23_000).go(3, 7_000).samples();
        for (int i = 0; i < samples.size(); i += 10) {
            minimalRisk(samples, i, i < 220 ? 1 : 0);
        }
        VehicleRig rig = new VehicleRig(control().snapshot()).play(samples.subList(0, 204));
        rig.permitResume(Drive.START_MS + 20_300, Long.MAX_VALUE).more(samples.subList(204, samples.size()));

        assertThat(rig.findings(RESUMED)).isEmpty();
    }

    @Test
    void a_signal_that_was_never_ended_hides_no_later_stop() {
        Drive drive = drive().with(CodedSignal.MINIMAL_RISK, 1).go(0, 5_000).with(CodedSignal.MINIMAL_RISK, -1);
        drive.silent(60_000).reboot().go(5, 5_000); // by permission
        drive.with(CodedSignal.EMERGENCY_STOP, 2).go(0, 5_000).with(CodedSignal.EMERGENCY_STOP, 0);
        List<Sample> samples = drive.go(5, 5_000).samples();
        VehicleRig rig = new VehicleRig(control().snapshot()).play(samples.subList(0, 10));
        rig.permitResume(Drive.START_MS + 60_000, Long.MAX_VALUE).more(samples.subList(10, samples.size()));

        assertThat(rig.findings(RESUMED)).extracting(Finding::startedAtMs).containsExactly(Drive.START_MS + 75_000);
    }

    private static List<Finding> permitted(long fromMs, long untilMs) {
        List<Sample> samples = stoppedAndGoes().samples();
        return new VehicleRig(control().snapshot())
                .play(samples.subList(0, 52))
                .permitResume(Drive.START_MS + fromMs, untilMs)
                .more(samples.subList(52, samples.size()))
                .findings(RESUMED);
    }
}
