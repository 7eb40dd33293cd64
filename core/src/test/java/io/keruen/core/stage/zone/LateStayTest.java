package io.keruen.core.stage.zone;

import static io.keruen.core.stage.zone.LateDrives.reversed;
import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.stage.zone.Walker.At;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Stays that are too long, found or corrected by late data. */
class LateStayTest {
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

    /** The samples of two holes: the older first, the newer first, both newest first, and from the inside outward. */
    private static List<List<At>> orders(List<At> older, List<At> newer) {
        List<List<At>> orders = new ArrayList<>();
        for (List<List<At>> pair : List.of(
                List.of(older, newer),
                List.of(newer, older),
                List.of(reversed(newer), reversed(older)),
                List.of(reversed(older), newer))) {
            List<At> order = new ArrayList<>(pair.get(0));
            order.addAll(pair.get(1));
            orders.add(order);
        }
        return orders;
    }

    @Test
    void a_stay_that_begins_in_one_hole_and_ends_in_a_later_one_is_raised_in_whatever_order_they_come() {
        for (int seenS : new int[] {1, 2, 15}) {
            for (List<At> order : orders(stay(5, 25), stay(25 + seenS, 90))) {
                Walker walker = new Walker(control(68_000))
                        .walk(stay(0, 5))
                        .walk(stay(25, 25 + seenS))
                        .walk(stay(90, 95));
                assertThat(walker.findings).isEmpty();
                walker.late(order).restart().walk(stay(95, 99));
                assertThat(walker.found()).hasSize(2);
                assertThat(walker.found().get(0)).startsWith("RAISED " + STAY + " 77474");
                assertThat(walker.found().get(1)).isEqualTo("CLEARED " + STAY + " 77474 79500 late");
                assertThat(walker.fragments.holes).isEmpty();
            }
        }
    }

    @Test
    void a_stay_in_two_holes_that_was_just_short_enough_is_not_raised() {
        for (List<At> order : orders(stay(5, 25), stay(40, 94))) {
            Walker walker = new Walker(control(70_100))
                    .walk(stay(0, 5))
                    .walk(stay(25, 40))
                    .walk(stay(94, 99));
            assertThat(walker.late(order).restart().walk(stay(99, 102)).findings)
                    .isEmpty();
        }
    }

    @Test
    void a_stay_of_which_the_main_line_learns_behind_the_boundary_that_it_was_too_long_is_raised_at_once() {
        Walker walker = new Walker(control(60_000)).walk(stay(0, 5)).walk(stay(25, 75));
        walker.walk(List.of(new At(75_000, 100.5, 50), new At(76_000, 100.5, 50)));
        assertThat(walker.late(stay(5, 25)).findings).isEmpty();
        walker.restart().walk(List.of(new At(77_000, 100.5, 50)));
        assertThat(walker.found()).containsExactly("RAISED " + STAY + " 69474 76000");
    }

    @Test
    void a_stay_whose_end_comes_before_the_main_line_is_sure_of_it_is_raised() {
        Walker walker = new Walker(control(60_000)).walk(stay(0, 40)).walk(stay(90, 91));
        walker.late(stay(40, 90)).restart().walk(stay(91, 95));
        assertThat(walker.found())
                .containsExactly("RAISED " + STAY + " 69474 69474", "CLEARED " + STAY + " 69474 79500");
    }

    @Test
    void a_stay_that_the_main_line_gave_up_before_its_end_was_known_is_raised() {
        for (boolean oldestFirst : new boolean[] {true, false}) {
            Walker walker = new Walker(control(60_000)).walk(stay(0, 40)).walk(stay(90, 91));
            walker.late(stay(81, 90)).restart().walk(stay(91, 95));
            assertThat(walker.findings).isEmpty();
            walker.restart().late(oldestFirst ? stay(40, 81) : reversed(stay(40, 81)));
            assertThat(walker.found()).hasSize(2);
            assertThat(walker.found().get(0))
                    .startsWith("RAISED " + STAY + " 69474")
                    .endsWith(" late");
            assertThat(walker.found().get(1)).isEqualTo("CLEARED " + STAY + " 69474 79500 late");
        }
    }

    @Test
    void a_stay_whose_end_comes_before_the_main_line_is_sure_of_it_is_raised_also_if_nothing_more_is_heard() {
        Walker walker = new Walker(control(60_000)).walk(stay(0, 40)).walk(stay(90, 91));
        assertThat(walker.late(stay(40, 90)).findings).isEmpty();
        assertThat(walker.restart().quiet().found())
                .containsExactly("RAISED " + STAY + " 69474 69474", "CLEARED " + STAY + " 69474 79500");
    }

    /** It went on for the main line at both ends of one or more holes behind each of which it was heard once. */
    @Test
    void a_stay_that_the_main_line_gave_up_is_looked_for_in_all_holes_that_follow_each_other() {
        for (int[] heardS : new int[][] {{60}, {50, 60}, {60, 61, 62}}) {
            int firstS = heardS[0];
            int lastS = heardS[heardS.length - 1] + 1;
            List<At> between = stay(firstS, lastS);
            for (int s : heardS) {
                between.removeIf(at -> at.ms() == 1_000L * s);
            }
            for (List<At> order : orders(stay(40, firstS), stay(lastS, 81))) {
                List<At> samples = new ArrayList<>(order);
                samples.addAll(between);
                for (int givenUpAt = 0; givenUpAt <= samples.size(); givenUpAt += 5) {
                    Walker walker = new Walker(control(60_000)).walk(stay(0, 40));
                    for (int s : heardS) {
                        walker.walk(stay(s, s + 1));
                    }
                    walker.walk(stay(90, 91)).late(samples.subList(0, givenUpAt));
                    walker.late(stay(81, 90)).restart().walk(stay(91, 95));
                    walker.late(samples.subList(givenUpAt, samples.size())).restart();
                    assertThat(walker.walk(stay(95, 99)).found()).hasSize(2);
                    assertThat(walker.found().get(0)).startsWith("RAISED " + STAY + " 69474");
                    assertThat(walker.found().get(1)).startsWith("CLEARED " + STAY + " 69474 79500");
                }
            }
        }
    }

    @Test
    void a_stay_that_the_main_line_has_raised_is_not_raised_again_when_it_gives_it_up() {
        for (boolean oldestFirst : new boolean[] {true, false}) {
            Walker walker = new Walker(control(25_000)).walk(stay(0, 40)).walk(stay(90, 91));
            walker.late(stay(81, 90)).restart().walk(stay(91, 95));
            walker.restart().late(oldestFirst ? stay(40, 81) : reversed(stay(40, 81)));
            assertThat(walker.found().stream().filter(said -> said.startsWith("RAISED")))
                    .containsExactly("RAISED " + STAY + " 34474 35000");
            assertThat(walker.found().stream().filter(said -> said.startsWith("CLEARED")))
                    .hasSize(1);
        }
    }
}
