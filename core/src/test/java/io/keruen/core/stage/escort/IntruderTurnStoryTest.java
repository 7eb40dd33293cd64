package io.keruen.core.stage.escort;

import static io.keruen.core.stage.escort.Crossing.ESCORT;
import static io.keruen.core.stage.escort.Crossing.ROAD;
import static io.keruen.core.stage.escort.Crossing.T;
import static io.keruen.core.stage.escort.Crossing.VALID_MS;
import static io.keruen.core.stage.escort.Crossing.control;
import static io.keruen.core.stage.escort.Crossing.drive;
import static io.keruen.core.stage.escort.Crossing.plan;
import static io.keruen.core.stage.escort.Crossing.three;
import static io.keruen.core.stage.escort.IntruderStoryTest.INTRUDER;
import static io.keruen.core.stage.escort.IntruderStoryTest.M_PER_LON_DEG;
import static io.keruen.core.stage.escort.IntruderStoryTest.convoy;
import static io.keruen.core.stage.escort.IntruderStoryTest.near;
import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.control.ControlSnapshot;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.policy.PolicyOverrides;
import io.keruen.core.stage.flow.Sighting;
import io.keruen.core.transit.TransitEvent;
import io.keruen.core.zone.Shape;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** How an intrusion ends, and what another plan or another road makes of it. */
class IntruderTurnStoryTest {
    private static List<String> lines(EscortBench bench, long endMs) {
        return bench.play(T + endMs).lines(INTRUDER);
    }

    /** From 31 s on it goes another way; that is known a second later. */
    private static List<String> turning(Consumer<Sighting> turn) {
        EscortBench bench = near(convoy(), 20_000, 30_000, 15);
        near(bench, 31_000, 33_000, 15, sighting -> {
            sighting.ordinal += 100;
            turn.accept(sighting);
        });
        return lines(bench, 32_000);
    }

    @Test
    void who_leaves_the_road_turns_round_or_overtakes_intrudes_no_more_as_soon_as_that_is_known() {
        List<String> isOver = List.of("RAISED X 23000", "CLEARED X 31000");

        assertThat(turning(sighting -> sighting.lonDeg = Point.LON_DEG + 20 / M_PER_LON_DEG))
                .isEqualTo(isOver);
        assertThat(turning(sighting -> sighting.courseDeg = 180)).isEqualTo(isOver);
        assertThat(turning(sighting -> sighting.latDeg += 45 * Point.DEG_PER_M)).isEqualTo(isOver);
    }

    @Test
    void who_comes_back_intrudes_again() {
        EscortBench bench = near(convoy(), 20_000, 25_000, 15);
        near(near(bench, 26_000, 29_000, 60), 30_000, 35_000, 15);

        assertThat(lines(bench, 36_000)).containsExactly("RAISED X 23000", "CLEARED X 26000", "RAISED X 33000");
    }

    /** It does not say where it is headed; slowly forward, and back by less than places are wrong, is along the road. */
    @Test
    void who_creeps_along_without_a_course_is_headed_along_the_road() {
        EscortBench bench = new EscortBench(control());
        for (long ms = 0; ms <= 20_000; ms += 1_000) {
            bench.hear(
                    Point.of("A", T + ms, 400).speed(0),
                    Point.of("B", T + ms, 340).speed(0),
                    Point.of("C", T + ms, 320).speed(0));
        }
        near(bench, 5_000, 15_000, 0, sighting -> {
            double stepM = (sighting.ordinal % 2 == 0 ? 1.5 : 0) + 0.1 * sighting.ordinal;
            sighting.latDeg = Crossing.latDeg(365 + stepM);
            sighting.courseDeg = Double.NaN;
            sighting.speedMps = 1;
        });

        assertThat(lines(bench, 17_000)).containsExactly("RAISED X 9000");
    }

    private static ZoneSpec east() {
        double[] line = {Point.LAT_DEG, Point.LON_DEG, Point.LAT_DEG, Point.LON_DEG + 2_000 / M_PER_LON_DEG};
        return ZoneSpec.of("road", ZoneKind.ROUTE, Shape.corridor(line, 6));
    }

    /** Members are where they say to be along it. */
    @Test
    void on_a_road_to_the_east_east_is_the_way_of_the_convoy_and_west_is_not() {
        for (double courseDeg : new double[] {90, 270}) {
            EscortBench bench = new EscortBench(control(List.of(east()), plan(1, T, T + VALID_MS, three())));
            for (long ms = 0; ms <= 20_000; ms += 1_000) {
                bench.hear(Point.of("A", T + ms, 400), Point.of("B", T + ms, 340), Point.of("C", T + ms, 320));
            }
            near(bench, 5_000, 15_000, 0, sighting -> {
                sighting.latDeg = Point.LAT_DEG;
                sighting.lonDeg = Point.LON_DEG + 370 / M_PER_LON_DEG;
                sighting.courseDeg = courseDeg;
            });

            assertThat(lines(bench, 17_000)).isEqualTo(courseDeg == 90 ? List.of("RAISED X 8000") : List.of());
        }
    }

    /** By the next plan they drive on a road that began a kilometre earlier, so all are a kilometre further along it. */
    private static ControlSnapshot twoRoads() {
        ZoneSpec longer = ZoneSpec.of("longer", ZoneKind.ROUTE, Shape.corridor(Crossing.line(-1_000, 2_000), 6));
        List<ZoneSpec> zones = new ArrayList<>(ROAD);
        zones.add(longer);
        return control(
                zones,
                plan(1, T, T + VALID_MS, three()),
                new EscortPlan(
                        ESCORT,
                        "C1",
                        2,
                        T + 25_000,
                        T + VALID_MS,
                        0,
                        "longer",
                        List.of("G1", "G2"),
                        List.of(three()),
                        PolicyOverrides.NONE));
    }

    private static EscortBench onTwoRoads() {
        return onTwoRoads(new EscortBench(twoRoads()), 25_000);
    }

    /** The members are placed along the second road from here on. */
    private static EscortBench onTwoRoads(EscortBench bench, long fromMs) {
        for (long ms = 0; ms <= 45_000; ms += 1_000) {
            for (int v = 0; v < 3; v++) {
                Point at = Point.of("ABC".substring(v, v + 1), T + ms, 60 + 40 - 40 * v + ms / 100.0);
                bench.hear(ms < fromMs ? at : at.along(at.chainageM() + 1_000));
            }
        }
        return bench;
    }

    /** It was ahead of them by the first plan; that says nothing of where on the other road it is. */
    @Test
    void on_the_road_of_another_plan_it_intrudes_as_well() {
        EscortBench bench = near(onTwoRoads(), 18_000, 25_000, 130);

        assertThat(lines(near(bench, 26_000, 35_000, 75), 36_000)).containsExactly("RAISED X 29000");
    }

    /** What was seen of it before is not looked for among members on the other road, nor the other way round. */
    @Test
    void an_intrusion_goes_on_while_the_convoy_is_sent_along_another_road() {
        assertThat(lines(near(onTwoRoads(), 18_000, 35_000, 75), 36_000)).containsExactly("RAISED X 21000");
    }

    /** It is to count from before it was known; what was noted until then is along the road before. */
    @Test
    void so_it_does_when_that_plan_reaches_us_late() {
        for (long lateMs : new long[] {200, 1_000, 2_500, 5_000}) {
            EscortBench bench = new EscortBench(control(ROAD, plan(1, T, T + VALID_MS, three())))
                    .control(T + 25_000 + lateMs, twoRoads());

            assertThat(lines(near(onTwoRoads(bench, 25_000 + lateMs), 18_000, 40_000, 75), 41_000))
                    .as("late by %d ms", lateMs)
                    .containsExactly("RAISED X 21000");
        }
    }

    /** Where it came from nobody knows on another road at first: that ends nothing, and raises nothing. */
    @Test
    void without_a_course_the_first_place_on_another_road_says_nothing() {
        for (long fromMs : new long[] {18_000, 20_000}) {
            EscortBench bench = near(onTwoRoads(), fromMs, 35_000, 75, sighting -> sighting.courseDeg = Double.NaN);

            assertThat(lines(bench, 36_000))
                    .as("from 20 s on it would have been at 24 s")
                    .containsExactly("RAISED X " + (fromMs == 18_000 ? 22_000 : 25_000));
        }
    }

    /** Another version of the plan on the same road changes nothing about where anybody is. */
    @Test
    void on_the_same_road_another_plan_forgets_nothing() {
        EscortBench bench = new EscortBench(
                control(ROAD, plan(1, T, T + VALID_MS, three()), plan(2, T + 24_000, T + VALID_MS, three())));
        for (int v = 0; v < 3; v++) {
            drive(bench, "ABC".substring(v, v + 1), 0, 45_000, 40 - 40 * v, 10);
        }
        near(bench, 20_000, 35_000, 15, sighting -> sighting.courseDeg = Double.NaN);

        assertThat(lines(bench, 36_000)).containsExactly("RAISED X 24000");
    }

    /** The leader's last sample along the road before comes when the others have spoken along the one in force. */
    @Test
    void a_member_is_where_it_was_until_its_own_first_sample_on_the_other_road() {
        EscortBench bench = new EscortBench(twoRoads());
        for (long ms = 0; ms <= 45_000; ms += 500) {
            for (int v = 0; v < 3; v++) {
                long ofVehicleMs = ms + (v == 0 ? 250 : 0);
                Point at = Point.of("ABC".substring(v, v + 1), T + ofVehicleMs, 100 - 40 * v + ofVehicleMs / 100.0);
                bench.hear((ofVehicleMs < 25_000 ? at : at.along(at.chainageM() + 1_000))
                        .arriving(T + ofVehicleMs + (v == 0 ? 300 : 0)));
            }
        }
        near(bench, 18_000, 35_000, 75, sighting -> {
            sighting.eventTimeMs += 800;
            sighting.ingestTimeMs += 800;
            sighting.latDeg += 8 * Point.DEG_PER_M;
        });

        assertThat(lines(bench, 37_000)).containsExactly("RAISED X 21800");
    }

    @Test
    void where_no_road_is_known_nobody_intrudes() {
        EscortBench bench = new EscortBench(control(List.of(), plan(1, T, T + VALID_MS, three())));
        bench.transit(TransitEvent.Event.EXITED, ZoneKind.YARD, "A", "yard-a", T + 1_000);
        for (long ms = 0; ms <= 20_000; ms += 1_000) {
            bench.hear(Point.of("A", T + ms, 400), Point.of("B", T + ms, 340), Point.of("C", T + ms, 320));
        }

        assertThat(lines(near(bench, 5_000, 15_000, 300), 20_000)).isEmpty();
    }
}
