package io.keruen.core.stage.escort;

import static io.keruen.core.stage.escort.Crossing.ESCORT;
import static io.keruen.core.stage.escort.Crossing.ROAD;
import static io.keruen.core.stage.escort.Crossing.T;
import static io.keruen.core.stage.escort.Crossing.VALID_MS;
import static io.keruen.core.stage.escort.Crossing.control;
import static io.keruen.core.stage.escort.Crossing.plan;
import static io.keruen.core.stage.escort.Crossing.three;
import static io.keruen.core.stage.escort.Crossing.vehicle;
import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.alert.Finding;
import io.keruen.core.alert.Severity;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.convoy.Role;
import io.keruen.core.policy.PolicyOverrides;
import io.keruen.core.stage.escort.EscortBench.Said;
import java.util.List;
import org.junit.jupiter.api.Test;

/** B drives for another escort from 20 s on; what this one raises about it after that, nobody ends here. */
class ObjectionStoryTest {
    private static final String DEVIATION = "ROUTE_DEVIATION";

    private final EscortBench bench = new EscortBench(control(
            ROAD,
            plan(1, T, T + 10_000, three()),
            new EscortPlan(
                    "E2",
                    "C2",
                    1,
                    T + 20_000,
                    T + VALID_MS,
                    0,
                    null,
                    List.of("G7"),
                    List.of(vehicle("B", Role.CARGO, null, null), vehicle("Q", Role.CARGO, null, null)),
                    PolicyOverrides.NONE)));

    private ObjectionStoryTest left(long atMs) {
        bench.finding(T + atMs, Finding.left(ESCORT, "B", T + atMs, 0));
        return this;
    }

    private ObjectionStoryTest found(Finding.Kind kind, String type, String ruleId, String vehicleId, long atMs) {
        bench.finding(
                T + atMs,
                Finding.of(kind, ruleId, type)
                        .vehicle(vehicleId)
                        .escort(ESCORT, "C1")
                        .severity(Severity.HIGH)
                        .times(T + 5_000, T + atMs)
                        .build());
        return this;
    }

    private ObjectionStoryTest deviates(long atMs) {
        return found(Finding.Kind.RAISED, DEVIATION, "route-deviation", "B", atMs);
    }

    private static List<String> objections(Said said) {
        return said.objections.stream()
                .map(told -> told.gateId() + " " + told.vehicleId() + " " + (told.atMs() - T) + " "
                        + told.reply().words())
                .toList();
    }

    @Test
    void what_is_raised_about_one_that_is_gone_keeps_its_next_gates_closed_for_ten_seconds() {
        Said said = left(21_000).deviates(22_000).bench.play(T + 60_000);

        assertThat(objections(said))
                .containsExactly("G7 B 22000 The alert ROUTE_DEVIATION about B of escort E1 is open.", "G7 B 32000 ");
        assertThat(said.lines(DEVIATION)).containsExactly("RAISED B 22000", "CLEARED B 32000");
    }

    @Test
    void it_is_told_at_the_end_of_its_moment_though_time_goes_no_further() {
        assertThat(objections(left(21_000).deviates(22_000).bench.play(T + 22_000)))
                .containsExactly("G7 B 22000 The alert ROUTE_DEVIATION about B of escort E1 is open.");
    }

    @Test
    void what_begins_and_ends_at_one_moment_is_not_told() {
        left(21_000).deviates(22_000).found(Finding.Kind.CLEARED, DEVIATION, "route-deviation", "B", 22_000);

        Said said = bench.play(T + 60_000);

        assertThat(said.lines(DEVIATION)).containsExactly("RAISED B 22000", "CLEARED B 22000");
        assertThat(said.objections).isEmpty();
    }

    @Test
    void what_is_over_by_itself_is_taken_back_then() {
        Said said = left(21_000)
                .deviates(22_000)
                .found(Finding.Kind.CLEARED, DEVIATION, "route-deviation", "B", 25_000)
                .bench
                .play(T + 60_000);

        assertThat(objections(said)).endsWith("G7 B 25000 ").hasSize(2);
    }

    /** B has said something here, and nobody has said yet that it speaks as another's now: its end may still be told. */
    @Test
    void what_is_open_about_one_that_has_not_left_stands() {
        bench.hear(Point.of("B", T + 1_000, 300));
        Said said = deviates(5_000).bench.play(T + 60_000);

        assertThat(said.lines(DEVIATION)).containsExactly("RAISED B 5000");
        assertThat(objections(said)).hasSize(1);
    }

    @Test
    void what_is_raised_about_one_that_never_was_here_is_over_after_ten_seconds() {
        Said said = found(Finding.Kind.RAISED, DEVIATION, "route-deviation", "Q", 22_000)
                .bench
                .play(T + 60_000);

        assertThat(said.lines(DEVIATION)).containsExactly("RAISED Q 22000", "CLEARED Q 32000");
    }

    @Test
    void each_time_it_is_ten_seconds_anew() {
        Said said = left(21_000)
                .deviates(22_000)
                .found(Finding.Kind.CLEARED, DEVIATION, "route-deviation", "B", 25_000)
                .found(Finding.Kind.RAISED, "DOOR_OPEN", "cargo", "B", 40_000)
                .bench
                .play(T + 60_000);

        assertThat(said.lines("DOOR_OPEN")).containsExactly("RAISED B 40000", "CLEARED B 50000");
    }

    /** A silence is ended by the fleet stage, where it was raised. */
    @Test
    void a_silence_lasts_until_it_ends() {
        Said said = left(21_000)
                .found(Finding.Kind.RAISED, "TELEMETRY_LOST", "telemetry-silence", "B", 22_000)
                .bench
                .play(T + 60_000);

        assertThat(said.lines("TELEMETRY_LOST")).containsExactly("RAISED B 22000");
        assertThat(objections(said)).hasSize(1);
    }

    @Test
    void what_was_open_when_it_left_ends_with_its_leaving() {
        bench.hear(Point.of("B", T + 1_000, 300));
        Said said = deviates(5_000).left(21_000).bench.play(T + 60_000);

        assertThat(said.lines(DEVIATION)).containsExactly("RAISED B 5000", "CLEARED B 21000");
        assertThat(objections(said))
                .containsExactly("G7 B 20000 The alert ROUTE_DEVIATION about B of escort E1 is open.", "G7 B 21000 ");
    }

    @Test
    void what_blocks_no_gate_and_whoever_drives_for_nobody_is_no_matter_of_gates() {
        Said said = left(21_000)
                .found(Finding.Kind.RAISED, "UNAUTHORISED_STOP", "unauthorised-stop", "B", 22_000)
                .found(Finding.Kind.RAISED, DEVIATION, "route-deviation", "C", 23_000)
                .bench
                .play(T + 30_000);

        assertThat(said.objections).isEmpty();
    }
}
