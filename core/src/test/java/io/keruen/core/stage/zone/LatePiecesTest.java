package io.keruen.core.stage.zone;

import static io.keruen.core.stage.zone.LateDrives.KEEP_OUT;
import static io.keruen.core.stage.zone.LateDrives.YARD;
import static io.keruen.core.stage.zone.LateDrives.at;
import static io.keruen.core.stage.zone.LateDrives.drive;
import static io.keruen.core.stage.zone.LateDrives.holed;
import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.rule.StreamRule;
import io.keruen.core.stage.zone.Walker.At;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The pieces of a backlog from within: where they end, what is kept of them, when they become one. */
class LatePiecesTest {
    /** Who drives beside it is sure of nothing. */
    private static final ZoneSpec RAIL = rail(100, 590);

    private static ZoneSpec rail(double west, double east) {
        return Walker.line("rail", ZoneKind.BORDER_LINE, west, 50.5, east, 50.5);
    }

    private static List<Long> seconds(LateFront front) {
        return front.spots.stream()
                .map(spot -> (spot.tMs() - Walker.T0) / 1_000)
                .toList();
    }

    private static List<Long> range(int fromS, int toS) {
        return LongStream.range(fromS, toS).boxed().toList();
    }

    /** The holes, each as the milliseconds of its ends. */
    private static List<String> holes(Walker walker) {
        return walker.fragments.holes.stream()
                .map(hole -> (hole.left.endMs() - Walker.T0) + " " + (hole.right.endMs() - Walker.T0))
                .toList();
    }

    private static LateHole hole(Walker walker, int at) {
        return walker.fragments.holes.get(at);
    }

    /** In the band of the yard's eastern side, a sample each tenth of a second, newest first. */
    private static List<At> standing(int fromMs, int count) {
        List<At> samples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            samples.add(new At(fromMs - 100L * i, 300.5, 50));
        }
        return samples;
    }

    /** So many late samples that fall into no hole. */
    private static Walker elsewhere(Walker walker, int count) {
        for (int i = 0; i < count; i++) {
            walker.late(drive(5, 6));
        }
        return walker;
    }

    private static Walker late(Walker walker, long... ms) {
        for (long each : ms) {
            walker.late(List.of(new At(each, each / 100.0 + 3, 50)));
        }
        return walker;
    }

    /** So many holes more, a piece of two samples behind each. */
    private static Walker more(Walker walker, int holes) {
        for (int hole = 0; hole < holes; hole++) {
            walker.walk(drive(100 + 20 * hole, 102 + 20 * hole));
        }
        return walker;
    }

    @Test
    void a_late_sample_is_as_accurate_as_it_says_or_as_samples_are() {
        Walker walker = holed(10, 60, YARD).late(List.of(new At(30_000, 303, 50, 100.5)));
        assertThat(walker.unjudged).isEqualTo(1);
        assertThat(holes(walker)).containsExactly("9000 60000");

        walker.late(List.of(new At(30_000, 303, 50, 100), new At(40_000, 403, 50, 0)));
        assertThat(walker.unjudged).isEqualTo(1);
        assertThat(hole(walker, 0).right.spots.get(0).sigmaM()).isEqualTo(100);
        double usualM = walker.situation.parameters()[0][StreamRule.DEFAULT_ACCURACY_M];
        assertThat(hole(walker, 1).right.spots.get(0).sigmaM()).isEqualTo(usualM);
    }

    @Test
    void a_piece_of_two_clear_samples_is_sure_whichever_came_first() {
        for (boolean oldestFirst : new boolean[] {true, false}) {
            Walker walker = oldestFirst ? late(holed(10, 60, YARD), 40_000) : late(holed(10, 60, YARD), 41_000);
            assertThat(LateFragments.isUnsure(hole(walker, 0), hole(walker, 1))).isTrue();

            late(walker, oldestFirst ? 41_000 : 40_000);
            assertThat(holes(walker)).containsExactly("9000 40000", "41000 60000");
            assertThat(seconds(hole(walker, 0).right)).containsExactly(40L, 41L);
            assertThat(hole(walker, 0).right.visits).isNotNull();
            assertThat(hole(walker, 1).left.visits).isNotNull();
            assertThat(hole(walker, 1).left.spots).isEmpty();
        }
    }

    @Test
    void an_end_goes_back_to_the_first_two_samples_that_are_clear() {
        Walker walker = late(holed(10, 60, YARD), 41_000, 40_000, 39_000);
        assertThat(seconds(hole(walker, 0).right)).containsExactly(39L, 40L);

        ZoneVisits known = hole(walker, 0).right.visits;
        walker.late(at(38, 300.5));
        assertThat(seconds(hole(walker, 0).right)).containsExactly(38L, 39L, 40L);
        assertThat(hole(walker, 0).right.visits).as("nothing new is known").isSameAs(known);
    }

    @Test
    void of_samples_that_tell_no_side_no_end_keeps_more_than_it_may() {
        Walker appended = holed(10, 60, YARD);
        for (int i = 0; i < 130; i++) {
            appended.late(List.of(new At(25_000 + 100L * i, 300.5, 50)));
        }
        assertThat(hole(appended, 0).right.spots).hasSize(LateFront.SPOTS);
        assertThat(LateFragments.isUnsure(hole(appended, 0), hole(appended, 1))).isTrue();

        Walker sure = late(holed(10, 60, YARD), 41_000, 40_000).late(standing(39_900, 130));
        assertThat(hole(sure, 0).right.spots).hasSize(LateFront.SPOTS);

        Walker main = new Walker(YARD).walk(drive(0, 10)).walk(at(60, 300.5));
        main.late(standing(59_900, 130));
        assertThat(hole(main, 0).right.spots).hasSize(LateFront.SPOTS);
    }

    @Test
    void all_ends_together_keep_no_more_than_they_may() {
        Walker walker = new Walker(rail(-2_000, 9_000)).walk(drive(0, 10)).walk(drive(600, 602));
        for (int piece = 0; piece < 4; piece++) {
            walker.late(drive(20 + 120 * piece, 110 + 120 * piece));
        }

        assertThat(walker.fragments.holes).hasSize(5);
        assertThat(walker.fragments.holes.stream()
                        .mapToInt(hole -> hole.right.spots.size())
                        .sum())
                .isBetween(LateThinning.ALL_SPOTS * 3 / 4, LateThinning.ALL_SPOTS);
    }

    @Test
    void a_short_hole_becomes_a_path_when_256_late_samples_went_elsewhere() {
        Walker walker = holed(10, 60, YARD).late(drive(15, 20));
        elsewhere(walker, 252);
        assertThat(holes(walker)).containsExactly("9000 15000", "19000 60000");

        assertThat(holes(elsewhere(walker, 1))).containsExactly("19000 60000");
    }

    @Test
    void only_what_is_short_enough_becomes_a_path() {
        assertThat(elsewhere(late(holed(10, 60, YARD), 19_000), 300).fragments.holes)
                .hasSize(1);
        assertThat(elsewhere(late(holed(10, 60, YARD), 19_001), 300).fragments.holes)
                .hasSize(2);
        assertThat(late(holed(10, 60, YARD), 19_000).quiet().fragments.holes).hasSize(1);
        assertThat(late(holed(10, 60, YARD), 19_001).quiet().fragments.holes).hasSize(2);
    }

    @Test
    void a_hole_that_samples_fall_into_stays_one() {
        Walker walker = elsewhere(holed(10, 60, YARD).late(drive(15, 20)), 200);
        elsewhere(late(walker, 10_000), 200);

        assertThat(holes(walker)).containsExactly("10000 15000", "19000 60000");
    }

    @Test
    void a_hole_that_was_judged_as_a_path_is_closed_only_if_the_main_line_waits_behind_it() {
        for (boolean waits : new boolean[] {false, true}) {
            Walker walker = new Walker(YARD).walk(drive(0, 19));
            walker.fragments.hole(1, 18, 1, 21);
            walker.walk(at(21, 199.5)).walk(waits ? drive(60, 80) : drive(22, 40));

            assertThat(holes(elsewhere(walker, 256))).contains("18000 21000");
            assertThat(holes(elsewhere(walker, 1)).contains("18000 21000")).isEqualTo(!waits);
        }
    }

    @Test
    void behind_a_hole_that_was_judged_as_a_path_a_late_piece_waits_in_vain() {
        Walker walker = new Walker(YARD).walk(drive(0, 18));
        walker.fragments.hole(1, 17, 1, 26);
        walker.walk(drive(26, 40)).late(drive(21, 22), 1, 0);

        assertThat(holes(elsewhere(walker, 300))).containsExactly("17000 21000", "21000 26000");
    }

    private static Walker full(long shortestMs) {
        Walker walker = new Walker(YARD).walk(drive(0, 10)).walk(drive(200, 203));
        for (int i = 1; i <= 13; i++) {
            late(walker, 9_000 + 4_000L * i);
        }
        return late(walker, 61_000 + shortestMs, 67_000 + shortestMs);
    }

    @Test
    void the_shortest_hole_makes_room_for_another_piece() {
        Walker walker = full(3_500);
        assertThat(holes(walker)).hasSize(16).contains("61000 64500");

        late(walker, 100_000);
        assertThat(walker.unjudged).isZero();
        assertThat(holes(walker))
                .hasSize(16)
                .doesNotContain("61000 64500")
                .contains("57000 61000", "64500 70500", "70500 100000", "100000 200000");
    }

    @Test
    void a_hole_makes_no_room_for_what_falls_into_itself() {
        Walker walker = late(full(3_500), 62_750);

        assertThat(walker.unjudged).isZero();
        assertThat(holes(walker)).hasSize(16).contains("61000 62750", "62750 64500", "64500 70500");
    }

    @Test
    void what_is_too_long_for_a_path_makes_no_room() {
        for (long lengthMs : new long[] {10_000, 10_001}) {
            Walker walker = new Walker(YARD).walk(drive(0, 10)).walk(drive(400, 403));
            for (int i = 1; i <= 15; i++) {
                late(walker, 9_000 + (i < 8 ? 10_001L * i : 70_007 + lengthMs + 10_001L * (i - 8)));
            }
            late(walker, 300_000);

            assertThat(walker.unjudged).isEqualTo(lengthMs == 10_000 ? 0 : 1);
        }
    }

    @Test
    void two_pieces_that_are_sure_of_nothing_become_one_that_is_not_either() {
        Walker walker = holed(10, 60, RAIL);
        for (int from : new int[] {24, 20, 22}) {
            walker.late(drive(from, from + 2), 1, 0);
        }

        assertThat(holes(walker)).containsExactly("9000 20000", "25000 60000");
        assertThat(seconds(hole(walker, 0).right)).isEqualTo(range(20, 26));
        assertThat(LateFragments.isUnsure(hole(walker, 0), hole(walker, 1))).isTrue();
        assertThat(hole(walker, 0).right.sequence).isEqualTo(20);
        assertThat(hole(walker, 0).right.bootId).isEqualTo(1);
        assertThat(hole(walker, 1).left.sequence).isEqualTo(25);
        assertThat(hole(walker, 1).left.bootId).isEqualTo(1);
    }

    @Test
    void a_piece_that_is_sure_of_nothing_begins_the_sure_one_behind_it() {
        Walker walker = holed(10, 60, rail(100, 235)).late(drive(20, 22)).late(drive(26, 29));
        walker.late(drive(22, 26));

        assertThat(holes(walker)).containsExactly("9000 20000", "28000 60000");
        assertThat(seconds(hole(walker, 0).right)).isEqualTo(range(20, 26));
        assertThat(hole(walker, 0).right.visits).isNotNull();
        assertThat(hole(walker, 1).left.spots).isEmpty();
        assertThat(LateFragments.isUnsure(hole(walker, 0), hole(walker, 1))).isFalse();
    }

    @Test
    void a_piece_that_is_sure_of_nothing_begins_that_of_the_main_line() {
        Walker walker = new Walker(rail(100, 2_000)).walk(drive(0, 10)).walk(drive(60, 63));
        walker.late(drive(50, 52)).late(drive(52, 60));

        assertThat(holes(walker)).containsExactly("9000 50000");
        assertThat(seconds(hole(walker, 0).right)).isEqualTo(range(50, 63));
        assertThat(hole(walker, 0).right.visits).isNull();
    }

    @Test
    void what_begins_within_says_nothing_if_the_hole_before_is_forgotten() {
        Walker walker = late(holed(10, 60, YARD), 25_000);
        assertThat(holes(more(walker, 15)).get(0)).isEqualTo("25000 60000");

        assertThat(walker.late(drive(26, 60)).said()).containsExactly("EXITED yard 29700 late");
        assertThat(walker.unjudged).isZero();
    }

    @Test
    void what_late_samples_said_of_a_piece_is_told_when_the_hole_before_is_forgotten() {
        Walker walker = new Walker(YARD, rail(195, 265)).walk(drive(0, 10)).walk(at(24, 199.5));
        walker.walk(drive(60, 62)).late(at(25, 205, 215));
        assertThat(walker.said()).isEmpty();
        assertThat(holes(more(walker, 15)).get(0)).isEqualTo("26000 60000");

        // Between the samples of 24 and 25 it passed from half a metre outside to five within.
        assertThat(walker.restart().late(at(27, 225)).said()).containsExactly("ENTERED yard 24091 late");
    }

    @Test
    void what_is_told_in_the_end_is_told_of_the_vehicle() {
        Walker waiting = holed(10, 60, KEEP_OUT).late(drive(10, 18)).late(drive(21, 60));
        assertThat(waiting.found()).isEmpty();
        Walker other = new Walker(KEEP_OUT);
        other.visits = waiting.visits;
        other.fragments = waiting.fragments;

        assertThat(other.quiet().findings)
                .hasSize(2)
                .allMatch(found -> found.vehicleId().equals("truck"));
    }

    /** The last sample of the one and the first of the other are clear of the rails before and behind. */
    @Test
    void two_pieces_that_are_sure_of_nothing_may_be_sure_together() {
        Walker walker =
                holed(10, 60, rail(100, 235), Walker.line("rail 2", ZoneKind.BORDER_LINE, 260, 50.5, 590, 50.5));
        walker.late(drive(25, 28)).late(drive(20, 24));
        assertThat(hole(walker, 1).left.visits).isNull();
        assertThat(hole(walker, 2).left.visits).isNull();

        walker.late(drive(24, 25));
        assertThat(holes(walker)).containsExactly("9000 20000", "27000 60000");
        assertThat(seconds(hole(walker, 0).right)).isEqualTo(range(20, 26));
        assertThat(hole(walker, 1).left.visits).isNotNull();
        assertThat(hole(walker, 1).left.spots).isEmpty();
    }

    @Test
    void what_follows_the_first_two_clear_samples_of_a_piece_is_told_when_they_come() {
        Walker walker = late(holed(10, 60, YARD, rail(195, 265)), 21_000, 20_000, 19_000);
        assertThat(walker.said()).isEmpty();

        assertThat(late(walker, 18_000).said()).containsExactly("ENTERED yard 19700 late");
    }
}
