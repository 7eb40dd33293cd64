package io.keruen.core.stage.escort;

import static io.keruen.core.stage.escort.Crossing.ESCORT;
import static io.keruen.core.stage.escort.Crossing.ROAD;
import static io.keruen.core.stage.escort.Crossing.T;
import static io.keruen.core.stage.escort.Crossing.VALID_MS;
import static io.keruen.core.stage.escort.Crossing.arriveBy;
import static io.keruen.core.stage.escort.Crossing.control;
import static io.keruen.core.stage.escort.Crossing.plan;
import static io.keruen.core.stage.escort.Crossing.three;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.keruen.core.alert.Finding;
import io.keruen.core.alert.Severity;
import io.keruen.core.control.ControlSnapshot;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.convoy.LifeState;
import io.keruen.core.customs.Authority;
import io.keruen.core.customs.DeclarationLine;
import io.keruen.core.customs.DeclarationStatus;
import io.keruen.core.customs.SealLine;
import io.keruen.core.customs.SealStatus;
import io.keruen.core.sample.Signal;
import io.keruen.core.stage.escort.EscortBench.Said;
import io.keruen.core.stage.flow.VehicleStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is told of how it stands with the vehicles of an escort and with the convoy. */
class StatusStoryTest extends StatusTale {
    @Test
    void a_vehicle_is_told_of_when_it_says_something_and_when_its_alerts_or_seal_change() {
        EscortBench bench = new EscortBench(control());
        bench.status(status("A", 1_000, 100, 10)).status(status("B", 1_000, 60, 10));
        bench.finding(T + 5_000, finding(Finding.Kind.RAISED, "ROUTE_DEVIATION", Severity.HIGH, 5_000));
        bench.finding(T + 6_000, finding(Finding.Kind.UPDATED, "ROUTE_DEVIATION", Severity.CRITICAL, 6_000));
        bench.line(
                new SealLine("S1", "B", SealStatus.SEALED, 80, null, Double.NaN, Double.NaN, T + 7_000, T + 7_000, 1));
        bench.line(
                new SealLine("S1", "B", SealStatus.SEALED, 80, null, Double.NaN, Double.NaN, T + 8_000, T + 8_000, 2));
        bench.finding(T + 9_000, finding(Finding.Kind.CLEARED, "ROUTE_DEVIATION", Severity.CRITICAL, 9_000));
        bench.status(status("B", 10_000, 60, 10));

        Said said = bench.play(T + 20_000);

        assertThat(told(said, "A")).containsExactly("1000 0 null null");
        assertThat(told(said, "B"))
                .containsExactly(
                        "1000 0 null null",
                        "5000 1 HIGH null",
                        "6000 1 CRITICAL null",
                        "7000 1 CRITICAL SEALED",
                        "9000 0 null SEALED",
                        "10000 0 null SEALED");
    }

    @Test
    void an_alert_about_a_pair_counts_for_both_and_one_with_another_cause_for_nobody() {
        EscortBench bench = new EscortBench(control());
        bench.status(status("A", 1_000, 100, 10))
                .status(status("B", 1_000, 60, 10))
                .status(status("C", 1_000, 20, 10));
        bench.finding(
                T + 5_000,
                Finding.of(Finding.Kind.RAISED, "convoy-gap", "CONVOY_GAP")
                        .pair("B", "A")
                        .escort(ESCORT, "C1")
                        .severity(Severity.MEDIUM)
                        .times(T + 5_000, T + 5_000)
                        .build());
        bench.finding(
                T + 6_000,
                Finding.of(Finding.Kind.RAISED, "unauthorised-stop", "UNAUTHORISED_STOP")
                        .vehicle("C")
                        .escort(ESCORT, "C1")
                        .severity(Severity.MEDIUM)
                        .times(T + 6_000, T + 6_000)
                        .parent("another")
                        .build());

        Said said = bench.play(T + 20_000);

        assertThat(told(said, "A")).containsExactly("1000 0 null null", "5000 1 MEDIUM null");
        assertThat(told(said, "B")).containsExactly("1000 0 null null", "5000 1 MEDIUM null");
        assertThat(told(said, "C")).containsExactly("1000 0 null null");
        assertThat(last(said).openAlerts()).isEqualTo(1);
        assertThat(last(said).highestSeverity()).isEqualTo(Severity.MEDIUM);
        assertThat(last(said).gateBlocked()).isFalse();
    }

    @Test
    void who_goes_to_another_escort_is_told_of_no_more_and_who_is_gone_once() {
        EscortBench bench = new EscortBench(control());
        bench.status(status("A", 1_000, 100, 10)).status(status("B", 1_000, 60, 10));
        bench.status(end(VehicleStatus.Kind.LEFT, "A", 2_000));
        bench.status(end(VehicleStatus.Kind.GONE, "B", 3_000));
        bench.finding(T + 5_000, finding(Finding.Kind.RAISED, "ROUTE_DEVIATION", Severity.HIGH, 5_000));

        Said said = bench.play(T + 20_000);

        assertThat(told(said, "A")).hasSize(1);
        assertThat(said.vehicles)
                .filteredOn(status -> status.vehicleId.equals("B"))
                .extracting(status -> status.kind)
                .containsExactly(VehicleStatus.Kind.SEEN, VehicleStatus.Kind.GONE);
    }

    @Test
    void the_convoy_is_told_of_at_once_then_twice_a_second_at_most() {
        EscortBench bench = new EscortBench(control());
        for (long ms = 1_000; ms <= 2_200; ms += 100) {
            bench.status(status("A", ms, 100, 10));
        }

        assertThat(moments(bench.play(T + 20_000))).containsExactly(1_000L, 1_500L, 2_000L, 2_500L);
    }

    @Test
    void the_convoy_is_told_of_at_once_when_its_alerts_change() {
        EscortBench bench = new EscortBench(control());
        bench.status(status("B", 1_000, 100, 10));
        bench.finding(T + 1_200, finding(Finding.Kind.RAISED, "ROUTE_DEVIATION", Severity.HIGH, 1_200));
        bench.status(status("B", 1_300, 100, 10));

        Said said = bench.play(T + 20_000);

        assertThat(moments(said)).containsExactly(1_000L, 1_200L, 1_700L);
        assertThat(said.convoys).extracting(ConvoyStatus::openAlerts).containsExactly(0, 1, 1);
        assertThat(said.convoys).extracting(ConvoyStatus::gateBlocked).containsExactly(false, true, true);
        assertThat(said.convoys.get(1).highestSeverity()).isEqualTo(Severity.HIGH);
    }

    @Test
    void a_convoy_stands_as_its_vehicles_last_said() {
        EscortBench bench = new EscortBench(control());
        for (long ms = 0; ms <= 3_000; ms += 500) {
            bench.hear(Point.of("A", T + ms, 600 + ms / 100.0).speed(10));
            bench.hear(Point.of("B", T + ms, 560 + ms / 100.0).speed(8));
        }
        bench.line(new DeclarationLine(
                "D1", Authority.CN, DeclarationStatus.RELEASED_FOR_TRANSIT, 4, 0, T + 100, T + 100, 1));
        bench.status(status("A", 3_000, 630, 10)).status(status("C", 3_000, 650, 9));
        bench.status(status("B", 3_010, 590, 8));

        ConvoyStatus convoy = last(bench.play(T + 3_900));

        assertThat(convoy.convoyId()).isEqualTo("C1");
        assertThat(convoy.escortId()).isEqualTo(ESCORT);
        assertThat(convoy.isGone()).isFalse();
        assertThat(convoy.planVersion()).isEqualTo(1);
        assertThat(convoy.routeId()).isEqualTo("road");
        assertThat(convoy.eventTimeMs()).isEqualTo(T + 2_960);
        assertThat(convoy.vehicleIds()).containsExactly("C", "A", "B");
        assertThat(convoy.leadChainageM()).isEqualTo(650);
        assertThat(convoy.tailChainageM()).isEqualTo(590);
        assertThat(convoy.lengthM()).isEqualTo(70);
        assertThat(convoy.progressRatio()).isCloseTo(590 / 2_000.0, offset(1e-4));
        assertThat(convoy.speedMps()).isEqualTo(9);
        assertThat(convoy.pairs())
                .containsExactly(
                        new ConvoyStatus.Pair("B", "A", 30, 30 / 8.0),
                        new ConvoyStatus.Pair("C", "B", Double.NaN, Double.NaN));
        assertThat(convoy.declarations())
                .containsExactly(
                        new ConvoyStatus.Declaration("D1", Authority.CN, DeclarationStatus.RELEASED_FOR_TRANSIT, 4));
        assertThat(convoy.departedAtMs()).isEqualTo(T);
        assertThat(convoy.arrivedAtMs()).isZero();
        assertThat(convoy.arriveByMs()).isZero();
        assertThat(convoy.life())
                .as("B was first heard 45 m from the middle of the gate")
                .isEqualTo(LifeState.AT_EXIT_GATE);
    }

    /** A has been sent along the road already and B was last heard on another one: a place there is none here. */
    @Test
    void who_was_last_seen_along_another_road_is_nowhere_along_this_one() {
        EscortBench bench = new EscortBench(control());
        VehicleStatus elsewhere = status("B", 1_000, 1_560, 10);
        elsewhere.routeId = "another";

        ConvoyStatus convoy =
                last(bench.status(status("A", 1_000, 600, 10)).status(elsewhere).play(T + 2_000));

        assertThat(convoy.vehicleIds()).containsExactly("A", "B", "C");
        assertThat(convoy.leadChainageM()).isEqualTo(600);
        assertThat(convoy.tailChainageM()).isEqualTo(600);
    }

    @Test
    void of_those_that_nobody_can_place_there_is_no_place_and_no_speed() {
        EscortBench bench = new EscortBench(control());
        bench.status(status("A", 1_000, Double.NaN, Double.NaN));
        VehicleStatus wheels = status("B", 1_000, Double.NaN, Double.NaN);

        ConvoyStatus unknown = last(bench.status(wheels).play(T + 2_000));

        assertThat(unknown.vehicleIds()).containsExactly("A", "B", "C");
        assertThat(unknown.leadChainageM()).isNaN();
        assertThat(unknown.tailChainageM()).isNaN();
        assertThat(unknown.lengthM()).isNaN();
        assertThat(unknown.progressRatio()).isNaN();
        assertThat(unknown.speedMps()).isNaN();
        assertThat(unknown.life()).isEqualTo(LifeState.PLANNED);
        assertThat(unknown.departedAtMs()).isZero();
    }

    @Test
    void without_a_speed_over_ground_the_wheels_say_it() {
        EscortBench bench = new EscortBench(control());
        VehicleStatus backwards = status("A", 1_000, 100, Double.NaN);
        backwards.values[Signal.WHEEL_SPEED_MPS.ordinal()] = -2;

        assertThat(last(bench.status(backwards)
                                .status(status("B", 1_000, 60, 4))
                                .play(T + 2_000))
                        .speedMps())
                .isEqualTo(3);
    }

    /** At half a metre a second and below there is no headway in time. */
    @Test
    void a_follower_that_stands_has_a_gap_and_no_headway() {
        EscortBench bench = new EscortBench(control());
        for (long ms = 0; ms <= 3_000; ms += 500) {
            bench.hear(
                    Point.of("A", T + ms, 600).speed(0),
                    Point.of("B", T + ms, 560).speed(0.5));
        }
        bench.status(status("A", 3_000, 600, 0));

        assertThat(last(bench.play(T + 3_500)).pairs().get(0))
                .isEqualTo(new ConvoyStatus.Pair("B", "A", 30, Double.NaN));
    }

    @Test
    void a_convoy_whose_plan_is_over_is_gone_and_one_between_two_plans_is_not() {
        ControlSnapshot over = control(ROAD, plan(1, T, T + 10_000, three()));
        ControlSnapshot pause =
                control(ROAD, plan(1, T, T + 10_000, three()), plan(2, T + 30_000, T + VALID_MS, three()));

        Said gone = new EscortBench(over).status(status("A", 1_000, 100, 10)).play(T + 20_000);
        Said paused = new EscortBench(pause).status(status("A", 1_000, 100, 10)).play(T + 20_000);

        assertThat(last(gone).isGone()).isTrue();
        assertThat(last(gone).convoyId()).isEqualTo("C1");
        assertThat(last(gone).escortId()).isEqualTo(ESCORT);
        assertThat(last(gone).atMs()).isEqualTo(T + 11_000);
        assertThat(gone.convoys.stream().filter(ConvoyStatus::isGone)).hasSize(1);
        assertThat(last(paused).isGone()).isFalse();
        assertThat(last(paused).life()).isEqualTo(LifeState.SUSPENDED);
        assertThat(last(paused).lifeSinceMs()).isEqualTo(T + 10_000);
        assertThat(last(paused).convoyId()).isEqualTo("C1");
    }

    /** Found a second later, as samples that are on their way still count. */
    @Test
    void a_plan_that_is_followed_by_another_is_told_of_though_nobody_speaks() {
        EscortPlan next = arriveBy(plan(2, T + 10_000, T + VALID_MS, three()), T + 200_000);
        ControlSnapshot control = control(ROAD, plan(1, T, T + VALID_MS, three()), next);

        Said said = new EscortBench(control).status(status("A", 1_000, 100, 10)).play(T + 20_000);

        assertThat(moments(said)).containsExactly(1_000L, 11_000L);
        assertThat(last(said).planVersion()).isEqualTo(2);
        assertThat(last(said).arriveByMs()).isEqualTo(T + 200_000);
    }

    @Test
    void nothing_is_told_of_a_convoy_of_which_nothing_was_heard() {
        EscortBench bench = new EscortBench(control());
        bench.finding(T + 5_000, finding(Finding.Kind.RAISED, "ROUTE_DEVIATION", Severity.HIGH, 5_000));

        assertThat(bench.play(T + 20_000).convoys).isEmpty();
    }

    /** The truck's sample of the moment is what an opening is waited for: it is told of at once when that has come. */
    @Test
    void an_opened_seal_counts_as_soon_as_the_place_of_its_truck_is_known() {
        EscortBench bench = new EscortBench(control());
        bench.hear(Point.of("B", T + 1_000, 300), Point.of("B", T + 2_000, 310).arriving(T + 2_400));
        bench.status(status("B", 1_000, 300, 10));
        bench.line(
                new SealLine("S1", "B", SealStatus.OPENED, 80, null, Double.NaN, Double.NaN, T + 2_000, T + 2_000, 1));

        assertThat(told(bench.play(T + 3_500), "B"))
                .containsExactly("1000 0 null null", "2000 0 null OPENED", "2400 1 CRITICAL OPENED");
    }

    @Test
    void an_opened_seal_whose_truck_says_nothing_more_counts_a_second_later() {
        EscortBench bench = new EscortBench(control());
        bench.hear(Point.of("B", T + 1_000, 300));
        bench.status(status("B", 1_000, 300, 10));
        bench.line(
                new SealLine("S1", "B", SealStatus.OPENED, 80, null, Double.NaN, Double.NaN, T + 2_000, T + 2_000, 1));

        assertThat(told(bench.play(T + 3_500), "B"))
                .containsExactly("1000 0 null null", "2000 0 null OPENED", "3000 1 CRITICAL OPENED");
    }

    @Test
    void what_a_vehicle_says_twice_at_a_moment_counts_in_the_order_in_which_it_came() {
        EscortBench gone = new EscortBench(control());
        gone.status(status("B", 1_000, 60, 10)).status(end(VehicleStatus.Kind.GONE, "B", 1_000));
        EscortBench back = new EscortBench(control());
        back.status(end(VehicleStatus.Kind.GONE, "B", 1_000)).status(status("B", 1_000, 60, 10));

        assertThat(gone.play(T + 2_000).vehicles)
                .extracting(status -> status.kind)
                .containsExactly(VehicleStatus.Kind.GONE);
        assertThat(back.play(T + 2_000).vehicles)
                .extracting(status -> status.kind)
                .containsExactly(VehicleStatus.Kind.GONE, VehicleStatus.Kind.SEEN);
    }

    @Test
    void of_several_alerts_the_highest_severity_is_told() {
        for (Severity first : List.of(Severity.LOW, Severity.CRITICAL)) {
            Severity second = first == Severity.LOW ? Severity.CRITICAL : Severity.LOW;
            EscortBench bench = new EscortBench(control()).status(status("B", 1_000, 60, 10));
            bench.finding(T + 5_000, finding(Finding.Kind.RAISED, "ROUTE_DEVIATION", first, 5_000));
            bench.finding(T + 5_000, finding(Finding.Kind.RAISED, "WRONG_DIRECTION", second, 5_000));

            Said said = bench.play(T + 6_000);

            assertThat(told(said, "B")).endsWith("5000 2 CRITICAL null");
            assertThat(last(said).highestSeverity()).isEqualTo(Severity.CRITICAL);
            assertThat(last(said).openAlerts()).isEqualTo(2);
        }
    }
}
