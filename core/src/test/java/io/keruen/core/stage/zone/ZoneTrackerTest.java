package io.keruen.core.stage.zone;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.control.ZoneTable;
import io.keruen.core.geo.LocalMetric;
import io.keruen.core.kit.ZoneVersions;
import io.keruen.core.stage.zone.Walker.At;
import io.keruen.core.zone.Jurisdiction;
import io.keruen.core.zone.Shape;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ZoneTrackerTest {
    /** From 0 to 100 m east and north, margin 1 m. */
    private static final ZoneSpec YARD = Walker.rectangle("yard", ZoneKind.YARD, 0, 0, 100, 100);

    private static final ZoneSpec BORDER = Walker.line("border", ZoneKind.BORDER_LINE, 0, -1_000, 0, 1_000);

    /** Eastward along north 50: one sample a second at these places. */
    private static List<At> east(double... eastM) {
        List<At> samples = new ArrayList<>();
        for (int i = 0; i < eastM.length; i++) {
            samples.add(new At(1_000L * i, eastM[i], 50));
        }
        return samples;
    }

    @Test
    void enters_at_the_interpolated_passage_once_two_samples_are_beyond_the_margin() {
        Walker walker = new Walker(YARD).walk(east(-30, -10, 10));
        assertThat(walker.said()).isEmpty();

        walker.walk(new At(3_000, 30, 50));

        assertThat(walker.said()).containsExactly("ENTERED yard 1500");
        assertThat(walker.kinds).containsExactly(0, 0, 0, ZoneKind.YARD.bit());
    }

    @Test
    void exits_at_the_interpolated_passage() {
        Walker walker = new Walker(YARD).walk(east(50, 80, 95, 105, 115, 130));

        assertThat(walker.said()).containsExactly("PRESENT yard 0", "EXITED yard 2500");
        assertThat(walker.kinds.get(3)).isEqualTo(ZoneKind.YARD.bit());
        assertThat(walker.kinds.get(4)).isZero();
    }

    @Test
    void keeps_its_side_in_the_band() {
        assertThat(new Walker(YARD).walk(east(-30, -0.5, 0.5, 0.9, -0.9, -30)).said())
                .isEmpty();
        assertThat(new Walker(YARD).walk(east(30, 0.5, -0.5, -0.9, 30)).said()).containsExactly("PRESENT yard 0");
    }

    @Test
    void one_sample_beyond_the_margin_does_not_change_the_side() {
        assertThat(new Walker(YARD).walk(east(-30, -10, 5, -0.5, -10, -10)).said())
                .isEmpty();
        assertThat(new Walker(YARD).walk(east(-30, -10, 5, 0.5, 5, 0.5, 5)).said())
                .isEmpty();
    }

    @Test
    void the_last_passage_before_the_two_samples_counts() {
        assertThat(new Walker(YARD).walk(east(-30, 0.5, -0.5, 0.5, 10, 20)).said())
                .containsExactly("ENTERED yard 2500");
        assertThat(new Walker(YARD).walk(east(-30, -10, 10, 0.5, 10, 20)).said())
                .containsExactly("ENTERED yard 1500");
    }

    @Test
    void a_first_sample_in_the_band_takes_the_sign_of_the_distance() {
        assertThat(new Walker(YARD).walk(east(0.5)).said()).containsExactly("PRESENT yard 0");
        assertThat(new Walker(YARD).walk(east(-0.5)).said()).isEmpty();
        assertThat(new Walker(YARD).walk(east(-0.5, 0.5, 5, 10)).said()).containsExactly("ENTERED yard 500");
        assertThat(new Walker(YARD).walk(east(0.5, -1, -5, -10)).said())
                .containsExactly("PRESENT yard 0", "EXITED yard 333");
    }

    @Test
    void first_seen_outside_is_nothing() {
        assertThat(new Walker(YARD).walk(east(-30, -20, -10)).said()).isEmpty();
    }

    @Test
    void the_band_is_three_sigma_wide_if_that_is_more_than_the_margin() {
        Walker walker = new Walker(YARD);
        walker.walk(new At(0, -30, 50, 3), new At(1_000, 8, 50, 3), new At(2_000, 8, 50, 3), new At(3_000, 8, 50, 3));
        assertThat(walker.said()).isEmpty();

        walker.walk(new At(4_000, 9.5, 50, 3), new At(5_000, 9.5, 50, 3));
        assertThat(walker.said()).hasSize(1);
    }

    @Test
    void a_sample_without_a_usable_place_changes_nothing() {
        Walker walker = new Walker(YARD).walk(east(-30, -10));
        walker.walk(new At(2_000, 50, 50, 500), new At(3_000, 50, 50, 500), new At(4_000, -10, 50));
        assertThat(walker.said()).isEmpty();
    }

    @Test
    void a_thin_zone_between_two_samples_is_crossed() {
        ZoneSpec strip = Walker.rectangle("strip", ZoneKind.SPEED_LIMIT, 0, 0, 10, 100);
        ZoneSpec thin = Walker.with(strip, Jurisdiction.UNKNOWN, 5, -1);
        assertThat(new Walker(thin).walk(east(-30, -10, 30, 50)).said()).containsExactly("CROSSED strip 1250");
    }

    @Test
    void a_zone_with_a_single_sample_in_it_is_crossed_if_the_way_leads_through() {
        ZoneSpec gate = Walker.rectangle("gate", ZoneKind.GATE, 0, 0, 10, 100);
        assertThat(new Walker(gate).walk(east(-30, -15, 5, 25, 45)).said()).containsExactly("CROSSED gate 1750");
        assertThat(new Walker(gate).walk(east(-30, -15, 5, -15, -30)).said()).isEmpty();
    }

    @Test
    void a_corner_between_two_samples_is_crossed() {
        Walker walker = new Walker(YARD);
        walker.walk(new At(0, -20, 30), new At(2_000, 30, -20));
        assertThat(walker.said()).containsExactly("CROSSED yard 800");
    }

    @Test
    void a_place_that_leaps_over_a_line_and_back_has_not_crossed_it() {
        Walker stray = new Walker(BORDER);
        stray.walk(new At(0, -60, 50), new At(1_000, -50, 50), new At(1_100, 60, 50), new At(2_000, -40, 50));
        assertThat(stray.said()).isEmpty();

        Walker gone = new Walker(BORDER);
        gone.walk(new At(0, -60, 50), new At(1_000, -50, 50), new At(1_100, 60, 50), new At(2_000, 70, 50));
        assertThat(gone.said()).containsExactly("CROSSED border 1045");
    }

    @Test
    void a_border_line_is_crossed_once() {
        assertThat(new Walker(BORDER).walk(east(-30, -10, 10, 30)).said()).containsExactly("CROSSED border 1500");
        assertThat(new Walker(BORDER).walk(east(-30, -0.5, 0.5, 30, 50)).said()).containsExactly("CROSSED border 1500");
        assertThat(new Walker(BORDER).walk(east(-30, -0.5, 0.5, -0.5, -30, -50)).said())
                .isEmpty();
    }

    @Test
    void a_line_crossed_twice_in_one_step_is_not_crossed() {
        ZoneSpec hook = Walker.line("hook", ZoneKind.BORDER_LINE, 0, 0, 10, 0, 10, 50, 10, 60, 0, 60);
        Walker walker = new Walker(hook).walk(new At(0, 5, -20), new At(1_000, 5, 80));
        assertThat(walker.said()).isEmpty();
    }

    @Test
    void a_truck_queueing_two_metres_before_the_border_raises_nothing() {
        Random random = new Random(7);
        for (int round = 0; round < 20; round++) {
            Walker walker = new Walker(BORDER).walk(east(-60, -40, -20));
            List<At> queue = new ArrayList<>();
            for (int i = 0; i < 6_000; i++) {
                queue.add(new At(
                        3_000 + 100L * i, -2 + 1.5 * random.nextGaussian(), 50 + 1.5 * random.nextGaussian(), 1.5));
            }
            walker.walk(queue);
            assertThat(walker.said()).isEmpty();
        }
    }

    @Test
    void a_truck_released_after_queueing_crosses_when_it_drives_off() {
        Random random = new Random(7);
        Walker walker = new Walker(BORDER).walk(east(-60, -40, -20));
        List<At> way = new ArrayList<>();
        for (int i = 0; i < 6_000; i++) {
            way.add(new At(3_000 + 100L * i, -2 + 0.8 * random.nextGaussian(), 50, 1.5));
        }
        for (int i = 1; i < 100; i++) {
            way.add(new At(603_000 + 100L * i, -2 + 0.3 * i, 50, 1.5));
        }
        walker.walk(way);
        assertThat(walker.transits).hasSize(1);
        assertThat(walker.transits.get(0).eventTimeMs() - Walker.T0).isBetween(603_500L, 603_900L);
    }

    @Test
    void a_side_that_differs_across_a_hole_is_said_at_its_later_end() {
        Walker walker = new Walker(YARD).walk(east(-30, -10));
        walker.walk(new At(30_000, 50, 50), new At(31_000, 50, 50), new At(61_000, 150, 50), new At(62_000, 150, 50));
        assertThat(walker.said()).containsExactly("ENTERED yard 30000 unobserved", "EXITED yard 61000 unobserved");
    }

    @Test
    void a_zone_between_the_ends_of_a_hole_is_not_crossed_but_a_border_is() {
        Walker yard = new Walker(YARD).walk(east(-30, -10)).walk(new At(30_000, 150, 50), new At(31_000, 150, 50));
        assertThat(yard.said()).isEmpty();

        Walker border = new Walker(BORDER).walk(east(-30, -10)).walk(new At(30_000, 15, 50), new At(31_000, 15, 50));
        assertThat(border.said()).containsExactly("CROSSED border 30000 unobserved");
    }

    @Test
    void a_path_of_exactly_the_longest_time_is_no_hole() {
        Walker walker = new Walker(YARD).walk(east(-30, -10));
        walker.walk(new At(11_000, 10, 50), new At(12_000, 20, 50));
        assertThat(walker.said()).containsExactly("ENTERED yard 6000");
    }

    @Test
    void a_zone_that_ends_closes_its_visit() {
        Walker walker = new Walker(ZoneVersions.of(YARD, 1, 0, Walker.T0 + 2_500)).walk(east(50, 50, 50, 50, 50));
        assertThat(walker.said()).containsExactly("PRESENT yard 0", "EXITED yard 2500 ZONE_RETIRED");
        assertThat(walker.kinds).containsExactly(8 / 2, 4, 4, 0, 0);
    }

    @Test
    void a_zone_that_begins_around_the_vehicle_finds_it_present() {
        Walker walker =
                new Walker(ZoneVersions.of(YARD, 1, Walker.T0 + 2_500, Long.MAX_VALUE)).walk(east(50, 50, 50, 50, 50));
        assertThat(walker.said()).containsExactly("PRESENT yard 3000");
    }

    @Test
    void a_new_version_keeps_the_visit_if_the_vehicle_is_still_inside() {
        ZoneSpec larger = Walker.rectangle("yard", ZoneKind.YARD, -20, 0, 200, 100);
        Walker walker = new Walker(YARD, ZoneVersions.of(larger, 2, Walker.T0 + 2_500, Long.MAX_VALUE));
        walker.walk(east(50, 60, 70, 80, 120, 150, 190, 210, 220));
        assertThat(walker.said()).containsExactly("PRESENT yard 0", "EXITED yard 6500");
    }

    @Test
    void a_new_version_elsewhere_ends_the_visit_when_it_begins() {
        ZoneSpec moved = Walker.rectangle("yard", ZoneKind.YARD, 500, 0, 600, 100);
        Walker walker = new Walker(YARD, ZoneVersions.of(moved, 2, Walker.T0 + 2_500, Long.MAX_VALUE));
        walker.walk(east(50, 50, 50, 50, 50));
        assertThat(walker.said()).containsExactly("PRESENT yard 0", "EXITED yard 2500 ZONE_RETIRED");
    }

    @Test
    void a_zone_taken_out_of_the_table_ends_its_visit_and_safe_circles_do_not_hide_it() {
        Walker walker = new Walker(YARD).walk(east(50, 50, 50, 50));
        walker.zones = ZoneTable.EMPTY;
        walker.walk(new At(4_000, 50, 50));
        assertThat(walker.said()).containsExactly("PRESENT yard 0", "EXITED yard 4000 ZONE_RETIRED");
    }

    @Test
    void a_zone_added_to_the_table_is_seen_although_the_vehicle_was_in_a_safe_box() {
        Walker walker = new Walker().walk(east(50, 50, 50, 50));
        walker.zones = new ZoneTable(List.of(YARD));
        walker.walk(new At(4_000, 50, 50));
        assertThat(walker.said()).hasSize(1);
    }

    @Test
    void the_lowest_speed_limit_of_the_zones_inside_counts() {
        ZoneSpec wide =
                Walker.with(Walker.rectangle("wide", ZoneKind.SPEED_LIMIT, 0, 0, 300, 100), Jurisdiction.KZ, 20, -1);
        ZoneSpec slow =
                Walker.with(Walker.rectangle("slow", ZoneKind.SPEED_LIMIT, 100, 0, 200, 100), Jurisdiction.CN, 5, -1);
        Walker walker = new Walker(wide, slow).walk(east(-20, 10, 50, 110, 150, 210, 250, 310, 350));
        assertThat(walker.limits).containsExactly(Double.NaN, Double.NaN, 20., 20., 5., 5., 20., 20., Double.NaN);
        assertThat(walker.visits.jurisdiction()).isEqualTo("KZ");
    }

    @Test
    void the_jurisdiction_is_that_of_the_zone_entered_last_and_stays_known() {
        ZoneSpec kz = Walker.with(
                Walker.rectangle("kz", ZoneKind.STOP_ALLOWED, 0, 0, 300, 100), Jurisdiction.KZ, Double.NaN, -1);
        ZoneSpec strip = Walker.with(
                Walker.rectangle("strip", ZoneKind.STOP_ALLOWED, 200, 0, 400, 100),
                Jurisdiction.BORDER_STRIP,
                Double.NaN,
                -1);
        Walker walker = new Walker(kz, strip).walk(east(50, 100));
        assertThat(walker.visits.jurisdiction()).isEqualTo("KZ");
        walker.walk(new At(2_000, 250, 50), new At(3_000, 250, 50));
        assertThat(walker.visits.jurisdiction()).isEqualTo("BORDER_STRIP");
        walker.walk(new At(4_000, 600, 50), new At(5_000, 600, 50));
        assertThat(walker.visits.jurisdiction()).isEqualTo("BORDER_STRIP");
    }

    @Test
    void of_two_grounds_entered_at_once_the_first_by_name_counts() {
        for (String first : new String[] {"a", "b"}) {
            String second = first.equals("a") ? "b" : "a";
            Walker walker = new Walker(
                    Walker.with(
                            Walker.rectangle(first, ZoneKind.YARD, 0, 0, 100, 100), Jurisdiction.KZ, Double.NaN, -1),
                    Walker.with(
                            Walker.rectangle(second, ZoneKind.YARD, 0, 0, 100, 100), Jurisdiction.CN, Double.NaN, -1));
            assertThat(walker.walk(east(50)).visits.jurisdiction()).isEqualTo("CN");
        }
    }

    @Test
    void a_sample_of_a_hundred_metres_is_the_worst_that_has_a_place() {
        assertThat(new Walker(YARD).walk(new At(0, 50, 50, 100)).said()).containsExactly("PRESENT yard 0");
        assertThat(new Walker(YARD).walk(new At(0, 50, 50, 100.1)).said()).isEmpty();
    }

    @Test
    void discs_and_corridors_are_zones_too() {
        ZoneSpec disc = ZoneSpec.of("disc", ZoneKind.YARD, Shape.disc(Walker.lat(50), Walker.lon(50), 30));
        ZoneSpec corridor = ZoneSpec.of(
                "corridor",
                ZoneKind.GATE_QUEUE,
                Shape.corridor(new double[] {Walker.lat(-500), Walker.lon(200), Walker.lat(500), Walker.lon(200)}, 10));
        Walker walker = new Walker(disc, corridor).walk(east(0, 15, 25, 50, 75, 85, 110, 180, 220, 250));
        assertThat(walker.said()).containsExactly("ENTERED disc 1500", "EXITED disc 4500", "CROSSED corridor 7250");
    }

    /** There the metric at one end of a circle is not that at the other. */
    @Test
    void next_to_a_pole_there_is_no_safe_circle() {
        for (double latDeg : new double[] {88.9, 89.1, -89.1}) {
            double northM = (latDeg - Walker.LAT) * LocalMetric.mPerLatDegAt(Walker.LAT);
            Walker walker = new Walker().walk(new At(0, 0, northM), new At(1_000, 0, northM));
            boolean safe = walker.visits.isSafe(Walker.T0 + 2_000, latDeg, Walker.LON, 0.1);
            assertThat(safe).as("at %s", latDeg).isEqualTo(latDeg < 89 && latDeg > 0);
        }
    }
}
