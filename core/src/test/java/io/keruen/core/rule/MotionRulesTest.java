package io.keruen.core.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.alert.Finding;
import io.keruen.core.alert.Severity;
import io.keruen.core.kit.Controls;
import io.keruen.core.kit.Drive;
import io.keruen.core.kit.VehicleRig;
import io.keruen.core.zone.ZoneKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Road and position rules, one story each: raises, nearly raises, ends. */
class MotionRulesTest {
    private static final Controls ROAD =
            new Controls().route("road", -200, 5_000, 6).escort("road", "truck-1");

    @Test
    void leaving_the_width_of_the_route_raises_after_the_hold_and_clears_well_inside() {
        Drive drive = drive().go(10, 3_000).at(30, 9).go(10, 4_000).at(70, 3).go(10, 7_000);

        List<Finding> findings = judge(ROAD, drive, "ROUTE_DEVIATION");

        assertThat(findings).extracting(Finding::kind).containsExactly(Finding.Kind.RAISED, Finding.Kind.CLEARED);
        assertThat(findings.get(0).startedAtMs()).isEqualTo(Drive.START_MS + 3_000);
        assertThat(findings.get(0).atMs()).isEqualTo(Drive.START_MS + 5_000);
        assertThat(findings.get(0).severity()).isEqualTo(Severity.HIGH);
        assertThat(findings.get(1).atMs()).isEqualTo(Drive.START_MS + 7_000);
    }

    @Test
    void far_off_the_route_is_critical() {
        Drive drive = drive().go(10, 3_000).at(30, 9).go(10, 3_000).at(60, 18).go(10, 1_000);

        assertThat(judge(ROAD, drive, "ROUTE_DEVIATION"))
                .extracting(Finding::severity)
                .containsExactly(Severity.HIGH, Severity.CRITICAL);
    }

    @Test
    void off_the_route_within_two_sigma_or_shorter_than_the_hold_is_nothing() {
        assertThat(judge(ROAD, drive().accuracy(2).at(0, 9).go(10, 9_000), "ROUTE_DEVIATION"))
                .isEmpty();
        Drive brief = drive().go(10, 1_000).at(10, 9).go(10, 1_900).at(29, 0).go(10, 3_000);
        assertThat(judge(ROAD, brief, "ROUTE_DEVIATION")).isEmpty();
    }

    @Test
    void driving_back_raises_at_the_second_sample_beyond_the_limit() {
        Drive drive = drive().go(10, 5_000).go(-10.5, 3_000);

        List<Finding> findings = judge(ROAD, drive, "WRONG_DIRECTION");

        assertThat(findings.get(0).kind()).isEqualTo(Finding.Kind.RAISED);
        assertThat(findings.get(0).startedAtMs()).isEqualTo(Drive.START_MS + 6_600);
        assertThat(findings.get(0).atMs()).isEqualTo(Drive.START_MS + 6_700);
    }

    @Test
    void alerts_about_a_route_end_when_the_plan_has_none_any_more() {
        long changeMs = Drive.START_MS + 8_000;
        Controls dropped = new Controls()
                .route("road", -200, 5_000, 6)
                .escort("road", 0, changeMs, "truck-1")
                .escort(null, changeMs, 4_102_444_800_000L, "truck-1");

        List<Finding> off = judge(dropped, drive().at(0, 12).go(10, 12_000), "ROUTE_DEVIATION");
        assertThat(off).extracting(Finding::kind).containsExactly(Finding.Kind.RAISED, Finding.Kind.CLEARED);
        assertThat(off.get(1).atMs()).isEqualTo(changeMs);

        List<Finding> back = ends(judge(dropped, drive().go(10, 5_000).go(-10, 7_000), "WRONG_DIRECTION"));
        assertThat(back).extracting(Finding::kind).containsExactly(Finding.Kind.RAISED, Finding.Kind.CLEARED);
        assertThat(back.get(1).atMs()).isEqualTo(changeMs);
    }

    @Test
    void another_route_ends_driving_back_and_begins_a_new_leg() {
        long changeMs = Drive.START_MS + 8_000;
        Controls changed = new Controls()
                .route("road", -200, 5_000, 6)
                .route("other", -2_000, 5_000, 6)
                .escort("road", 0, changeMs, "truck-1")
                .escort("other", changeMs, 4_102_444_800_000L, "truck-1");

        List<Finding> findings = ends(judge(changed, drive().go(10, 5_000).go(-10.5, 6_000), "WRONG_DIRECTION"));

        assertThat(findings)
                .extracting(Finding::kind)
                .containsExactly(Finding.Kind.RAISED, Finding.Kind.CLEARED, Finding.Kind.RAISED);
        assertThat(findings.get(1).atMs()).isEqualTo(changeMs);
        assertThat(findings.get(2).startedAtMs()).isEqualTo(changeMs + 1_600);
    }

    @Test
    void a_route_found_again_after_it_was_lost_begins_a_new_leg() {
        Drive drive =
                drive().go(10, 5_000).go(-10, 2_000).unrecorded(-10, 0, 6_000).go(10, 3_000);

        List<Finding> findings = judge(ROAD, drive, "WRONG_DIRECTION");

        assertThat(findings).extracting(Finding::kind).containsExactly(Finding.Kind.RAISED, Finding.Kind.CLEARED);
        assertThat(findings.get(1).atMs()).isEqualTo(Drive.START_MS + 13_000);
    }

    @Test
    void rolling_back_a_little_or_jumping_back_once_is_nothing() {
        assertThat(judge(ROAD, drive().go(10, 5_000).go(-5, 2_800).go(10, 3_000), "WRONG_DIRECTION"))
                .isEmpty();
        Drive jump = drive().go(10, 5_000).jump(-30, 0).go(10, 100).jump(29, 0).go(10, 3_000);
        assertThat(judge(ROAD, jump, "WRONG_DIRECTION")).isEmpty();
    }

    @Test
    void standing_on_the_road_raises_and_grows_high() {
        Drive drive = drive().go(10, 3_000).go(0, 200_000).go(10, 2_000);

        List<Finding> findings = judge(ROAD, drive, "UNAUTHORISED_STOP");

        assertThat(findings)
                .extracting(Finding::kind)
                .containsExactly(Finding.Kind.RAISED, Finding.Kind.UPDATED, Finding.Kind.CLEARED);
        assertThat(findings.get(0).startedAtMs()).isEqualTo(Drive.START_MS + 3_000);
        assertThat(findings.get(0).severity()).isEqualTo(Severity.MEDIUM);
        assertThat(findings.get(1).atMs()).isEqualTo(Drive.START_MS + 183_000);
        assertThat(findings.get(1).severity()).isEqualTo(Severity.HIGH);
    }

    @Test
    void standing_for_less_or_where_one_may_or_creeping_on_is_nothing() {
        assertThat(judge(ROAD, drive().go(10, 3_000).go(0, 59_900).go(10, 2_000), "UNAUTHORISED_STOP"))
                .isEmpty();
        Controls yard = new Controls()
                .box("yard", ZoneKind.STOP_ALLOWED, -20, -20, 60, 20)
                .escort(null, "truck-1");
        assertThat(judge(yard, drive().go(10, 3_000).go(0, 90_000), "UNAUTHORISED_STOP"))
                .isEmpty();
        assertThat(judge(ROAD, drive().go(0.29, 120_000), "UNAUTHORISED_STOP")).isEmpty();
    }

    @Test
    void a_jump_out_and_back_is_one_alert_that_escalates_and_ends_by_itself() {
        Drive drive =
                drive().go(10, 3_000).jump(0, 40).go(10, 2_000).jump(0, -40).go(10, 12_000);

        List<Finding> findings = judge(new Controls().escort(null, "truck-1"), drive, "POSITION_JUMP");

        assertThat(findings)
                .extracting(Finding::kind)
                .containsExactly(Finding.Kind.RAISED, Finding.Kind.UPDATED, Finding.Kind.CLEARED);
        assertThat(findings.get(0).startedAtMs()).isEqualTo(Drive.START_MS + 3_000);
        assertThat(findings.get(1).severity()).isEqualTo(Severity.HIGH);
        assertThat(findings.get(2).atMs()).isEqualTo(Drive.START_MS + 15_000);
    }

    @Test
    void a_step_that_speed_or_noise_explains_is_no_jump() {
        Controls control = new Controls().escort(null, "truck-1");
        assertThat(judge(control, drive().go(25, 3_000), "POSITION_JUMP")).isEmpty();
        assertThat(judge(control, drive().accuracy(5).go(10, 1_000).jump(0, 40).go(10, 1_000), "POSITION_JUMP"))
                .isEmpty();
        assertThat(judge(control, drive().go(20, 1_000).unrecorded(20, 0, 4_000).go(20, 1_000), "POSITION_JUMP"))
                .isEmpty();
    }

    @Test
    void the_same_position_while_the_speed_says_moving_raises() {
        Drive drive = drive().go(10, 2_000).say(10, 6_000).go(10, 1_000);

        List<Finding> findings = judge(new Controls().escort(null, "truck-1"), drive, "POSITION_FROZEN");

        assertThat(findings).extracting(Finding::kind).containsExactly(Finding.Kind.RAISED, Finding.Kind.CLEARED);
        assertThat(findings.get(0).atMs() - findings.get(0).startedAtMs()).isEqualTo(5_000);
    }

    @Test
    void the_same_position_while_standing_or_for_a_moment_is_nothing() {
        Controls control = new Controls().escort(null, "truck-1");
        assertThat(judge(control, drive().go(10, 2_000).say(0.4, 20_000), "POSITION_FROZEN"))
                .isEmpty();
        assertThat(judge(control, drive().go(10, 2_000).say(10, 4_900).go(10, 2_000), "POSITION_FROZEN"))
                .isEmpty();
    }

    @Test
    void a_clock_ahead_raises_at_once_and_clears_when_it_is_right_again() {
        Drive drive = drive().go(10, 2_000).clock(3_000).go(10, 1_000).clock(0).go(10, 5_000);

        List<Finding> findings = judge(new Controls().escort(null, "truck-1"), drive, "CLOCK_SKEW");

        assertThat(findings).extracting(Finding::kind).containsExactly(Finding.Kind.RAISED, Finding.Kind.CLEARED);
        assertThat(findings.get(0).startedAtMs()).isEqualTo(Drive.START_MS + 2_000);
    }

    @Test
    void a_clock_behind_raises_after_30_s_of_steady_delay_and_a_backlog_does_not() {
        Controls control = new Controls().escort(null, "truck-1");
        Drive behind = drive().clock(-4_000).go(10, 40_000);
        assertThat(judge(control, behind, "CLOCK_SKEW"))
                .singleElement()
                .extracting(Finding::startedAtMs)
                .isEqualTo(Drive.START_MS);

        Drive backlog = drive().go(10, 120_000);
        backlog.samples().forEach(sample -> {
            long sentMs = Drive.START_MS + 120_000 + (sample.eventTimeMs - Drive.START_MS) / 3;
            sample.ingestTimeMs = Math.max(sample.ingestTimeMs, sentMs);
        });
        assertThat(judge(control, backlog, "CLOCK_SKEW")).isEmpty();
    }

    private static List<Finding> ends(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.kind() != Finding.Kind.UPDATED)
                .toList();
    }

    private static Drive drive() {
        return new Drive("truck-1");
    }

    private static List<Finding> judge(Controls control, Drive drive, String type) {
        return new VehicleRig(control.snapshot()).play(drive.samples()).findings(type);
    }
}
