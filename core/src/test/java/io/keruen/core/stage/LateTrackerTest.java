package io.keruen.core.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.control.ZoneTable;
import io.keruen.core.stage.Walker.At;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LateTrackerTest {
    private static final ZoneSpec YARD = Walker.rectangle("yard", ZoneKind.YARD, 200, 0, 300, 100);
    private static final ZoneSpec KEEP_OUT = Walker.rectangle("depot", ZoneKind.RESTRICTED, 200, 0, 300, 100);
    private static final ZoneSpec BORDER = Walker.line("border", ZoneKind.BORDER_LINE, 500, -1_000, 500, 1_000);
    private static final String ALERT = "restricted-zone truck@depot";

    /** Eastward at 10 m/s along north 50, one sample a second, from second to second (exclusive). */
    private static List<At> drive(int fromS, int toS) {
        return new ArrayList<>(IntStream.range(fromS, toS)
                .mapToObj(s -> new At(1_000L * s, 10.0 * s + 3, 50))
                .toList());
    }

    private static List<At> reversed(List<At> samples) {
        List<At> copy = new ArrayList<>(samples);
        Collections.reverse(copy);
        return copy;
    }

    private static Walker holed(int fromS, int toS, ZoneSpec... zones) {
        return new Walker(zones).walk(drive(0, fromS)).walk(drive(toS, 80));
    }

    @Test
    void a_hole_filled_oldest_first_gives_the_true_times_late() {
        Walker walker = holed(10, 60, YARD, BORDER);
        assertThat(walker.said()).containsExactly("CROSSED border 60000 unobserved");

        walker.late(drive(10, 60));
        assertThat(walker.said().subList(1, 4))
                .containsExactly("ENTERED yard 19700 late", "EXITED yard 29700 late", "CROSSED border 49700 late");
        assertThat(walker.transits).hasSize(4);
        assertThat(walker.unjudged).isZero();
        assertThat(walker.fragments.holes).isEmpty();
    }

    @Test
    void a_hole_filled_newest_first_gives_the_same() {
        Walker walker = holed(10, 60, YARD, BORDER).late(reversed(drive(10, 60)));
        assertThat(walker.said().subList(1, 4))
                .containsExactly("CROSSED border 49700 late", "EXITED yard 29700 late", "ENTERED yard 19700 late");
        assertThat(walker.transits).hasSize(4);
        assertThat(walker.fragments.holes).isEmpty();
    }

    @Test
    void nothing_is_said_twice_when_the_same_data_come_again() {
        Walker walker = holed(10, 60, YARD, BORDER).late(drive(10, 60)).late(drive(10, 60));
        assertThat(walker.transits).hasSize(4);
        assertThat(walker.unjudged).isEqualTo(50);
    }

    @Test
    void a_hole_filled_in_blocks_gives_the_same() {
        Walker walker = holed(10, 60, YARD, BORDER);
        for (int block : new int[] {40, 10, 50, 20, 30}) {
            walker.late(drive(block, block + 10)).restart();
        }
        assertThat(walker.said())
                .containsExactlyInAnyOrder(
                        "CROSSED border 60000 unobserved",
                        "ENTERED yard 19700 late",
                        "EXITED yard 29700 late",
                        "CROSSED border 49700 late");
        assertThat(walker.fragments.holes).isEmpty();
    }

    @Test
    void sequences_connect_samples_however_far_apart_in_time() {
        Walker walker = new Walker(YARD).walk(drive(0, 10));
        walker.fragments.hole(1, 9, 1, 60);
        walker.walk(drive(60, 80));
        walker.late(drive(10, 25), 1, 0);
        assertThat(walker.fragments.holes).hasSize(1);
        walker.late(drive(26, 60), 1, 0);
        assertThat(walker.fragments.holes).hasSize(1);
        walker.late(drive(25, 26), 1, 0);
        assertThat(walker.fragments.holes).isEmpty();
        assertThat(walker.said()).containsExactlyInAnyOrder("ENTERED yard 19700 late", "EXITED yard 29700 late");
    }

    @Test
    void a_side_found_unobserved_gets_its_true_time() {
        for (boolean oldestFirst : new boolean[] {true, false}) {
            Walker walker = holed(10, 25, YARD);
            assertThat(walker.said()).containsExactly("ENTERED yard 25000 unobserved", "EXITED yard 29700");
            walker.late(oldestFirst ? drive(10, 25) : reversed(drive(10, 25)));
            assertThat(walker.said()).element(2).isEqualTo("ENTERED yard 19700 late");
            assertThat(walker.transits).hasSize(3);
        }
    }

    @Test
    void an_exit_found_unobserved_gets_its_true_time() {
        for (boolean oldestFirst : new boolean[] {true, false}) {
            Walker walker = holed(25, 60, YARD);
            walker.late(oldestFirst ? drive(25, 60) : reversed(drive(25, 60)));
            assertThat(walker.said())
                    .containsExactly("ENTERED yard 19700", "EXITED yard 60000 unobserved", "EXITED yard 29700 late");
        }
    }

    @Test
    void a_restricted_visit_within_the_hole_is_raised_and_cleared_late() {
        for (boolean oldestFirst : new boolean[] {true, false}) {
            Walker walker = holed(10, 60, KEEP_OUT);
            assertThat(walker.findings).isEmpty();
            walker.late(oldestFirst ? drive(10, 60) : reversed(drive(10, 60)));
            assertThat(walker.findings).hasSize(2);
            assertThat(walker.findings.get(0).startedAtMs()).isEqualTo(Walker.T0 + 19_700);
            assertThat(walker.found()).element(1).isEqualTo("CLEARED " + ALERT + " 19700 29700 late");
        }
    }

    @Test
    void a_restricted_alert_raised_unobserved_is_corrected() {
        for (boolean oldestFirst : new boolean[] {true, false}) {
            Walker walker = holed(10, 25, KEEP_OUT);
            assertThat(walker.found()).element(0).isEqualTo("RAISED " + ALERT + " 25000 25000 unobserved");
            int before = walker.findings.size();
            walker.late(oldestFirst ? drive(10, 25) : reversed(drive(10, 25)));
            assertThat(walker.found().subList(before, walker.findings.size()))
                    .containsExactly("UPDATED " + ALERT + " 25000 25000 late");
            assertThat(walker.findings.get(before).evidence())
                    .isEqualTo(Map.of("trueStartedAtMs", (double) (Walker.T0 + 19_700)));
        }
    }

    @Test
    void a_restricted_visit_that_was_open_before_the_hole_is_not_raised_again() {
        for (boolean oldestFirst : new boolean[] {true, false}) {
            Walker walker = holed(23, 60, KEEP_OUT);
            int before = walker.findings.size();
            walker.late(oldestFirst ? drive(23, 60) : reversed(drive(23, 60)));
            assertThat(walker.found().subList(before, walker.findings.size())).isEmpty();
        }
    }

    @Test
    void a_visit_left_and_entered_again_within_the_hole_is_told_apart() {
        List<At> before = List.of(new At(0, 150, 50), new At(1_000, 160, 50));
        List<At> after = List.of(new At(30_000, 250, 50), new At(31_000, 250, 50), new At(32_000, 250, 50));
        List<At> hole = new ArrayList<>();
        for (int s = 2; s < 30; s++) {
            boolean inside = s >= 10 && s < 15 || s >= 20;
            hole.add(new At(1_000L * s, inside ? 250 : 160, 50));
        }
        for (boolean oldestFirst : new boolean[] {true, false}) {
            Walker walker = new Walker(KEEP_OUT).walk(before).walk(after);
            walker.late(oldestFirst ? hole : reversed(hole));
            assertThat(walker.found())
                    .contains("RAISED " + ALERT + " 30000 30000 unobserved", "UPDATED " + ALERT + " 30000 30000 late")
                    .contains("RAISED " + ALERT + " 9444 9444 late", "CLEARED " + ALERT + " 9444 14556 late");
            assertThat(walker.findings
                            .get(oldestFirst ? walker.findings.size() - 1 : 1)
                            .evidence())
                    .isEqualTo(Map.of("trueStartedAtMs", (double) (Walker.T0 + 19_444)));
        }
    }

    @Test
    void a_short_hole_that_was_judged_as_a_path_says_nothing_new_about_what_the_path_met() {
        for (boolean oldestFirst : new boolean[] {true, false}) {
            Walker walker = new Walker(YARD, BORDER).walk(drive(0, 18));
            walker.fragments.hole(1, 17, 1, 22);
            walker.walk(drive(22, 48));
            walker.fragments.hole(1, 47, 1, 52);
            walker.walk(drive(52, 60));
            int before = walker.transits.size();
            assertThat(before).isEqualTo(3);
            walker.late(oldestFirst ? drive(18, 22) : reversed(drive(18, 22)), 1, 0);
            walker.late(oldestFirst ? drive(48, 52) : reversed(drive(48, 52)), 1, 0);
            assertThat(walker.transits).hasSize(before);
            assertThat(walker.fragments.holes).isEmpty();
        }
    }

    @Test
    void a_detour_into_a_zone_within_a_short_hole_is_found() {
        ZoneSpec beside = Walker.rectangle("beside", ZoneKind.YARD, 180, 60, 260, 100);
        for (boolean oldestFirst : new boolean[] {true, false}) {
            Walker walker = new Walker(beside).walk(drive(0, 18));
            walker.fragments.hole(1, 17, 1, 26);
            walker.walk(drive(26, 40));
            List<At> detour = new ArrayList<>();
            for (int s = 18; s < 26; s++) {
                detour.add(new At(1_000L * s, 10.0 * s + 3, s < 20 || s > 23 ? 50 : 80));
            }
            walker.late(oldestFirst ? detour : reversed(detour), 1, 0);
            assertThat(walker.said())
                    .containsExactlyInAnyOrder("ENTERED beside 19333 late", "EXITED beside 23667 late");
        }
    }

    private static List<At> at(int fromS, double... eastM) {
        List<At> samples = new ArrayList<>();
        for (int i = 0; i < eastM.length; i++) {
            samples.add(new At(1_000L * (fromS + i), eastM[i], 50));
        }
        return samples;
    }

    @Test
    void the_passage_is_that_of_the_entry_not_of_an_excursion_in_the_band_afterwards() {
        List<At> hole = at(2, 160, 180, 210, 220, 230, 199.5, 230, 240, 250, 250, 250, 250, 250, 250);
        for (boolean oldestFirst : new boolean[] {true, false}) {
            Walker walker = new Walker(YARD).walk(at(0, 140, 150)).walk(at(16, 250, 250, 250, 250));
            walker.late(oldestFirst ? hole : reversed(hole));
            assertThat(walker.said()).containsExactly("ENTERED yard 16000 unobserved", "ENTERED yard 3667 late");
        }
    }

    @Test
    void a_side_that_the_main_line_confirmed_across_the_hole_is_not_said_again() {
        for (boolean oldestFirst : new boolean[] {true, false}) {
            Walker in = new Walker(YARD).walk(at(0, 180, 190, 210)).walk(at(16, 250, 250, 250));
            List<At> inside = at(3, 220, 230, 240, 250, 250, 250, 250, 250, 250, 250, 250, 250, 250);
            in.late(oldestFirst ? inside : reversed(inside));
            assertThat(in.said()).containsExactly("ENTERED yard 1500");

            Walker out = new Walker(YARD).walk(at(0, 280, 290, 310)).walk(at(16, 350, 350, 350));
            List<At> outside = at(3, 320, 330, 340, 350, 350, 350, 350, 350, 350, 350, 350, 350, 350);
            out.late(oldestFirst ? outside : reversed(outside));
            assertThat(out.said()).containsExactly("PRESENT yard 0", "EXITED yard 1500");
        }
    }

    @Test
    void late_samples_outside_every_hole_cannot_be_judged() {
        Walker walker = new Walker(YARD).walk(drive(0, 30)).late(drive(10, 12));
        assertThat(walker.unjudged).isEqualTo(2);
    }

    @Test
    void a_backlog_with_many_lost_samples_is_still_judged() {
        for (boolean oldestFirst : new boolean[] {true, false}) {
            List<At> lossy = drive(10, 60);
            lossy.removeIf(at -> at.ms() / 1_000 % 2 == 0);
            Walker walker = holed(10, 60, YARD, BORDER);
            walker.fragments.holes.get(0).left.sequence = 9;
            walker.fragments.holes.get(0).left.bootId = 1;
            walker.late(oldestFirst ? lossy : reversed(lossy), 1, 0);
            assertThat(walker.unjudged).isZero();
            assertThat(walker.fragments.holes.size()).isLessThanOrEqualTo(LateFragments.MAX);
        }
    }

    @Test
    void pieces_too_many_and_too_far_apart_are_counted_unjudged() {
        Walker walker = new Walker(YARD).walk(drive(0, 10)).walk(new At(2_000_000, 5_000, 50));
        for (int i = 1; i <= 30; i++) {
            walker.late(List.of(new At(20_000L * i + 30_000, 100 + i, 50)));
        }
        assertThat(walker.fragments.holes).hasSize(LateFragments.MAX);
        assertThat(walker.unjudged).isEqualTo(30 - LateFragments.MAX + 1);
    }

    @Test
    void a_zone_that_ended_within_the_hole_ends_its_visit_late() {
        ZoneSpec brief = Walker.valid(YARD, 1, 0, Walker.T0 + 24_500);
        for (boolean oldestFirst : new boolean[] {true, false}) {
            Walker walker = holed(10, 60, brief).late(oldestFirst ? drive(10, 60) : reversed(drive(10, 60)));
            assertThat(walker.said())
                    .containsExactlyInAnyOrder("ENTERED yard 19700 late", "EXITED yard 24500 ZONE_RETIRED late");
        }
    }

    @Test
    void a_zone_retired_in_a_hole_ends_the_visit_of_the_main_line_once() {
        ZoneSpec brief = Walker.valid(YARD, 1, 0, Walker.T0 + 27_500);
        for (boolean oldestFirst : new boolean[] {true, false}) {
            Walker walker = holed(23, 60, brief).late(oldestFirst ? drive(23, 60) : reversed(drive(23, 60)));
            assertThat(walker.said())
                    .containsExactly("ENTERED yard 19700", "EXITED yard 27500 ZONE_RETIRED unobserved");
        }
    }

    /** Oldest first, newest first, and from the middle outward in blocks of five. */
    private static List<List<At>> orders(List<At> samples) {
        List<At> blocks = new ArrayList<>();
        for (int block : new int[] {5, 0, 10}) {
            blocks.addAll(samples.subList(Math.min(block, samples.size()), Math.min(block + 5, samples.size())));
        }
        blocks.addAll(samples.subList(Math.min(15, samples.size()), samples.size()));
        return List.of(samples, reversed(samples), blocks);
    }

    @Test
    void an_alert_that_is_over_is_corrected_in_whatever_order_the_backlog_comes() {
        for (List<At> order : orders(drive(10, 25))) {
            Walker walker = holed(10, 25, KEEP_OUT).restart();
            assertThat(walker.found())
                    .element(walker.findings.size() - 1)
                    .isEqualTo("CLEARED " + ALERT + " 25000 29700");
            int before = walker.findings.size();
            walker.late(order);
            assertThat(walker.found().subList(before, walker.findings.size()))
                    .containsExactly("UPDATED " + ALERT + " 25000 25000 late");
            assertThat(walker.findings.get(before).evidence())
                    .isEqualTo(Map.of("trueStartedAtMs", (double) (Walker.T0 + 19_700)));
        }
    }

    @Test
    void a_visit_of_which_only_one_sample_behind_the_hole_is_left_is_the_same_alert() {
        for (List<At> order : orders(drive(10, 29))) {
            Walker walker = holed(10, 29, KEEP_OUT);
            assertThat(walker.found())
                    .containsExactly(
                            "RAISED " + ALERT + " 29000 29000 unobserved", "CLEARED " + ALERT + " 29000 29700");
            walker.late(order);
            assertThat(walker.found().subList(2, walker.findings.size()))
                    .containsExactly("UPDATED " + ALERT + " 29000 29000 late");
        }
    }

    @Test
    void a_passage_right_behind_the_hole_is_not_told_again() {
        ZoneSpec strip = Walker.rectangle("strip", ZoneKind.RESTRICTED, 255, 0, 260, 100);
        for (List<At> order : orders(drive(10, 25))) {
            Walker walker = holed(10, 25, strip);
            assertThat(walker.said()).containsExactly("CROSSED strip 25200");
            int before = walker.findings.size();
            walker.late(order);
            assertThat(walker.said()).hasSize(1);
            assertThat(walker.findings).hasSize(before);
        }
    }

    @Test
    void a_hole_filled_before_the_main_line_is_sure_of_a_side_is_known_to_it() {
        // inside from 19.7 s; 16 s of standing on the edge make the main line unsure
        List<At> edge = at(25, 299.5, 299.5, 299.5, 299.5, 299.5, 299.5);
        for (List<At> order : orders(drive(10, 25))) {
            Walker walker = new Walker(YARD).walk(drive(0, 10)).walk(edge.subList(0, 3));
            walker.late(order).restart().walk(edge.subList(3, 6)).walk(at(31, 305, 315, 325, 335));
            assertThat(walker.said()).containsExactlyInAnyOrder("ENTERED yard 19700 late", "EXITED yard 30091");
            assertThat(walker.fragments.holes).isEmpty();
        }
    }

    @Test
    void a_long_stand_at_the_edge_is_judged_newest_first_too() {
        List<At> walk = new ArrayList<>(drive(0, 19));
        for (int s = 19; s < 300; s++) {
            walk.add(new At(1_000L * s, 199.6, 50));
        }
        walk.addAll(at(300, 205, 215, 225, 235, 245, 255, 265, 275, 285, 295, 305, 315, 325, 335, 345));
        List<String> whole = new Walker(YARD).walk(walk).said();
        assertThat(whole).containsExactly("ENTERED yard 299074", "EXITED yard 309500");
        Walker walker = new Walker(YARD).walk(walk.subList(0, 10)).walk(walk.subList(312, walk.size()));
        walker.late(reversed(walk.subList(10, 312)));
        assertThat(walker.said()).containsExactly("EXITED yard 309500 late", "ENTERED yard 299074 late");
    }

    @Test
    void a_zone_that_becomes_another_kind_within_the_hole_ends_for_its_rule() {
        ZoneSpec closed = Walker.valid(KEEP_OUT, 1, 0, Walker.T0 + 24_500);
        ZoneSpec open = Walker.valid(
                Walker.rectangle("depot", ZoneKind.YARD, 200, 0, 300, 100), 2, Walker.T0 + 24_500, Long.MAX_VALUE);
        for (List<At> order : orders(drive(10, 60))) {
            Walker walker = holed(10, 60, closed, open).late(order);
            assertThat(walker.said()).containsExactlyInAnyOrder("ENTERED depot 19700 late", "EXITED depot 29700 late");
            assertThat(walker.findings).hasSize(2);
            assertThat(walker.findings.get(0).startedAtMs()).isEqualTo(Walker.T0 + 19_700);
            assertThat(walker.found()).element(1).isEqualTo("CLEARED " + ALERT + " 19700 24500 late");
        }
    }

    @Test
    void a_zone_that_becomes_restricted_within_the_hole_is_judged_from_then_on_its_own_kind() {
        ZoneSpec open =
                Walker.valid(Walker.rectangle("depot", ZoneKind.YARD, 200, 0, 300, 100), 1, 0, Walker.T0 + 24_500);
        ZoneSpec closed = Walker.valid(KEEP_OUT, 2, Walker.T0 + 24_500, Long.MAX_VALUE);
        List<String> whole = new Walker(open, closed).walk(drive(0, 80)).found();
        assertThat(whole).element(0).isEqualTo("RAISED " + ALERT + " 19700 25000");
        for (List<At> order : orders(drive(10, 60))) {
            Walker walker = holed(10, 60, open, closed).late(order);
            assertThat(walker.findings).hasSize(2);
            assertThat(walker.findings.get(0).startedAtMs()).isEqualTo(Walker.T0 + 19_700);
            assertThat(walker.found()).element(1).isEqualTo("CLEARED " + ALERT + " 19700 29700 late");
        }
    }

    private static final String STAY = "zone-dwell truck@control";

    /** Enters at 9500 and leaves at 79500; may stay a minute. */
    private static List<At> stay(int fromS, int toS) {
        List<At> samples = new ArrayList<>();
        for (int s = fromS; s < toS; s++) {
            double eastM = s < 10 ? 10.0 * s - 95 : s < 80 ? 50 : 100 + 10.0 * (s - 79) - 5;
            samples.add(new At(1_000L * s, s == 79 ? 95 : s == 9 ? -45 : s == 80 ? 105 : eastM, 50));
        }
        return samples;
    }

    private static ZoneSpec control(long maxDwellMs) {
        ZoneSpec zone = Walker.rectangle("control", ZoneKind.CUSTOMS_CONTROL, 0, 0, 100, 100);
        return Walker.with(zone, zone.jurisdiction(), Double.NaN, maxDwellMs);
    }

    @Test
    void a_stay_within_a_hole_is_raised_and_cleared_late() {
        for (boolean oldestFirst : new boolean[] {true, false}) {
            Walker walker = new Walker(control(60_000)).walk(stay(0, 5)).walk(stay(90, 95));
            walker.late(oldestFirst ? stay(5, 90) : reversed(stay(5, 90)));
            String moment = oldestFirst ? "70000" : "69474";
            assertThat(walker.found())
                    .containsExactly(
                            "RAISED " + STAY + " 69474 " + moment + " late", "CLEARED " + STAY + " 69474 79500 late");
            assertThat(new Walker(control(70_100))
                            .walk(stay(0, 5))
                            .walk(stay(90, 95))
                            .late(oldestFirst ? stay(5, 90) : reversed(stay(5, 90)))
                            .found())
                    .isEmpty();
        }
    }

    @Test
    void a_stay_entered_in_a_hole_counts_from_the_true_entry() {
        for (boolean oldestFirst : new boolean[] {true, false}) {
            Walker walker = new Walker(control(60_000)).walk(stay(0, 5)).walk(stay(25, 40));
            walker.late(oldestFirst ? stay(5, 25) : reversed(stay(5, 25))).restart();
            walker.walk(stay(40, 95));
            assertThat(walker.found())
                    .containsExactly("RAISED " + STAY + " 69474 70000", "CLEARED " + STAY + " 69474 79500");
        }
    }

    @Test
    void a_stay_raised_already_is_corrected_and_one_that_is_over_is_found() {
        for (boolean oldestFirst : new boolean[] {true, false}) {
            List<At> hole = oldestFirst ? stay(5, 25) : reversed(stay(5, 25));
            Walker raised = new Walker(control(50_000)).walk(stay(0, 5)).walk(stay(25, 77));
            raised.late(hole).restart().walk(stay(77, 95));
            assertThat(raised.found())
                    .containsExactly(
                            "RAISED " + STAY + " 75000 76000",
                            "UPDATED " + STAY + " 75000 77000 late",
                            "CLEARED " + STAY + " 75000 79500");
            assertThat(raised.findings.get(1).evidence())
                    .isEqualTo(Map.of("trueStartedAtMs", (double) (Walker.T0 + 59_474)));

            Walker over = new Walker(control(60_000)).walk(stay(0, 5)).walk(stay(25, 95));
            over.restart().late(hole);
            assertThat(over.found()).hasSize(2).element(1).isEqualTo("CLEARED " + STAY + " 69474 79500 late");

            Walker told = new Walker(control(50_000)).walk(stay(0, 5)).walk(stay(25, 95));
            assertThat(told.late(hole).found()).hasSize(2);
        }
    }

    /** Around a curly walk among zones; no noise at first. */
    static List<At> curl(Random random, int seconds) {
        List<At> walk = new ArrayList<>();
        double east = 0;
        double north = 0;
        double course = random.nextDouble() * 6;
        for (int i = 0; i < seconds; i++) {
            walk.add(new At(1_000L * i, east, north, 0.2));
            course += 0.5 * random.nextGaussian() + (Math.hypot(east, north) > 150 ? 0.8 : 0);
            east += 8 * Math.sin(course);
            north += 8 * Math.cos(course);
        }
        return walk;
    }

    @Test
    void a_late_piece_walked_by_a_longer_table_of_zones_is_told_when_its_visit_began() {
        List<ZoneSpec> zones = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            zones.add(Walker.rectangle("far" + i, ZoneKind.YARD, -900, 20 * i, -890, 20 * i + 10));
        }
        zones.add(YARD);
        Walker walker = holed(10, 60, zones.toArray(new ZoneSpec[0])).late(drive(22, 27));
        walker.zones = new ZoneTable(List.of(YARD));
        walker.late(drive(10, 22)).late(drive(27, 60));
        assertThat(walker.said()).containsExactlyInAnyOrder("ENTERED yard 19700 late", "EXITED yard 29700 late");
        assertThat(walker.found()).isEmpty();
        assertThat(walker.fragments.holes).isEmpty();
    }
}
