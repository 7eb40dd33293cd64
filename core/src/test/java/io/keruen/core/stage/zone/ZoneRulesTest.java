package io.keruen.core.stage.zone;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.alert.Finding;
import io.keruen.core.alert.Severity;
import io.keruen.core.kit.ZoneVersions;
import io.keruen.core.rule.Slice;
import io.keruen.core.rule.geofence.SpeedLimitRule;
import io.keruen.core.stage.zone.Walker.At;
import io.keruen.core.zone.Jurisdiction;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ZoneRulesTest {
    private static final ZoneSpec KEEP_OUT = Walker.rectangle("depot", ZoneKind.RESTRICTED, 0, 0, 100, 100);
    private static final String ALERT = "restricted-zone truck@depot";

    private static List<At> east(double... eastM) {
        List<At> samples = new ArrayList<>();
        for (int i = 0; i < eastM.length; i++) {
            samples.add(new At(1_000L * i, eastM[i], 50));
        }
        return samples;
    }

    @Test
    void restricted_raises_at_the_first_deep_sample_and_starts_at_the_passage() {
        Walker walker = new Walker(KEEP_OUT).walk(east(-30, -10, 10));

        assertThat(walker.found()).containsExactly("RAISED " + ALERT + " 1500 2000");
        Finding finding = walker.findings.get(0);
        assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(finding.measured()).isCloseTo(10, org.assertj.core.data.Offset.offset(0.01));
        assertThat(finding.limit()).isEqualTo(1);
        assertThat(finding.unit()).isEqualTo("m");
    }

    @Test
    void restricted_clears_at_the_passage_out_when_the_side_is_outside() {
        Walker walker = new Walker(KEEP_OUT).walk(east(-30, -10, 10, 10, 10, -10));
        assertThat(walker.found()).hasSize(1);

        walker.walk(new At(6_000, -30, 50));
        assertThat(walker.found()).element(1).isEqualTo("CLEARED " + ALERT + " 1500 4500");
    }

    @Test
    void restricted_is_raised_by_one_deep_sample_and_cleared_once_clearly_outside() {
        Walker walker = new Walker(KEEP_OUT).walk(east(-30, -10, 10, -10, -30));
        assertThat(walker.found()).containsExactly("RAISED " + ALERT + " 1500 2000", "CLEARED " + ALERT + " 1500 2500");
        assertThat(walker.said()).isEmpty();
    }

    @Test
    void restricted_raised_by_an_outlier_clears_at_the_next_sample_though_it_lies_in_the_band() {
        Walker walker = new Walker(KEEP_OUT).walk(east(-30, -0.5, 5, -0.5));
        assertThat(walker.found()).containsExactly("RAISED " + ALERT + " 1091 2000", "CLEARED " + ALERT + " 1091 2909");
        Walker inside = new Walker(KEEP_OUT).walk(east(-30, -0.5, 5, 0.5, -0.5));
        assertThat(inside.found()).containsExactly("RAISED " + ALERT + " 1091 2000", "CLEARED " + ALERT + " 1091 3500");
    }

    @Test
    void restricted_passed_with_one_sample_inside_is_one_alert() {
        ZoneSpec thin = Walker.rectangle("depot", ZoneKind.RESTRICTED, 0, 0, 6, 100);
        Walker walker = new Walker(thin).walk(east(-30, -10, 3, 20, 40, 60, 80, 100, 120, 140, 160, 180, 200, 220));
        assertThat(walker.found()).containsExactly("RAISED " + ALERT + " 1769 2000", "CLEARED " + ALERT + " 1769 2176");
    }

    @Test
    void restricted_raised_by_a_sample_is_not_raised_again_by_the_path_over_the_same_passage() {
        ZoneSpec narrow = Walker.rectangle("depot", ZoneKind.RESTRICTED, 0, -100, 12, 100);
        List<At> samples = new ArrayList<>();
        for (double eastM : new double[] {-14, -9, -4, 2.5, 8, 13, 17, 22, 27, 32}) {
            samples.add(new At(1_000L * samples.size(), eastM, 0, 1));
        }
        Walker walker = new Walker(narrow).walk(samples);
        assertThat(walker.found())
                .containsExactly(
                        "RAISED " + ALERT + " 2615 3000",
                        "UPDATED " + ALERT + " 2615 4000",
                        "CLEARED " + ALERT + " 2615 4800");
    }

    @Test
    void restricted_keeps_quiet_within_two_sigma() {
        Walker walker = new Walker(KEEP_OUT);
        walker.walk(new At(0, -30, 50, 3), new At(1_000, 5.9, 50, 3), new At(2_000, -30, 50, 3));
        assertThat(walker.found()).isEmpty();
        walker.walk(new At(3_000, 6.1, 50, 3));
        assertThat(walker.found()).hasSize(1);
    }

    @Test
    void restricted_seen_first_inside_starts_at_the_first_sample() {
        assertThat(new Walker(KEEP_OUT).walk(east(50, 50, 50)).found()).containsExactly("RAISED " + ALERT + " 0 0");
        assertThat(new Walker(KEEP_OUT).walk(east(0.5, 0.5, 5)).found()).containsExactly("RAISED " + ALERT + " 0 2000");
    }

    @Test
    void restricted_path_is_an_instant_alert_that_clears_ten_seconds_later() {
        ZoneSpec thin = Walker.rectangle("depot", ZoneKind.RESTRICTED, 0, 0, 6, 100);
        Walker walker = new Walker(thin).walk(east(-30, -10, 30, 50, 70, 90, 110, 130, 150, 170, 190, 210));
        assertThat(walker.found()).containsExactly("RAISED " + ALERT + " 1250 2000");
        assertThat(walker.findings.get(0).measured()).isCloseTo(3, org.assertj.core.data.Offset.offset(0.02));

        walker.walk(new At(12_000, 230, 50), new At(13_000, 250, 50));
        assertThat(walker.found()).element(1).isEqualTo("CLEARED " + ALERT + " 1250 12000");
        assertThat(walker.findings).hasSize(2);
    }

    @Test
    void restricted_path_that_only_scratches_a_corner_is_no_alert() {
        Walker walker = new Walker(KEEP_OUT).walk(new At(0, -20, 21), new At(1_000, 21, -20));
        assertThat(walker.said()).hasSize(1);
        assertThat(walker.found()).isEmpty();
    }

    @Test
    void restricted_path_across_a_hole_is_not_judged_but_a_sample_inside_is() {
        Walker walker = new Walker(KEEP_OUT).walk(east(-30, -10));
        walker.walk(new At(30_000, 200, 50), new At(31_000, 200, 50));
        assertThat(walker.found()).isEmpty();
        walker.walk(new At(60_000, 50, 50));
        assertThat(walker.found()).containsExactly("RAISED " + ALERT + " 60000 60000 unobserved");
        walker.walk(new At(61_000, 50, 50), new At(90_000, 200, 50), new At(91_000, 200, 50));
        assertThat(walker.found()).element(1).isEqualTo("CLEARED " + ALERT + " 60000 90000 unobserved");
    }

    @Test
    void restricted_ends_with_the_zone() {
        Walker walker = new Walker(ZoneVersions.of(KEEP_OUT, 1, 0, Walker.T0 + 2_500)).walk(east(50, 50, 50, 50));
        assertThat(walker.found()).containsExactly("RAISED " + ALERT + " 0 0", "CLEARED " + ALERT + " 0 2500");
    }

    @Test
    void restricted_is_updated_when_the_depth_grows_by_half() {
        Walker walker = new Walker(KEEP_OUT).walk(east(-10, 10, 14, 15.5, 20, 30));
        assertThat(walker.findings.stream().map(Finding::kind))
                .containsExactly(Finding.Kind.RAISED, Finding.Kind.UPDATED, Finding.Kind.UPDATED);
    }

    @Test
    void dwell_is_raised_once_the_visit_is_too_long_and_clears_at_the_exit() {
        ZoneSpec control = Walker.with(
                Walker.rectangle("control", ZoneKind.CUSTOMS_CONTROL, 0, 0, 100, 100),
                Jurisdiction.KZ,
                Double.NaN,
                3_000);
        Walker walker = new Walker(control).walk(east(-30, -10, 10, 30, 50, 51));
        assertThat(walker.found()).containsExactly("RAISED zone-dwell truck@control 4500 5000");

        walker.walk(new At(6_000, 60, 50), new At(7_000, 110, 50), new At(8_000, 130, 50));
        assertThat(walker.found()).element(1).isEqualTo("CLEARED zone-dwell truck@control 4500 6800");
        assertThat(walker.findings.get(1).severity()).isEqualTo(Severity.MEDIUM);
    }

    @Test
    void dwell_is_not_raised_at_exactly_the_limit_and_ends_with_the_zone() {
        ZoneSpec control = Walker.with(
                Walker.rectangle("control", ZoneKind.CUSTOMS_CONTROL, 0, 0, 100, 100),
                Jurisdiction.KZ,
                Double.NaN,
                3_000);
        assertThat(new Walker(control).walk(east(50, 50, 50, 50)).found()).isEmpty();
        assertThat(new Walker(false, control).walk(east(50, 50, 50, 50)).found())
                .isEmpty();
        Walker walker = new Walker(ZoneVersions.of(control, 1, 0, Walker.T0 + 5_500));
        walker.walk(east(50, 50, 50, 50, 50, 50, 50, 50));
        assertThat(walker.found())
                .containsExactly(
                        "RAISED zone-dwell truck@control 3000 4000", "CLEARED zone-dwell truck@control 3000 5500");
    }

    private static ZoneSpec control(long maxDwellMs) {
        ZoneSpec control = Walker.rectangle("control", ZoneKind.CUSTOMS_CONTROL, 0, 0, 100, 100);
        return Walker.with(control, Jurisdiction.KZ, Double.NaN, maxDwellMs);
    }

    @Test
    void dwell_that_ended_just_before_the_limit_is_nothing_though_the_side_is_not_yet_outside() {
        Walker walker = new Walker(control(3_000)).walk(east(-30, -20, 20, 40, -30, -50, -70));
        assertThat(walker.said()).containsExactly("ENTERED control 1500", "EXITED control 3571");
        assertThat(walker.found()).isEmpty();
        // out before the limit by 0.1 s, the next sample after it
        Walker close = new Walker(control(3_000)).walk(east(-30, -10, 10, 10, 7, -13, -33));
        assertThat(close.said()).containsExactly("ENTERED control 1500", "EXITED control 4350");
        assertThat(close.found()).isEmpty();
    }

    @Test
    void dwell_that_became_too_long_after_the_last_sample_inside_is_raised_before_it_is_cleared() {
        Walker walker = new Walker(control(2_800)).walk(east(-30, -10, 10, 10, 7, -13, -33));
        assertThat(walker.found())
                .containsExactly(
                        "RAISED zone-dwell truck@control 4300 4300", "CLEARED zone-dwell truck@control 4300 4350");
    }

    @Test
    void dwell_without_end_is_never_too_long() {
        assertThat(new Walker(control(Long.MAX_VALUE))
                        .walk(east(-30, -10, 10, 20, 30, 40, 10, -10, -30))
                        .found())
                .isEmpty();
    }

    @Test
    void an_open_alert_ends_with_the_version_of_the_zone_that_the_rule_was_concerned_with() {
        long changeMs = Walker.T0 + 4_300;
        ZoneSpec free = Walker.rectangle("depot", ZoneKind.STOP_ALLOWED, 0, 0, 100, 100);
        ZoneSpec[] depot = {
            ZoneVersions.of(KEEP_OUT, 1, 0, Long.MAX_VALUE), ZoneVersions.of(free, 2, changeMs, Long.MAX_VALUE)
        };
        ZoneSpec[] control = {
            ZoneVersions.of(control(1_000), 1, 0, changeMs), ZoneVersions.of(control(-1), 2, changeMs, Long.MAX_VALUE)
        };
        for (boolean circles : new boolean[] {false, true}) {
            Walker unrestricted = new Walker(circles, depot).walk(east(50, 50, 50, 50, 50, 50, 50, 50));
            assertThat(unrestricted.found())
                    .containsExactly("RAISED " + ALERT + " 0 0", "CLEARED " + ALERT + " 0 4300");
            assertThat(unrestricted.said()).containsExactly("PRESENT depot 0");
            Walker unlimited = new Walker(circles, control).walk(east(50, 50, 50, 50, 50, 50, 50, 50));
            assertThat(unlimited.found())
                    .containsExactly(
                            "RAISED zone-dwell truck@control 1000 2000", "CLEARED zone-dwell truck@control 1000 4300");
        }
    }

    @Test
    void an_alert_of_a_path_ends_with_the_restriction() {
        ZoneSpec thin = Walker.rectangle("depot", ZoneKind.RESTRICTED, 0, 0, 6, 100);
        ZoneSpec free = Walker.rectangle("depot", ZoneKind.STOP_ALLOWED, 0, 0, 6, 100);
        ZoneSpec later = ZoneVersions.of(free, 2, Walker.T0 + 4_300, Long.MAX_VALUE);
        Walker walker = new Walker(ZoneVersions.of(thin, 1, 0, Long.MAX_VALUE), later);
        walker.walk(east(-30, -10, 30, 50, 70, 90, 110, 130, 150, 170, 190, 210, 230, 250));
        assertThat(walker.found()).containsExactly("RAISED " + ALERT + " 1250 2000", "CLEARED " + ALERT + " 1250 4300");
    }

    @Test
    void a_zone_that_begins_in_a_hole_is_found_occupied_unobserved() {
        ZoneSpec young = ZoneVersions.of(KEEP_OUT, 1, Walker.T0 + 10_500, Long.MAX_VALUE);
        Walker walker = new Walker(young).walk(east(50, 50)).walk(new At(20_000, 50, 50));
        assertThat(walker.said()).containsExactly("PRESENT depot 20000 unobserved");
        Walker seen = new Walker(young).walk(new At(9_000, 50, 50), new At(10_000, 50, 50), new At(11_000, 50, 50));
        assertThat(seen.said()).containsExactly("PRESENT depot 11000");
    }

    private static Walker drive(double... speedsMps) {
        ZoneSpec slow = Walker.with(
                Walker.rectangle("slow", ZoneKind.SPEED_LIMIT, -1_000, 0, 1_000, 100), Jurisdiction.KZ, 10, -1);
        Walker walker = new Walker(slow);
        Slice slice = new Slice().at(new long[8], 0, new double[8], 0);
        for (int i = 0; i < speedsMps.length; i++) {
            walker.walk(List.of(new At(1_000L * i, 0, 50)), new double[] {speedsMps[i]});
            walker.judge(new SpeedLimitRule(), slice);
        }
        return walker;
    }

    @Test
    void overspeed_needs_a_tenth_and_one_metre_a_second_more_for_three_seconds() {
        assertThat(drive(11, 11, 11, 11, 11, 11).findings).isEmpty();
        assertThat(drive(12, 12, 12, 10, 12, 12, 12).findings).isEmpty();
        assertThat(drive(9, 12, 12, 12, 12, 9).found())
                .containsExactly("RAISED speed-limit truck 1000 4000", "CLEARED speed-limit truck 1000 5000");
        assertThat(drive(9, 12, 12, 12, 12).findings.get(0).severity()).isEqualTo(Severity.MEDIUM);
    }

    @Test
    void overspeed_is_high_from_thirteen_tenths_of_the_limit() {
        Walker walker = drive(12, 12, 12, 12, 13, 13);
        assertThat(walker.findings.stream().map(Finding::kind))
                .containsExactly(Finding.Kind.RAISED, Finding.Kind.UPDATED);
        assertThat(walker.findings.get(1).severity()).isEqualTo(Severity.HIGH);
        assertThat(drive(13, 13, 13, 13).findings.get(0).severity()).isEqualTo(Severity.HIGH);
    }

    @Test
    void unknown_speed_does_not_break_the_episode() {
        assertThat(drive(12, Double.NaN, Double.NaN, 12).found()).containsExactly("RAISED speed-limit truck 0 3000");
        assertThat(drive(12, 12, 12, 12, Double.NaN, Double.NaN).findings).hasSize(1);
    }

    @Test
    void overspeed_clears_when_the_limit_ends() {
        ZoneSpec slow =
                Walker.with(Walker.rectangle("slow", ZoneKind.SPEED_LIMIT, 0, 0, 100, 100), Jurisdiction.KZ, 10, -1);
        Walker walker = new Walker(slow);
        Slice slice = new Slice().at(new long[8], 0, new double[8], 0);
        double[] speedsMps = new double[12];
        Arrays.fill(speedsMps, 20);
        walker.walk(east(5, 25, 45, 65, 85, 105, 125, 145, 165, 185, 205, 225), speedsMps);
        walker.judge(new SpeedLimitRule(), slice);
        assertThat(walker.found())
                .containsExactly("RAISED speed-limit truck 0 3000", "CLEARED speed-limit truck 0 6000");
    }
}
