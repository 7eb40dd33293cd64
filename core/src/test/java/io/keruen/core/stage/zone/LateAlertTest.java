package io.keruen.core.stage.zone;

import static io.keruen.core.stage.zone.LateDrives.ALERT;
import static io.keruen.core.stage.zone.LateDrives.KEEP_OUT;
import static io.keruen.core.stage.zone.LateDrives.at;
import static io.keruen.core.stage.zone.LateDrives.drive;
import static io.keruen.core.stage.zone.LateDrives.holed;
import static io.keruen.core.stage.zone.LateDrives.orders;
import static io.keruen.core.stage.zone.LateDrives.reversed;
import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.stage.zone.Walker.At;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Restricted-zone alerts found or corrected by late data. */
class LateAlertTest {
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
    void an_alert_raised_late_goes_on_in_the_main_line_that_takes_the_hole_over() {
        for (double edge : new double[] {299.5, 300.5}) {
            List<At> standing = at(25, edge, edge, edge, edge, edge, edge);
            for (List<At> order : orders(drive(10, 25))) {
                Walker walker = new Walker(KEEP_OUT).walk(drive(0, 10)).walk(standing.subList(0, 3));
                walker.late(order).restart().walk(standing.subList(3, 6)).walk(at(31, 305, 315, 325, 335));
                assertThat(walker.findings).as("%s", edge).hasSize(2);
                assertThat(walker.found().get(0))
                        .startsWith("RAISED " + ALERT + " 19700")
                        .endsWith(" late");
                assertThat(walker.found().get(1)).startsWith("CLEARED " + ALERT + " 19700");
                assertThat(walker.fragments.holes).isEmpty();
            }
        }
    }

    @Test
    void an_excursion_at_the_end_of_a_visit_is_no_visit_of_its_own() {
        List<At> hole = at(10, 210, 230, 250, 270, 290, 297, 299.5, 300.5, 299.5, 300.5, 310, 320, 330, 340);
        for (List<At> order : orders(hole)) {
            Walker walker = new Walker(KEEP_OUT)
                    .walk(drive(0, 10))
                    .walk(at(24, 350, 360, 370))
                    .late(order);
            String enter =
                    new Walker(KEEP_OUT).walk(drive(0, 10)).walk(hole).found().get(0);
            assertThat(walker.findings).hasSize(2);
            assertThat(walker.found().get(0)).startsWith(enter.substring(0, enter.lastIndexOf(' ')));
        }
    }

    @Test
    void an_alert_open_since_before_the_hole_is_not_corrected_under_another_name() {
        List<At> hole = at(24, 310, 320, 330, 340, 350, 340, 330, 320, 310, 290, 280, 280, 280);
        for (List<At> order : orders(hole)) {
            Walker walker = new Walker(KEEP_OUT).walk(drive(0, 24)).walk(at(37, 290, 310, 320, 330));
            int before = walker.findings.size();
            assertThat(walker.late(order).findings).hasSize(before);
        }
    }

    @Test
    void an_alert_raised_between_two_holes_is_corrected_in_whatever_order_they_come() {
        for (List<At> newer : orders(drive(25, 60))) {
            for (boolean olderFirst : new boolean[] {true, false}) {
                List<At> samples = new ArrayList<>(olderFirst ? drive(10, 24) : newer);
                samples.addAll(olderFirst ? newer : reversed(drive(10, 24)));
                Walker walker = new Walker(KEEP_OUT).walk(drive(0, 10)).walk(drive(24, 25));
                walker.walk(drive(60, 80));
                assertThat(walker.found())
                        .containsExactly(
                                "RAISED " + ALERT + " 24000 24000 unobserved",
                                "CLEARED " + ALERT + " 24000 60000 unobserved");
                walker.restart().late(samples);
                assertThat(walker.found().subList(2, walker.findings.size()))
                        .containsExactly("UPDATED " + ALERT + " 24000 24000 late");
                assertThat(walker.findings.get(2).evidence())
                        .isEqualTo(Map.of("trueStartedAtMs", (double) (Walker.T0 + 19_700)));
            }
        }
    }

    @Test
    void of_two_alerts_of_the_main_line_that_are_one_visit_the_one_raised_across_the_hole_is_corrected() {
        for (List<At> order : orders(drive(10, 24))) {
            Walker walker = new Walker(KEEP_OUT)
                    .walk(drive(0, 10))
                    .walk(at(24, 290, 302, 290, 290, 290))
                    .late(order);
            assertThat(walker.found())
                    .contains("RAISED " + ALERT + " 24000 24000 unobserved", "UPDATED " + ALERT + " 24000 24000 late");
        }
    }
}
