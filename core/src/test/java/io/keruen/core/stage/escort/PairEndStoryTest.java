package io.keruen.core.stage.escort;

import static io.keruen.core.stage.escort.Crossing.ROAD;
import static io.keruen.core.stage.escort.Crossing.T;
import static io.keruen.core.stage.escort.Crossing.VALID_MS;
import static io.keruen.core.stage.escort.Crossing.control;
import static io.keruen.core.stage.escort.Crossing.drive;
import static io.keruen.core.stage.escort.Crossing.plan;
import static io.keruen.core.stage.escort.Crossing.vehicle;
import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.control.ControlSnapshot;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.convoy.Role;
import io.keruen.core.stage.escort.EscortBench.Said;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was raised about a pair is over when the pair is, though both have been switched off. */
class PairEndStoryTest {
    private static final String GAP = "CONVOY_GAP";
    private static final String SPLIT = "CONVOY_SPLIT";
    private static final PlannedVehicle A = vehicle("A", Role.LEAD, null, null);
    private static final PlannedVehicle B = vehicle("B", Role.ESCORT, null, null);

    /** So far apart all the way, 10 m of it the truck ahead, up to a time. */
    private static EscortBench apart(ControlSnapshot control, double metres, long toMs) {
        EscortBench bench = new EscortBench(control);
        drive(bench, "A", 0, toMs, 110, 10);
        drive(bench, "B", 0, toMs, 110 - metres, 10);
        return bench;
    }

    private static EscortPlan both(int version, long fromMs, long toMs) {
        return plan(version, T + fromMs, T + toMs, A, B);
    }

    /** B comes into the last yard at 186.5 s; there a gap is not measured, and nobody closes up. */
    @Test
    void with_the_arrival_of_the_convoy() {
        EscortBench bench = apart(control(ROAD, both(1, 0, VALID_MS)), 80, 190_000);

        assertThat(bench.play(T + 300_000).lines(GAP)).hasSize(2).endsWith("CLEARED B 186500");
    }

    /** No yard there suspends them: A stands 80 m beyond the end of the road, B before it, and both go on sending. */
    @Test
    void with_the_arrival_for_good() {
        EscortBench bench = new EscortBench(control(List.of(Crossing.road()), both(1, 0, VALID_MS)));
        for (long ms = 0; ms <= 260_000; ms += 1_000) {
            double alongM = Math.min(1_960, ms / 100.0);
            Point ahead = Point.of("A", T + ms, alongM + 120).speed(10);
            bench.hear(alongM + 120 > Crossing.LENGTH_M ? ahead.unmatched() : ahead);
            bench.hear(Point.of("B", T + ms, alongM).speed(10));
        }

        Said said = bench.play(T + 300_000);
        assertThat(said.steps()).last().isEqualTo("ARRIVED null 196000");
        assertThat(said.lines(GAP)).hasSize(2).endsWith("CLEARED B 196000");
    }

    @Test
    void with_the_plan() {
        EscortBench bench = apart(control(ROAD, both(1, 0, 60_000)), 180, 40_000);

        assertThat(bench.play(T + 70_000).lines(GAP)).endsWith("CLEARED B 60000");
        assertThat(bench.play(T + 70_000).lines(SPLIT)).hasSize(2).endsWith("CLEARED B 60000");
    }

    @Test
    void with_the_version_of_the_plan_that_had_them_one_behind_the_other() {
        PlannedVehicle other = vehicle("C", Role.LEAD, null, null);
        EscortPlan parted = plan(2, T + 60_000, T + VALID_MS, A, other, B);
        EscortPlan same = plan(2, T + 60_000, T + VALID_MS, A, B, other);

        assertThat(apart(control(ROAD, both(1, 0, VALID_MS), parted), 80, 40_000)
                        .play(T + 70_000)
                        .lines(GAP))
                .hasSize(2)
                .endsWith("CLEARED B 60000");
        assertThat(apart(control(ROAD, both(1, 0, VALID_MS), same), 80, 40_000)
                        .play(T + 70_000)
                        .lines(GAP))
                .hasSize(1);
    }

    /** A version that is known at 60 s counts from the beginning, and both have been silent since 40 s. */
    @Test
    void with_the_version_that_replaces_the_plan_altogether() {
        PlannedVehicle other = vehicle("C", Role.LEAD, null, null);
        EscortPlan parted = plan(2, T, T + VALID_MS, A, other, B);
        EscortPlan without = plan(2, T, T + VALID_MS, A);
        EscortPlan same = plan(2, T, T + VALID_MS, A, B, other);

        assertThat(replaced(parted)).hasSize(2).endsWith("CLEARED B 59000");
        assertThat(replaced(without)).hasSize(2).endsWith("CLEARED B 59000");
        assertThat(replaced(same)).hasSize(1);
    }

    private static List<String> replaced(EscortPlan plan) {
        return apart(control(ROAD, both(1, 0, VALID_MS)), 80, 40_000)
                .control(T + 60_000, control(ROAD, both(1, 0, VALID_MS), plan))
                .play(T + 70_000)
                .lines(GAP);
    }

    @Test
    void with_the_suspension_of_the_escort() {
        EscortPlan nobody = plan(2, T + 60_000, T + VALID_MS);
        EscortBench bench = apart(control(ROAD, both(1, 0, VALID_MS), nobody), 80, 40_000);

        assertThat(bench.play(T + 70_000).lines(GAP)).hasSize(2).endsWith("CLEARED B 60000");
    }

    /** Nobody knows any more what it said; what began under it does not end before that. */
    @ParameterizedTest
    @CsvSource({"true", "false"})
    void with_a_plan_that_is_withdrawn(boolean isSplit) {
        EscortBench bench = apart(control(ROAD, both(1, 0, VALID_MS)), isSplit ? 180 : 80, 40_000)
                .control(T + 60_000, control(ROAD));

        assertThat(bench.play(T + 70_000).alerts(isSplit ? SPLIT : GAP))
                .hasSize(2)
                .allSatisfy(event -> assertThat(event.clearedAtMs() == 0 || event.clearedAtMs() >= event.startedAtMs())
                        .isTrue());
    }
}
