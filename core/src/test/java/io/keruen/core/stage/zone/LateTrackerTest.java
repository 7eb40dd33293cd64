package io.keruen.core.stage.zone;

import static io.keruen.core.stage.zone.LateDrives.BORDER;
import static io.keruen.core.stage.zone.LateDrives.YARD;
import static io.keruen.core.stage.zone.LateDrives.at;
import static io.keruen.core.stage.zone.LateDrives.drive;
import static io.keruen.core.stage.zone.LateDrives.holed;
import static io.keruen.core.stage.zone.LateDrives.orders;
import static io.keruen.core.stage.zone.LateDrives.reversed;
import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.stage.zone.Walker.At;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Transits found in late data. */
class LateTrackerTest {
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
    void a_piece_lost_for_good_is_one_path_wherever_it_lies_in_the_hole() {
        for (int lostS : new int[] {10, 18, 28, 40, 48, 57}) {
            List<At> kept = drive(10, lostS);
            kept.addAll(drive(lostS + 3, 60));
            for (List<At> order : orders(kept)) {
                Walker walker = holed(10, 60, YARD, BORDER).late(order);
                assertThat(walker.fragments.holes).hasSize(1);
                assertThat(walker.restart().quiet().said())
                        .containsExactlyInAnyOrder(
                                "CROSSED border 60000 unobserved",
                                "ENTERED yard 19700 late",
                                "EXITED yard 29700 late",
                                "CROSSED border 49700 late");
                assertThat(walker.fragments.holes).isEmpty();
            }
        }
    }

    @Test
    void a_hole_of_which_nothing_came_yet_is_waited_for() {
        Walker walker = new Walker(YARD, BORDER).walk(drive(0, 28));
        walker.fragments.hole(1, 27, 1, 32);
        walker.walk(drive(32, 45)).walk(drive(56, 80)).late(drive(45, 56)).quiet();
        assertThat(walker.fragments.holes).hasSize(1);
        walker.late(drive(28, 32), 1, 0);
        assertThat(walker.unjudged).isZero();
        assertThat(walker.fragments.holes).isEmpty();
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
    void between_two_holes_the_main_line_that_is_not_sure_yet_takes_no_side() {
        List<At> older = drive(10, 24);
        List<At> newer = drive(25, 60);
        for (List<At> order : orders(newer)) {
            List<At> newerFirst = new ArrayList<>(order);
            newerFirst.addAll(reversed(older));
            List<At> olderFirst = new ArrayList<>(older);
            olderFirst.addAll(order);
            for (List<At> samples : List.of(newerFirst, olderFirst)) {
                Walker walker = new Walker(YARD).walk(drive(0, 10)).walk(drive(24, 25));
                walker.walk(drive(60, 80)).restart().late(samples);
                assertThat(walker.said())
                        .containsExactlyInAnyOrder("ENTERED yard 19700 late", "EXITED yard 29700 late");
                assertThat(walker.fragments.holes).isEmpty();
            }
        }
    }

    @Test
    void if_what_was_before_is_forgotten_the_side_that_the_main_line_took_counts() {
        Walker walker = new Walker(YARD).walk(drive(0, 10)).walk(drive(24, 25)).walk(drive(60, 62));
        for (int hole = 0; hole < LateFragments.MAX - 1; hole++) {
            walker.walk(drive(100 + 20 * hole, 102 + 20 * hole));
        }
        assertThat(walker.restart().late(drive(25, 60)).said())
                .containsExactly("ENTERED yard 24000 late unobserved", "EXITED yard 29700 late");
    }

    @Test
    void what_late_data_said_first_the_main_line_does_not_say_again() {
        List<At> walk = at(25, 270, 285, 299.5, 300.5, 310, 320, 330, 340, 350, 360);
        Walker walker = new Walker(YARD).walk(drive(0, 25)).walk(walk.subList(0, 4));
        walker.fragments.hole(1, 28, 1, 32);
        walker.walk(walk.subList(7, 8)).late(walk.subList(4, 6), 1, 0);
        assertThat(walker.said()).containsExactly("ENTERED yard 19700", "EXITED yard 27500 late");
        assertThat(walker.restart()
                        .walk(walk.subList(8, 10))
                        .late(walk.subList(6, 7), 1, 0)
                        .said())
                .hasSize(2);
    }
}
