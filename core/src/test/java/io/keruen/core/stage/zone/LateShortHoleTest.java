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
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneSpec;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holes so short that the main line judged them as one path, and passages beside a hole. */
class LateShortHoleTest {
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

    @Test
    void a_passage_right_before_a_short_hole_that_the_main_line_did_not_see_is_found() {
        ZoneSpec strip = Walker.rectangle("strip", ZoneKind.YARD, 200, 0, 202, 100);
        List<At> walk = at(0, 180, 190, 201.5, 215, 225, 225, 215, 190, 180, 170);
        List<String> whole = new Walker(strip).walk(walk).said();
        assertThat(whole).hasSize(2);
        for (List<At> order : orders(walk.subList(3, 7))) {
            Walker walker = new Walker(strip).walk(walk.subList(0, 3));
            walker.fragments.hole(1, 2, 1, 7);
            walker.walk(walk.subList(7, 10)).late(order, 1, 0);
            assertThat(walker.said())
                    .containsExactlyInAnyOrderElementsOf(
                            whole.stream().map(said -> said + " late").toList());
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
}
