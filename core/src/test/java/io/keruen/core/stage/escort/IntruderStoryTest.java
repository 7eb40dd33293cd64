package io.keruen.core.stage.escort;

import static io.keruen.core.stage.escort.Crossing.T;
import static io.keruen.core.stage.escort.Crossing.control;
import static io.keruen.core.stage.escort.Crossing.drive;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.keruen.core.alert.AlertEvent;
import io.keruen.core.alert.Severity;
import io.keruen.core.stage.escort.EscortBench.Said;
import io.keruen.core.stage.flow.Sighting;
import io.keruen.core.zone.ZoneKind;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who drives between two vehicles of a convoy under way. At t seconds A is at 40 + 10 t m, B 40 m behind it, C as far behind B. */
class IntruderStoryTest {
    static final String INTRUDER = "CONVOY_INTRUDER";
    static final double M_PER_LON_DEG = 80_800;

    static EscortBench convoy() {
        EscortBench bench = new EscortBench(control());
        drive(bench, "A", 0, 45_000, 40, 10);
        drive(bench, "B", 0, 45_000, 0, 10);
        drive(bench, "C", 0, 45_000, -40, 10);
        return bench;
    }

    /** Seen a second apart, so far ahead of B, heading along the road. */
    static EscortBench near(EscortBench bench, long fromMs, long toMs, double aheadOfBM, Consumer<Sighting> change) {
        for (long ms = fromMs; ms <= toMs; ms += 1_000) {
            Sighting sighting = new Sighting();
            sighting.vehicleId = "X";
            sighting.ingestTimeMs = T + ms;
            sighting.eventTimeMs = T + ms;
            sighting.ordinal = ms / 1_000;
            sighting.latDeg = Crossing.latDeg(aheadOfBM + ms / 100.0);
            sighting.lonDeg = Point.LON_DEG;
            sighting.courseDeg = 1;
            sighting.speedMps = 10;
            sighting.sigmaM = 1.5;
            change.accept(sighting);
            bench.outsider(sighting);
        }
        return bench;
    }

    static EscortBench near(EscortBench bench, long fromMs, long toMs, double aheadOfBM) {
        return near(bench, fromMs, toMs, aheadOfBM, sighting -> {});
    }

    private static List<String> lines(EscortBench bench) {
        return bench.play(T + 60_000).lines(INTRUDER);
    }

    @Test
    void who_drives_between_two_members_for_three_seconds_intrudes_until_it_leaves() {
        EscortBench bench = near(near(convoy(), 20_000, 30_000, 15), 31_000, 35_000, 60);
        Said said = bench.play(T + 60_000);

        assertThat(said.lines(INTRUDER)).containsExactly("RAISED X 23000", "CLEARED X 31000");
        AlertEvent raised = said.alerts(INTRUDER).get(0);
        assertThat(raised.startedAtMs()).isEqualTo(T + 20_000);
        assertThat(raised.otherVehicleId()).isEqualTo("B");
        assertThat(raised.severity()).isEqualTo(Severity.HIGH);
        assertThat(raised.escortId()).isEqualTo(Crossing.ESCORT);
        assertThat(raised.convoyId()).isEqualTo("C1");
        assertThat(raised.measured()).isCloseTo(0, offset(0.1));
        assertThat(raised.limit()).isEqualTo(6);
        assertThat(raised.evidence().get("behindM")).isCloseTo(15, offset(0.2));
        assertThat(raised.evidence().get("aheadM")).isCloseTo(25, offset(0.2));
        assertThat(raised.evidence()).containsEntry("speedMps", 10.0);
        assertThat(raised.chainageM()).isCloseTo(245, offset(0.2));
        assertThat(raised.latDeg()).isEqualTo(Crossing.latDeg(245));
    }

    @Test
    void less_than_three_seconds_are_no_intrusion() {
        assertThat(lines(near(near(convoy(), 20_000, 22_000, 15), 23_000, 35_000, 60)))
                .isEmpty();
    }

    @Test
    void behind_the_second_it_is_between_the_second_and_the_third() {
        assertThat(near(convoy(), 20_000, 30_000, -15)
                        .play(T + 60_000)
                        .alerts(INTRUDER)
                        .get(0)
                        .otherVehicleId())
                .isEqualTo("C");
    }

    /** Who was not seen near the convoy for ten seconds is there no more, as of when it was seen last. */
    @Test
    void who_is_seen_no_more_has_gone() {
        assertThat(lines(near(convoy(), 20_000, 30_000, 15))).containsExactly("RAISED X 23000", "CLEARED X 30000");
        assertThat(near(convoy(), 20_000, 30_000, 15).play(T + 40_999).lines(INTRUDER))
                .hasSize(1);
        assertThat(near(convoy(), 20_000, 30_000, 15).play(T + 41_000).lines(INTRUDER))
                .hasSize(2);
    }

    /** A is 40 m ahead of B; nearer than 2 m to a member is beside it. */
    @ParameterizedTest
    @ValueSource(doubles = {60, 41, 38.5, 1.5, -1.5, -38.5, -41, -80})
    void before_behind_and_beside_the_convoy_is_no_intrusion(double aheadOfBM) {
        assertThat(lines(near(convoy(), 20_000, 30_000, aheadOfBM))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"5.8, 1", "6.2, 0", "-5.8, 1", "-6.2, 0"})
    void beside_the_road_is_no_intrusion(double eastM, int raised) {
        EscortBench bench =
                near(convoy(), 20_000, 25_000, 15, sighting -> sighting.lonDeg = Point.LON_DEG + eastM / M_PER_LON_DEG);

        assertThat(bench.play(T + 26_500).lines(INTRUDER)).hasSize(raised);
    }

    /** Across the road and more is the other way. */
    @ParameterizedTest
    @CsvSource({"89, 1", "91, 0", "180, 0", "269, 0", "271, 1"})
    void whoever_comes_the_other_way_does_not_intrude(double courseDeg, int raised) {
        EscortBench bench = near(convoy(), 20_000, 25_000, 15, sighting -> sighting.courseDeg = courseDeg);

        assertThat(bench.play(T + 26_500).lines(INTRUDER)).hasSize(raised);
    }

    @Test
    void without_a_course_the_way_along_the_road_says_where_it_is_headed() {
        EscortBench along = near(convoy(), 20_000, 26_000, 15, sighting -> sighting.courseDeg = Double.NaN);
        EscortBench back = near(convoy(), 20_000, 26_000, 15, sighting -> {
            sighting.courseDeg = Double.NaN;
            sighting.latDeg = Crossing.latDeg(260 - 3 * (sighting.eventTimeMs - T - 20_000) / 1e3);
        });

        assertThat(along.play(T + 27_500).lines(INTRUDER)).containsExactly("RAISED X 24000");
        assertThat(back.play(T + 27_500).lines(INTRUDER)).isEmpty();
    }

    @Test
    void who_stands_between_two_that_stand_intrudes() {
        EscortBench bench = new EscortBench(control());
        for (long ms = 0; ms <= 20_000; ms += 1_000) {
            bench.hear(
                    Point.of("A", T + ms, 400).speed(0),
                    Point.of("B", T + ms, 360).speed(0));
            bench.hear(Point.of("C", T + ms, 320).speed(0));
        }
        near(bench, 5_000, 15_000, 0, sighting -> {
            sighting.latDeg = Crossing.latDeg(380);
            sighting.courseDeg = Double.NaN;
            sighting.speedMps = 0.5;
        });

        assertThat(bench.play(T + 17_000).lines(INTRUDER)).containsExactly("RAISED X 8000");
    }

    /** At a gate one goes at a time; where a place is poor nobody knows. */
    @Test
    void at_a_gate_and_where_a_place_is_poor_it_is_not_known() {
        EscortBench atGate =
                near(convoy(), 20_000, 30_000, 15, sighting -> sighting.zoneKinds = ZoneKind.GATE_QUEUE.bit());
        EscortBench poor = near(convoy(), 20_000, 30_000, 15, sighting -> sighting.sigmaM = 5.1);
        EscortBench nearlyPoor = near(convoy(), 20_000, 25_000, 15, sighting -> sighting.sigmaM = 5);

        assertThat(lines(atGate)).isEmpty();
        assertThat(lines(poor)).isEmpty();
        assertThat(nearlyPoor.play(T + 26_500).lines(INTRUDER)).hasSize(1);
    }

    @Test
    void between_members_of_which_one_is_silent_it_is_not_known() {
        EscortBench bench = new EscortBench(control());
        drive(bench, "A", 0, 15_000, 40, 10);
        drive(bench, "B", 0, 45_000, 0, 10);
        drive(bench, "C", 0, 45_000, -40, 10);

        assertThat(lines(near(bench, 25_000, 35_000, 15))).isEmpty();
    }

    @Test
    void a_convoy_in_its_yard_is_not_intruded_upon() {
        EscortBench bench = new EscortBench(control());
        for (long ms = 0; ms <= 20_000; ms += 1_000) {
            bench.hear(Point.of("A", T + ms, 80).in(ZoneKind.YARD.bit()).speed(0));
            bench.hear(Point.of("B", T + ms, 40).in(ZoneKind.YARD.bit()).speed(0));
        }
        near(bench, 5_000, 15_000, 0, sighting -> sighting.latDeg = Crossing.latDeg(60));

        assertThat(bench.play(T + 20_000).lines(INTRUDER)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "B", "C"})
    void a_member_is_no_intruder(String vehicleId) {
        EscortBench bench = near(convoy(), 20_000, 30_000, 15, sighting -> sighting.vehicleId = vehicleId);

        assertThat(lines(bench)).isEmpty();
    }

    @Test
    void two_intruders_are_two_alerts() {
        EscortBench bench = near(convoy(), 20_000, 25_000, 15);
        near(bench, 21_000, 26_000, -15, sighting -> sighting.vehicleId = "W");

        assertThat(bench.play(T + 27_500).lines(INTRUDER)).containsExactly("RAISED X 23000", "RAISED W 24000");
    }

    /** With the arrival the convoy is not under way any more: it ends where it was seen then. */
    @Test
    void with_the_end_of_the_plan_the_intrusion_is_over() {
        EscortBench bench = new EscortBench(control(Crossing.ROAD, Crossing.plan(1, T, T + 28_000, Crossing.three())));
        drive(bench, "A", 0, 27_000, 40, 10);
        drive(bench, "B", 0, 27_000, 0, 10);
        drive(bench, "C", 0, 27_000, -40, 10);

        assertThat(lines(near(bench, 20_000, 32_000, 15))).containsExactly("RAISED X 23000", "CLEARED X 29000");
    }

    /** The convoy as above, of which one falls silent at 25 s. */
    private static EscortBench silent(String silentId) {
        EscortBench bench = new EscortBench(control());
        for (String id : List.of("A", "B", "C")) {
            drive(bench, id, 0, id.equals(silentId) ? 25_000 : 45_000, 40 - 40 * (id.charAt(0) - 'A'), 10);
        }
        return bench;
    }

    /** Nobody knows whether it is still between them: that ends nothing. */
    @Test
    void while_the_one_behind_it_is_silent_an_intrusion_goes_on() {
        assertThat(near(silent("B"), 20_000, 40_000, 15).play(T + 45_000).lines(INTRUDER))
                .containsExactly("RAISED X 23000");
    }

    @Test
    void ahead_of_the_first_and_behind_the_last_it_has_left_whoever_is_silent() {
        assertThat(lines(near(near(silent("C"), 20_000, 30_000, 15), 31_000, 35_000, 60)))
                .containsExactly("RAISED X 23000", "CLEARED X 31000");
        assertThat(lines(near(near(silent("A"), 20_000, 30_000, -15), 31_000, 35_000, -60)))
                .containsExactly("RAISED X 23000", "CLEARED X 31000");
    }

    /** A member's place counts up to an accuracy of 5 m. */
    @ParameterizedTest
    @CsvSource({"5, 1", "5.1, 0"})
    void a_member_of_which_the_place_is_poor_is_nowhere(double sigmaM, int raised) {
        EscortBench bench = new EscortBench(control());
        drive(bench, "A", 0, 30_000, 40, 10);
        drive(bench, "C", 0, 30_000, -40, 10);
        for (long ms = 15_000; ms <= 30_000; ms += 1_000) {
            bench.hear(Point.of("B", T + ms, ms / 100.0).speed(10).sigma(sigmaM));
        }

        assertThat(near(bench, 20_000, 25_000, 15).play(T + 26_500).lines(INTRUDER))
                .hasSize(raised);
    }
}
