package io.keruen.core.stage.zone;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.control.ZoneTable;
import io.keruen.core.kit.ZoneVersions;
import io.keruen.core.stage.zone.Walker.At;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GateApproachTest {
    private static final ZoneSpec GATE = Walker.line("gate", ZoneKind.GATE, 0, -10, 0, 10);

    /** Along the lane through the gate: one sample a second at these places east of the line. */
    private static List<At> lane(double... eastM) {
        List<At> samples = new ArrayList<>();
        for (int i = 0; i < eastM.length; i++) {
            samples.add(new At(1_000L * i, eastM[i], 0));
        }
        return samples;
    }

    /** At each sample {@code G} at the gate, else a dot. */
    private static String marks(Walker walker) {
        StringBuilder marks = new StringBuilder();
        for (int kinds : walker.kinds) {
            marks.append((kinds & ZoneKind.GATE.bit()) != 0 ? 'G' : '.');
        }
        return marks.toString();
    }

    private static String marks(double... eastM) {
        return marks(new Walker(GATE).walk(lane(eastM)));
    }

    @Test
    void a_vehicle_is_at_the_gate_from_15_m_before_the_line_until_it_is_past_it() {
        assertThat(marks(-40, -20, -15.5, -14.5, -5, -2, 2, 5, 14, 16, 30)).isEqualTo("...GGG.....");
        assertThat(marks(40, 20, 14, 5, 2, -2, -5, -14, -20)).isEqualTo("..GGG....");
    }

    @Test
    void a_vehicle_first_seen_within_reach_is_before_the_gate() {
        assertThat(marks(5, 2, -2, -5)).isEqualTo("GG..");
    }

    @Test
    void a_vehicle_standing_20_m_before_the_line_is_not_at_the_gate() {
        Random random = new Random(1);
        Walker walker = new Walker(GATE);
        for (int i = 0; i < 1_000; i++) {
            walker.walk(new At(100L * i, -20 + random.nextGaussian(), random.nextGaussian(), 1));
        }
        assertThat(walker.kinds).containsOnly(0);
    }

    @Test
    void a_step_from_out_of_reach_across_the_line_passes_the_gate() {
        assertThat(marks(-40, -20, 10, 12, 14)).isEqualTo(".....");
        assertThat(marks(-40, -10, 30, 10)).isEqualTo(".G.G");
        assertThat(marks(-20, 20, 40)).isEqualTo("...");
    }

    @Test
    void a_vehicle_that_backs_through_the_gate_is_before_it_again() {
        assertThat(marks(-20, -10, 10, -10, 10)).isEqualTo(".G.G.");
    }

    @Test
    void a_vehicle_that_drives_round_the_end_of_the_line_did_not_pass_it() {
        Walker walker = new Walker(GATE);
        walker.walk(new At(0, -10, 9), new At(1_000, -2, 14), new At(2_000, 4, 14), new At(3_000, 10, 9));
        assertThat(marks(walker)).isEqualTo("GGGG");
    }

    @Test
    void noise_on_the_line_does_not_pass_the_gate() {
        for (double standsM : new double[] {-2, 0, 1}) {
            Random random = new Random(2);
            Walker walker = new Walker(GATE).walk(lane(-30, -20, -10));
            for (int i = 0; i < 3_000; i++) {
                double eastM = Math.max(-6, Math.min(4, standsM + 1.5 * random.nextGaussian()));
                walker.walk(new At(3_000 + 100L * i, eastM, 0, 1.5));
            }
            assertThat(marks(walker)).isEqualTo("..G" + "G".repeat(3_000));
        }
    }

    @Test
    void a_vehicle_standing_behind_the_gate_does_not_come_to_it_again_by_noise() {
        for (double standsM : new double[] {9, 15, 18}) {
            Random random = new Random(3);
            Walker walker = new Walker(GATE).walk(lane(-30, -20, 9));
            for (int i = 0; i < 3_000; i++) {
                double noiseM = Math.max(-4, Math.min(4, 1.5 * random.nextGaussian()));
                walker.walk(new At(3_000 + 100L * i, Math.min(19, standsM + noiseM), 0, 1.5));
            }
            assertThat(walker.kinds).containsOnly(0);
        }
    }

    @Test
    void a_gate_not_in_force_is_no_gate() {
        ZoneSpec later = ZoneVersions.of(GATE, 1, Walker.T0 + 2_000, Walker.T0 + 4_000);
        Walker walker = new Walker(later).walk(lane(-10, -10, -10, -10, -10, -10));
        assertThat(marks(walker)).isEqualTo("..GG..");
    }

    @Test
    void a_new_version_keeps_that_the_vehicle_is_past() {
        ZoneSpec again = ZoneVersions.of(GATE, 2, Walker.T0 + 3_000, Long.MAX_VALUE);
        assertThat(marks(new Walker(GATE, again).walk(lane(-10, 5, 6, 7, 8)))).isEqualTo("G....");
    }

    @Test
    void a_gate_taken_out_of_the_table_is_forgotten() {
        Walker walker = new Walker(GATE).walk(lane(-10, 10));
        walker.zones = ZoneTable.EMPTY;
        walker.walk(new At(2_000, 10, 0));
        walker.zones = new ZoneTable(List.of(GATE));
        walker.walk(new At(3_000, 10, 0));
        assertThat(marks(walker)).isEqualTo("G..G");
    }

    @Test
    void other_lines_and_gates_with_an_area_are_not_approached() {
        ZoneSpec border = Walker.line("border", ZoneKind.BORDER_LINE, 0, -10, 0, 10);
        ZoneSpec area = Walker.rectangle("area", ZoneKind.GATE, 0, -10, 10, 10);
        assertThat(marks(new Walker(border).walk(lane(-10, -5)))).isEqualTo("..");
        assertThat(marks(new Walker(area).walk(lane(-10, -5, 5, 6)))).isEqualTo("...G");
    }

    @Test
    void each_of_several_gates_is_passed_for_itself() {
        ZoneSpec second = Walker.line("second", ZoneKind.GATE, 10, -10, 10, 10);
        Walker walker = new Walker(GATE, second).walk(lane(-20, -10, -2, 2, 8, 12, 20, 30));
        assertThat(marks(walker)).isEqualTo(".GGGG...");
    }

    @Test
    void transits_of_the_line_stay_and_a_restart_changes_nothing() {
        List<At> way = lane(-30, -10, -2, -0.5, 0.5, 2, 10, 14, 30, 50);
        Walker cut = new Walker(GATE);
        for (At at : way) {
            cut.walk(at).restart();
        }
        Walker whole = new Walker(GATE).walk(way);
        assertThat(whole.said()).containsExactly("CROSSED gate 3500");
        assertThat(cut.said()).isEqualTo(whole.said());
        assertThat(marks(cut)).isEqualTo(marks(whole)).isEqualTo(".GGGG.....");
    }
}
