package io.keruen.core.stage.escort;

import static io.keruen.core.stage.escort.Crossing.ROAD;
import static io.keruen.core.stage.escort.Crossing.T;
import static io.keruen.core.stage.escort.Crossing.VALID_MS;
import static io.keruen.core.stage.escort.Crossing.control;
import static io.keruen.core.stage.escort.Crossing.plan;
import static io.keruen.core.stage.escort.Crossing.three;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.keruen.core.control.ControlSnapshot;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.convoy.LifeState;
import io.keruen.core.policy.PolicyOverrides;
import io.keruen.core.stage.escort.EscortBench.Said;
import io.keruen.core.stage.flow.VehicleStatus;
import io.keruen.core.zone.Shape;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneSpec;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a convoy is predicted to arrive. */
class ForecastStoryTest extends StatusTale {
    /** It drives at 10 m/s and leaves its yard at 100 m at 4 s; the last yard begins at 1,895 m, where it is 10 m on. */
    private static EscortBench forecast(ControlSnapshot control, long toMs, String... ids) {
        EscortBench bench = new EscortBench(control);
        double behindM = 0;
        for (String id : ids) {
            Crossing.drive(bench, id, 0, toMs, 60 - behindM, 10);
            for (long ms = 50; ms <= toMs; ms += 1_000) {
                bench.status(status(id, ms, 60 - behindM + (ms - 50) / 100.0, 10));
            }
            behindM += 40;
        }
        return bench;
    }

    private static long etaMs(Said said, long atMs) {
        return said.convoys.stream()
                        .filter(status -> status.atMs() <= T + atMs)
                        .reduce((one, later) -> later)
                        .orElseThrow()
                        .etaMs()
                - T;
    }

    @Test
    void a_convoy_that_goes_on_as_it_came_arrives_where_its_last_yard_begins() {
        Said said = forecast(control(ROAD, plan(1, T, T + VALID_MS, ALONE)), 60_000, "A")
                .play(T + 61_000);

        assertThat(etaMs(said, 23_900)).as("it has not come 200 m").isEqualTo(-T);
        assertThat(etaMs(said, 24_100)).isCloseTo(184_000, offset(100L));
        assertThat(etaMs(said, 60_100)).isCloseTo(184_000, offset(100L));
        assertThat(last(said).departedAtMs()).isEqualTo(T + 4_000);
    }

    @Test
    void a_convoy_arrives_with_its_last_vehicle() {
        Said said = forecast(control(), 60_000, "A", "B").play(T + 61_000);

        assertThat(etaMs(said, 60_900)).as("C was never heard").isCloseTo(188_000, offset(100L));
    }

    /** From 40 s on they are sent along a road that began a kilometre earlier; B is not heard any more. */
    @Test
    void while_one_was_last_seen_along_another_road_nobody_knows_when_all_arrive() {
        List<ZoneSpec> zones = new ArrayList<>(ROAD);
        zones.add(ZoneSpec.of("longer", ZoneKind.ROUTE, Shape.corridor(Crossing.line(-1_000, 2_000), 6)));
        EscortPlan next = new EscortPlan(
                Crossing.ESCORT,
                "C1",
                2,
                T + 40_000,
                T + VALID_MS,
                0,
                "longer",
                List.of("G1", "G2"),
                List.of(three()),
                PolicyOverrides.NONE);
        for (boolean isHeard : new boolean[] {true, false}) {
            EscortBench bench = forecast(control(zones, plan(1, T, T + VALID_MS, three()), next), 39_000, "A", "B");
            for (String id : isHeard ? List.of("A", "B") : List.of("A")) {
                double fromM = id.equals("A") ? 1_060 : 1_020;
                for (long ms = 40_000; ms <= 75_000; ms += 1_000) {
                    bench.hear(Point.of(id, T + ms, fromM + ms / 100.0).speed(10));
                    VehicleStatus status = status(id, ms, fromM + ms / 100.0, 10);
                    status.routeId = "longer";
                    bench.status(status);
                }
            }

            long etaMs = etaMs(bench.play(T + 76_000), 75_900);

            assertThat(etaMs == -T).as("B heard: %s", isHeard).isEqualTo(!isHeard);
        }
    }

    @Test
    void before_all_have_come_far_enough_nobody_knows_when_they_arrive() {
        Said said = forecast(control(), 26_000, "A", "B").play(T + 27_000);

        assertThat(etaMs(said, 26_900)).isEqualTo(-T);
    }

    @Test
    void a_halt_makes_it_later() {
        EscortBench bench = forecast(control(ROAD, plan(1, T, T + VALID_MS, ALONE)), 60_000, "A");
        bench.status(status("A", 120_050, 660, 0));

        assertThat(etaMs(bench.play(T + 121_000), 121_000))
                .as("560 m in 116 s, and 1,240 m left")
                .isCloseTo(Math.round(120_000 + 1_240 / 560.0 * 116_000), offset(300L));
    }

    @Test
    void who_has_arrived_is_not_waited_for_and_with_the_arrival_nothing_is_predicted() {
        Said said = forecast(control(), 190_000, "A", "B").play(T + 190_500);

        assertThat(etaMs(said, 186_000)).as("A is there").isCloseTo(188_000, offset(100L));
        Said alone = forecast(control(ROAD, plan(1, T, T + VALID_MS, ALONE)), 190_000, "A")
                .play(T + 190_500);
        assertThat(etaMs(alone, 190_100)).isEqualTo(-T);
        assertThat(last(alone).arrivedAtMs()).isEqualTo(T + 183_500);
        assertThat(last(alone).life()).isEqualTo(LifeState.ARRIVED);
    }

    @Test
    void on_another_route_the_pace_is_taken_anew() {
        EscortBench bench = forecast(control(ROAD, plan(1, T, T + VALID_MS, ALONE)), 60_000, "A");
        VehicleStatus elsewhere = status("A", 61_050, 670, 10);
        elsewhere.routeId = "detour";

        assertThat(etaMs(bench.status(elsewhere).play(T + 62_000), 62_000)).isEqualTo(-T);
    }

    @Test
    void a_moment_off_the_route_takes_nothing_off_the_pace() {
        EscortBench bench = forecast(control(ROAD, plan(1, T, T + VALID_MS, ALONE)), 62_000, "A");

        Said said = bench.status(status("A", 60_550, Double.NaN, 10)).play(T + 63_000);

        assertThat(etaMs(said, 60_500)).isCloseTo(184_000, offset(100L));
        assertThat(etaMs(said, 60_600)).as("nobody knows where it is").isEqualTo(-T);
        assertThat(etaMs(said, 61_100)).isCloseTo(184_000, offset(100L));
    }

    /** From 40 s on the road has another version, which begins a kilometre earlier. */
    @Test
    void along_another_version_of_its_route_the_pace_is_taken_anew() {
        List<ZoneSpec> zones = new ArrayList<>(ROAD);
        zones.add(new ZoneSpec(
                "road",
                ZoneKind.ROUTE,
                "road",
                null,
                T + 40_000,
                Long.MAX_VALUE,
                2,
                Shape.corridor(Crossing.line(-1_000, 2_000), 6),
                1,
                Double.NaN,
                -1,
                null));
        EscortBench bench = forecast(control(zones, plan(1, T, T + VALID_MS, ALONE)), 39_900, "A");
        for (long ms = 40_000; ms <= 75_000; ms += 500) {
            bench.hear(Point.of("A", T + ms, 1_060 + ms / 100.0).speed(10));
            bench.status(status("A", ms + 50, 1_060 + ms / 100.0, 10));
        }

        Said said = bench.play(T + 76_000);

        assertThat(etaMs(said, 39_900)).isCloseTo(184_000, offset(100L));
        assertThat(etaMs(said, 59_900)).as("it has not come 200 m").isEqualTo(-T);
        assertThat(etaMs(said, 75_900)).isCloseTo(184_000, offset(200L));
    }
}
