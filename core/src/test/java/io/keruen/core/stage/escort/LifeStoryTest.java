package io.keruen.core.stage.escort;

import static io.keruen.core.stage.escort.Crossing.ROAD;
import static io.keruen.core.stage.escort.Crossing.T;
import static io.keruen.core.stage.escort.Crossing.VALID_MS;
import static io.keruen.core.stage.escort.Crossing.control;
import static io.keruen.core.stage.escort.Crossing.drive;
import static io.keruen.core.stage.escort.Crossing.plan;
import static io.keruen.core.stage.escort.Crossing.three;
import static io.keruen.core.stage.escort.Crossing.vehicle;
import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.alert.AlertEvent;
import io.keruen.core.control.ControlSnapshot;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.convoy.Role;
import io.keruen.core.rule.escort.EscortOverdueRule;
import io.keruen.core.stage.escort.EscortBench.Said;
import io.keruen.core.stage.flow.StampedTransit;
import io.keruen.core.stage.flow.TrackFrame;
import io.keruen.core.transit.TransitEvent;
import io.keruen.core.transit.TransitEvent.Event;
import io.keruen.core.zone.Jurisdiction;
import io.keruen.core.zone.Shape;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How far an escort has come, by where its vehicles are and which plan is in force. */
class LifeStoryTest {
    private static final PlannedVehicle ALONE = vehicle("A", Role.ESCORT, null, null);

    /** Three vehicles 40 m apart at 10 m/s, the first 60 m before the end of its yard. */
    static EscortBench threeDrive(ControlSnapshot control, long toMs) {
        EscortBench bench = new EscortBench(control);
        drive(bench, "A", 0, toMs, 40, 10);
        drive(bench, "B", 0, toMs, 0, 10);
        drive(bench, "C", 0, toMs, -40, 10);
        return bench;
    }

    /** One vehicle that says only how far along the road it is, a sample a second at 10 m/s. */
    static EscortBench alone(ControlSnapshot control, long toMs, double fromM) {
        EscortBench bench = new EscortBench(control);
        for (long ms = 0; ms <= toMs; ms += 1_000) {
            bench.hear(Point.of("A", T + ms, fromM + ms / 100.0).speed(10));
        }
        return bench;
    }

    static ControlSnapshot alone(List<ZoneSpec> zones) {
        return control(zones, plan(1, T, T + VALID_MS, ALONE));
    }

    @Test
    void a_crossing_goes_from_yard_to_yard_through_both_gates() {
        Said said = threeDrive(control(), 196_000).play(T + 210_000);

        assertThat(said.steps())
                .containsExactly(
                        "DEPARTED yard-a 6000",
                        "AT_EXIT_GATE gate-1 46000",
                        "IN_BORDER_STRIP gate-1 57000",
                        "AT_ENTRY_GATE gate-2 116000",
                        "ARRIVED yard-b 193500");
        assertThat(said.transits).extracting(TransitEvent::convoyId).containsOnly("C1");
        assertThat(said.lines()).isEmpty();
    }

    /** Nothing is known of it any more then but what was told. */
    @Test
    void a_plan_that_is_withdrawn_is_aborted_in_the_name_of_its_convoy() {
        EscortBench bench = threeDrive(control(), 30_000).control(T + 32_000, control(ROAD));
        bench.status(StatusTale.status("A", 20_000, 300, 10));

        TransitEvent aborted = bench.play(T + 60_000).transits.stream()
                .filter(event -> event.event() == Event.ABORTED)
                .findFirst()
                .orElseThrow();

        assertThat(aborted.convoyId()).isEqualTo("C1");
    }

    @Test
    void without_yards_it_departs_50_m_along_the_road_and_arrives_50_m_before_its_end() {
        Said said = alone(alone(List.of(Crossing.road())), 196_000, 25).play(T + 200_000);

        assertThat(said.steps()).containsExactly("DEPARTED null 2500", "ARRIVED null 193000");
    }

    @Test
    void who_is_first_heard_on_the_road_has_departed_unobserved() {
        Said said = alone(alone(List.of(Crossing.road())), 10_000, 51).play(T + 20_000);

        assertThat(said.steps()).containsExactly("DEPARTED null 0 unobserved");
    }

    /** The middle of the gate lies at 515 m, and it is behind who is 50 m further. */
    @ParameterizedTest
    @CsvSource({"560, 1", "570, 3"})
    void who_is_first_heard_behind_a_gate_has_passed_it(double fromM, int steps) {
        Said said = alone(control(ROAD, plan(1, T, T + VALID_MS, ALONE)), 1_000, fromM)
                .play(T + 3_000);

        assertThat(said.steps())
                .isEqualTo(List.of("DEPARTED null 0 unobserved", "AT_EXIT_GATE gate-1 0", "IN_BORDER_STRIP gate-1 0")
                        .subList(0, steps));
    }

    @Test
    void who_leaves_the_yard_across_a_hole_has_departed_unobserved() {
        EscortBench bench = new EscortBench(alone(ROAD));
        bench.hear(Point.of("A", T, 50).in(ZoneKind.YARD.bit()));
        bench.transit(Event.EXITED, ZoneKind.YARD, "A", "yard-a", T + 15_000, true);
        bench.hear(Point.of("A", T + 15_000, 150));

        assertThat(bench.play(T + 20_000).steps()).containsExactly("DEPARTED yard-a 15000 unobserved");
    }

    @Test
    void who_comes_into_the_last_yard_across_a_hole_has_arrived_unobserved() {
        EscortBench bench = alone(alone(ROAD), 10_000, 1_700);
        bench.transit(Event.ENTERED, ZoneKind.YARD, "A", "yard-b", T + 30_000, true);
        bench.hear(Point.of("A", T + 30_000, 1_950).in(ZoneKind.YARD.bit()));

        assertThat(bench.play(T + 40_000).steps()).endsWith("ARRIVED yard-b 30000 unobserved");
    }

    @Test
    void who_never_left_has_not_arrived_in_another_yard_nor_in_its_own_again() {
        EscortBench bench = alone(alone(ROAD), 10_000, 300);
        bench.transit(Event.ENTERED, ZoneKind.YARD, "A", "yard-a", T + 12_000);
        bench.transit(Event.ENTERED, ZoneKind.YARD, "A", "yard-elsewhere", T + 13_000);

        assertThat(bench.play(T + 40_000).steps()).containsExactly("DEPARTED null 0 unobserved");
    }

    /** Someone first seen standing in the far yard of the road has come all the way; in the near one it has not. */
    @Test
    void who_is_first_seen_in_the_last_yard_has_arrived() {
        EscortBench bench = new EscortBench(alone(ROAD));
        bench.transit(Event.PRESENT, ZoneKind.YARD, "A", "yard-b", T);
        for (long ms = 0; ms <= 1_000; ms += 1_000) {
            bench.hear(Point.of("A", T + ms, 1_950).in(Crossing.kindsAt(1_950)));
        }

        assertThat(bench.play(T + 5_000).steps())
                .containsExactly("DEPARTED null 0 unobserved", "ARRIVED yard-b 0 unobserved");
    }

    @Test
    void a_convoy_has_not_arrived_before_all_its_vehicles_have() {
        EscortBench bench = new EscortBench(control());
        drive(bench, "A", 0, 196_000, 40, 10);
        drive(bench, "B", 0, 196_000, 0, 10);

        assertThat(bench.play(T + 210_000).steps())
                .containsExactly(
                        "DEPARTED yard-a 6000",
                        "AT_EXIT_GATE gate-1 46000",
                        "IN_BORDER_STRIP gate-1 53000",
                        "AT_ENTRY_GATE gate-2 116000");
    }

    private static ControlSnapshot through(long fromMs, String... gates) {
        List<ZoneSpec> map = new ArrayList<>(ROAD);
        map.add(Crossing.box("gate-0", ZoneKind.GATE, Jurisdiction.KZ, "G0", 200, 230));
        map.add(Crossing.box("gate-3", ZoneKind.GATE, Jurisdiction.KZ, "G3", 800, 830));
        EscortPlan other = Crossing.by(plan(2, T + fromMs, T + VALID_MS, three()), "road", gates);
        return control(map, plan(1, T, T + VALID_MS, three()), other);
    }

    /** A is past the exit gate, which is the first of two and then the second of three; B and C are not yet. */
    @Test
    void a_gate_that_was_passed_is_passed_wherever_the_next_plan_names_it() {
        EscortBench bench = threeDrive(through(51_000, "G0", "G1", "G2"), 120_000);

        assertThat(bench.play(T + 130_000).steps())
                .containsExactly(
                        "DEPARTED yard-a 6000",
                        "AT_EXIT_GATE gate-1 46000",
                        "IN_BORDER_STRIP gate-1 57000",
                        "AT_ENTRY_GATE gate-2 116000");
    }

    /** All are past the first gate, and then another one is the first: A stands at that. */
    @Test
    void a_gate_that_the_next_plan_names_instead_is_not_passed() {
        EscortBench bench = threeDrive(through(70_000, "G3", "G2"), 120_000);
        for (String id : List.of("A", "B", "C")) {
            long atMs = T + 76_000 + 4_000L * (id.charAt(0) - 'A');
            bench.transit(Event.ENTERED, ZoneKind.GATE, id, "gate-3", atMs);
            bench.transit(Event.EXITED, ZoneKind.GATE, id, "gate-3", atMs + 3_000);
        }

        assertThat(bench.play(T + 130_000).steps())
                .endsWith("IN_BORDER_STRIP gate-1 57000", "AT_ENTRY_GATE gate-2 116000");
    }

    /** A is in the last yard of the road when all are sent on by another one. */
    @Test
    void who_arrived_before_the_convoy_was_sent_on_has_to_arrive_anew() {
        ZoneSpec farther = ZoneSpec.of("farther", ZoneKind.ROUTE, Shape.corridor(Crossing.line(0, 3_000), 6));
        ZoneSpec yard = Crossing.box("yard-c", ZoneKind.YARD, Jurisdiction.CN, null, 2_900, 3_100);
        List<ZoneSpec> map =
                Stream.concat(ROAD.stream(), Stream.of(farther, yard)).toList();
        EscortPlan on = Crossing.by(plan(2, T + 187_000, T + VALID_MS, three()), "farther", "G1", "G2");
        EscortBench bench = threeDrive(control(map, plan(1, T, T + VALID_MS, three()), on), 186_000);
        bench.transit(Event.ENTERED, ZoneKind.YARD, "B", "yard-c", T + 290_000);
        bench.transit(Event.ENTERED, ZoneKind.YARD, "C", "yard-c", T + 294_000);
        assertThat(bench.play(T + 300_000).steps()).endsWith("AT_ENTRY_GATE gate-2 116000");

        bench.transit(Event.ENTERED, ZoneKind.YARD, "A", "yard-c", T + 305_000);
        assertThat(bench.play(T + 310_000).steps()).endsWith("AT_ENTRY_GATE gate-2 116000", "ARRIVED yard-c 305000");
    }

    @Test
    void a_plan_without_vehicles_suspends_and_the_next_one_resumes() {
        ControlSnapshot control = control(
                ROAD,
                plan(1, T, T + VALID_MS, three()),
                plan(2, T + 60_000, T + 90_000),
                plan(3, T + 90_000, T + VALID_MS, three()));

        assertThat(threeDrive(control, 120_000).play(T + 130_000).steps())
                .containsExactly(
                        "DEPARTED yard-a 6000",
                        "AT_EXIT_GATE gate-1 46000",
                        "IN_BORDER_STRIP gate-1 57000",
                        "SUSPENDED null 60000",
                        "RESUMED null 90000",
                        "AT_ENTRY_GATE gate-2 116000");
    }

    @Test
    void a_plan_that_ends_before_the_arrival_aborts_unless_another_follows() {
        ControlSnapshot ends = control(ROAD, plan(1, T, T + 30_000, three()));
        ControlSnapshot pauses =
                control(ROAD, plan(1, T, T + 30_000, three()), plan(2, T + 50_000, T + VALID_MS, three()));

        assertThat(threeDrive(ends, 20_000).play(T + 60_000).steps())
                .containsExactly("DEPARTED yard-a 6000", "ABORTED null 30000");
        assertThat(threeDrive(pauses, 20_000).play(T + 60_000).steps())
                .containsExactly("DEPARTED yard-a 6000", "SUSPENDED null 30000", "RESUMED null 50000");
    }

    /** Officers who let it go on say so by another plan, which begins where it was. */
    @Test
    void what_was_aborted_goes_on_where_it_was_when_a_new_plan_comes() {
        ControlSnapshot ends = control(ROAD, plan(1, T, T + 50_000, three()));
        ControlSnapshot more =
                control(ROAD, plan(1, T, T + 50_000, three()), plan(2, T + 70_000, T + VALID_MS, three()));
        EscortBench bench = threeDrive(ends, 100_000).control(T + 65_000, more);

        assertThat(bench.play(T + 110_000).steps())
                .containsExactly(
                        "DEPARTED yard-a 6000",
                        "AT_EXIT_GATE gate-1 46000",
                        "ABORTED null 50000",
                        "RESUMED null 70000");
    }

    @Test
    void the_end_of_the_plan_after_the_arrival_says_nothing() {
        ControlSnapshot control = control(ROAD, plan(1, T, T + 200_000, three()));

        assertThat(threeDrive(control, 199_000).play(T + 230_000).steps()).endsWith("ARRIVED yard-b 193500");
    }

    @Test
    void a_convoy_that_is_late_is_overdue_after_the_hold_until_it_arrives() {
        ControlSnapshot late = control(ROAD, Crossing.arriveBy(plan(1, T, T + VALID_MS, three()), T + 182_000));

        List<AlertEvent> overdue = threeDrive(late, 196_000).play(T + 210_000).alerts(EscortOverdueRule.OVERDUE);

        assertThat(overdue)
                .extracting(AlertEvent::event)
                .containsExactly(AlertEvent.Event.RAISED, AlertEvent.Event.CLEARED);
        AlertEvent raised = overdue.get(0);
        assertThat(raised.startedAtMs()).isEqualTo(T + 182_000);
        assertThat(raised.raisedAtMs()).isEqualTo(T + 187_000);
        assertThat(raised.measured()).isEqualTo(5_000);
        assertThat(raised.evidence()).containsEntry("arrivedCount", 1.0).containsEntry("plannedCount", 3.0);
        assertThat(raised.convoyId()).isEqualTo("C1");
        assertThat(overdue.get(1).clearedAtMs()).isEqualTo(T + 193_500);
    }

    @Test
    void a_convoy_in_time_is_not_overdue() {
        ControlSnapshot inTime = control(ROAD, Crossing.arriveBy(plan(1, T, T + VALID_MS, three()), T + 188_501));

        assertThat(threeDrive(inTime, 196_000).play(T + 210_000).lines()).isEmpty();
    }

    @Test
    void a_plan_that_gives_more_time_ends_what_was_overdue() {
        ControlSnapshot control = control(
                ROAD,
                Crossing.arriveBy(plan(1, T, T + VALID_MS, three()), T + 20_000),
                Crossing.arriveBy(plan(2, T + 40_000, T + VALID_MS, three()), T + 400_000));

        assertThat(threeDrive(control, 60_000).play(T + 70_000).lines())
                .containsExactly("RAISED TRANSIT_OVERDUE  25000", "CLEARED TRANSIT_OVERDUE  40000");
    }

    @Test
    void an_overdue_convoy_that_is_suspended_is_overdue_no_more() {
        ControlSnapshot control = control(
                ROAD,
                Crossing.arriveBy(plan(1, T, T + VALID_MS, three()), T + 20_000),
                plan(2, T + 40_000, T + VALID_MS));

        assertThat(threeDrive(control, 30_000).play(T + 70_000).lines())
                .containsExactly("RAISED TRANSIT_OVERDUE  25000", "CLEARED TRANSIT_OVERDUE  40000");
    }

    /** Those behind may be at the gate before the foremost sets off: it is at the gate since the first of them is. */
    @Test
    void a_convoy_is_at_a_gate_since_the_first_of_its_vehicles_is_there() {
        EscortBench bench = new EscortBench(control());
        bench.hear(Point.of("A", T, 50).in(ZoneKind.YARD.bit()));
        bench.transit(Event.ENTERED, ZoneKind.GATE, "C", "gate-1", T + 20_000);
        bench.transit(Event.ENTERED, ZoneKind.GATE_QUEUE, "B", "queue", T + 30_000);
        bench.transit(Event.EXITED, ZoneKind.YARD, "A", "yard-a", T + 40_000);

        assertThat(bench.play(T + 50_000).steps())
                .containsExactly("DEPARTED yard-a 40000", "AT_EXIT_GATE gate-1 20000");
    }

    @Test
    void who_passes_the_second_gate_has_passed_the_first() {
        EscortBench bench = alone(alone(ROAD), 10_000, 300);
        bench.transit(Event.EXITED, ZoneKind.GATE, "A", "gate-2", T + 20_000);
        bench.transit(Event.EXITED, ZoneKind.GATE, "A", "gate-1", T + 30_000);

        assertThat(bench.play(T + 40_000).steps())
                .containsExactly(
                        "DEPARTED null 0 unobserved", "IN_BORDER_STRIP gate-1 20000", "AT_ENTRY_GATE gate-2 20000");
    }

    /** Its zone was retired while it stood there: it has not passed, and not left. */
    @Test
    void a_zone_that_ends_is_not_left_nor_passed() {
        EscortBench bench = new EscortBench(alone(ROAD));
        bench.hear(Point.of("A", T, 50).in(ZoneKind.YARD.bit()));
        for (String zone : List.of("yard-a", "gate-1")) {
            ZoneKind kind = zone.startsWith("yard") ? ZoneKind.YARD : ZoneKind.GATE;
            TransitEvent retired = new TransitEvent(
                    Event.EXITED, Crossing.ESCORT, "A", zone, T + 10_000, "ZONE_RETIRED", false, false);
            bench.transit(new StampedTransit(T + 10_000, 0, kind, retired));
        }

        assertThat(bench.play(T + 20_000).steps()).isEmpty();
    }

    @Test
    void off_every_road_it_departs_when_it_has_moved_50_m() {
        EscortBench bench = new EscortBench(alone(ROAD));
        for (long ms = 0; ms <= 12_000; ms += 1_000) {
            bench.hear(Point.of("A", T + ms, 600 + ms / 204.0).unmatched().in(TrackFrame.UNMATCHED));
        }
        assertThat(bench.play(T + 20_000).steps()).containsExactly("DEPARTED null 11000");
    }

    @Test
    void at_a_gate_of_which_no_zone_is_known_it_is_at_no_zone() {
        EscortBench bench = new EscortBench(alone(List.of(Crossing.road())));
        bench.hear(Point.of("A", T, 60), Point.of("A", T + 1_000, 70).in(ZoneKind.GATE.bit()));

        assertThat(bench.play(T + 5_000).steps())
                .containsExactly("DEPARTED null 0 unobserved", "AT_EXIT_GATE null 1000");
    }
}
