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
import static org.assertj.core.data.Offset.offset;

import io.keruen.core.alert.Finding;
import io.keruen.core.alert.Severity;
import io.keruen.core.control.ControlSnapshot;
import io.keruen.core.convoy.Role;
import io.keruen.core.customs.Authority;
import io.keruen.core.customs.DeclarationLine;
import io.keruen.core.customs.DeclarationStatus;
import io.keruen.core.sample.Signal;
import io.keruen.core.stage.flow.VehicleStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is told of a convoy of which not everything is known. */
class ConvoyStoryTest extends StatusTale {
    @Test
    void who_cannot_be_placed_is_neither_the_first_nor_the_last() {
        EscortBench bench = new EscortBench(control());
        bench.status(status("A", 1_000, 700, 10)).status(status("B", 1_000, 640, Double.NaN));
        bench.status(status("C", 1_000, Double.NaN, 4));

        ConvoyStatus convoy = last(bench.play(T + 2_000));

        assertThat(convoy.leadChainageM()).isEqualTo(700);
        assertThat(convoy.tailChainageM()).isEqualTo(640);
        assertThat(convoy.lengthM()).as("B is 10 m long").isEqualTo(70);
        assertThat(convoy.vehicleIds()).containsExactly("A", "B", "C");
        assertThat(convoy.speedMps()).as("of those that say it").isEqualTo(7);
    }

    @Test
    void side_by_side_they_drive_as_planned() {
        EscortBench bench = new EscortBench(control());
        bench.status(status("A", 1_000, 640, 10)).status(status("B", 1_000, 640, 10));
        bench.status(status("C", 1_000, 640, 10));

        ConvoyStatus convoy = last(bench.play(T + 2_000));

        assertThat(convoy.vehicleIds()).containsExactly("A", "B", "C");
        assertThat(convoy.lengthM()).isEqualTo(10);
    }

    @Test
    void wheels_are_asked_only_where_nothing_is_said_of_the_speed_over_ground() {
        VehicleStatus slips = status("A", 1_000, 640, 3);
        slips.values[Signal.WHEEL_SPEED_MPS.ordinal()] = 9;

        assertThat(last(new EscortBench(control()).status(slips).play(T + 2_000))
                        .speedMps())
                .isEqualTo(3);
    }

    @Test
    void a_declaration_that_two_carry_is_told_of_once() {
        EscortBench bench = new EscortBench(
                control(ROAD, plan(1, T, T + VALID_MS, three()[0], three()[1], vehicle("C", Role.CARGO, null, "D1"))));
        for (Authority side : Authority.values()) {
            bench.line(new DeclarationLine("D1", side, DeclarationStatus.LODGED, 2, 0, T + 100, T + 100, 1));
        }

        assertThat(last(bench.status(status("A", 1_000, 640, 3)).play(T + 2_000))
                        .declarations())
                .extracting(ConvoyStatus.Declaration::authority)
                .containsExactlyInAnyOrder(Authority.values());
    }

    /** No plan is in force then, so it has no name that anyone knows. */
    @Test
    void of_a_convoy_that_is_first_heard_between_two_plans_nothing_is_told_until_the_next_begins() {
        ControlSnapshot pause =
                control(ROAD, plan(1, T, T + 10_000, three()), plan(2, T + 30_000, T + VALID_MS, three()));

        assertThat(moments(new EscortBench(pause)
                        .status(status("A", 15_000, 100, 10))
                        .play(T + 40_000)))
                .containsExactly(31_000L);
    }

    /** The chainage grows on in the second lap. */
    @Test
    void on_a_ring_the_part_of_this_lap_is_told() {
        ControlSnapshot control = control(List.of(Crossing.ring()), plan(1, T, T + VALID_MS, ALONE));
        double lapM = control.termAt(ESCORT, T).route().lengthM();

        ConvoyStatus second = last(new EscortBench(control)
                .status(status("A", 1_000, 1.25 * lapM, 10))
                .play(T + 2_000));

        assertThat(second.leadChainageM()).isEqualTo(1.25 * lapM);
        assertThat(second.progressRatio()).isCloseTo(0.25, offset(1e-9));
    }

    /** It is in no plan, so nobody counted what is open about it before it said anything. */
    @Test
    void who_is_first_told_of_is_told_of_with_what_is_open_about_it() {
        EscortBench bench = new EscortBench(control());
        bench.finding(
                T + 5_000,
                Finding.of(Finding.Kind.RAISED, "cargo", "DOOR_OPEN")
                        .vehicle("Q")
                        .escort(Crossing.ESCORT, "C1")
                        .severity(Severity.HIGH)
                        .times(T + 5_000, T + 5_000)
                        .build());

        assertThat(told(bench.status(status("Q", 6_000, 60, 10)).play(T + 7_000), "Q"))
                .containsExactly("6000 1 HIGH null");
    }

    @Test
    void that_a_convoy_is_gone_is_told_once_whatever_comes_after() {
        EscortBench bench = new EscortBench(control(ROAD, plan(1, T, T + 10_000, three())));
        bench.status(status("B", 1_000, 100, 10));
        bench.finding(T + 15_000, finding(Finding.Kind.RAISED, "ROUTE_DEVIATION", Severity.HIGH, 15_000));

        assertThat(moments(bench.play(T + 20_000))).containsExactly(1_000L, 11_000L);
    }
}
