package io.keruen.core.stage.escort;

import static io.keruen.core.stage.escort.Crossing.ROAD;
import static io.keruen.core.stage.escort.Crossing.T;
import static io.keruen.core.stage.escort.Crossing.VALID_MS;
import static io.keruen.core.stage.escort.Crossing.arriveBy;
import static io.keruen.core.stage.escort.Crossing.control;
import static io.keruen.core.stage.escort.Crossing.plan;
import static io.keruen.core.stage.escort.Crossing.three;
import static io.keruen.core.stage.escort.LifeStoryTest.alone;
import static io.keruen.core.stage.escort.LifeStoryTest.threeDrive;
import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.alert.AlertEvent;
import io.keruen.core.control.ControlSnapshot;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.rule.escort.EscortOverdueRule;
import io.keruen.core.stage.escort.EscortBench.Said;
import io.keruen.core.stage.flow.StampedTransit;
import io.keruen.core.stage.flow.TrackFrame;
import io.keruen.core.transit.TransitEvent;
import io.keruen.core.transit.TransitEvent.Event;
import io.keruen.core.zone.Jurisdiction;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneSpec;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where an escort has not departed or arrived yet, though it looks nearly so, and where it goes on. */
class LifeEdgeStoryTest {
    @Test
    void what_was_suspended_before_it_was_aborted_goes_on_where_it_was_before_both() {
        ControlSnapshot over = control(ROAD, plan(1, T, T + 50_000, three()), plan(2, T + 50_000, T + 60_000));
        ControlSnapshot more = control(
                ROAD,
                plan(1, T, T + 50_000, three()),
                plan(2, T + 50_000, T + 60_000),
                plan(3, T + 70_000, T + VALID_MS, three()));
        EscortBench bench = threeDrive(over, 49_000).control(T + 65_000, more);

        assertThat(bench.play(T + 110_000).steps())
                .containsExactly(
                        "DEPARTED yard-a 6000",
                        "AT_EXIT_GATE gate-1 46000",
                        "SUSPENDED null 50000",
                        "ABORTED null 60000",
                        "RESUMED null 70000");
    }

    /** Lap after lap it comes by its end. */
    @Test
    void on_a_ring_without_a_yard_nobody_arrives() {
        ControlSnapshot ring = alone(List.of(Crossing.ring()));
        double lapM = ring.termAt(Crossing.ESCORT, T).route().lengthM();
        EscortBench bench = new EscortBench(ring);
        for (int s = 0; s <= 60; s++) {
            bench.hear(Point.of("A", T + 1_000L * s, s * lapM / 50));
        }

        assertThat(bench.play(T + 70_000).steps()).singleElement().asString().startsWith("DEPARTED");
    }

    /** Beyond the first 50 m only: a vehicle that stands there is on its way to the road. */
    @Test
    void who_is_heard_at_the_fiftieth_metre_has_not_departed() {
        EscortBench bench = new EscortBench(alone(List.of(Crossing.road())));
        bench.hear(Point.of("A", T, 50), Point.of("A", T + 1_000, 50));
        assertThat(bench.play(T + 5_000).steps()).isEmpty();

        bench.hear(Point.of("A", T + 2_000, 60), Point.of("A", T + 3_000, 70));
        assertThat(bench.play(T + 5_000).steps()).containsExactly("DEPARTED null 1000");
    }

    /** The first fix after it was switched on is so coarse that it lies in no zone: the convoy is still in its yard. */
    @Test
    void who_is_heard_far_along_the_road_once_before_it_is_heard_in_its_yard_has_not_departed() {
        EscortBench bench = new EscortBench(control());
        bench.hear(Point.of("A", T, 120).sigma(150), Point.of("B", T, 120), Point.of("C", T, 120));
        for (int s = 1; s < 30; s++) {
            for (String id : List.of("A", "B", "C")) {
                bench.hear(Point.of(id, T + 1_000L * s, 60).in(ZoneKind.YARD.bit()));
            }
        }

        assertThat(bench.play(T + 30_000).steps()).isEmpty();
    }

    /** Its receiver is spoofed at 2 s, and from 20 s to 24 s. */
    @Test
    void a_place_that_nobody_believes_neither_leaves_a_yard_nor_arrives_in_one() {
        int home = ZoneKind.YARD.bit() | TrackFrame.IN_DESTINATION;
        EscortBench bench = new EscortBench(alone(ROAD));
        for (int s = 0; s < 5; s++) {
            Point there = Point.of("A", T + 1_000L * s, 60).in(ZoneKind.YARD.bit());
            Point spoofed = Point.of("A", T + 1_000L * s, 600).sigma(Double.POSITIVE_INFINITY);
            bench.hear(s == 2 ? spoofed : there);
        }
        bench.transit(Event.EXITED, ZoneKind.YARD, "A", "yard-a", T + 2_000);
        bench.transit(Event.ENTERED, ZoneKind.YARD, "A", "yard-a", T + 3_000);
        assertThat(bench.play(T + 8_000).steps()).isEmpty();

        bench.transit(Event.EXITED, ZoneKind.YARD, "A", "yard-a", T + 9_000);
        bench.hear(Point.of("A", T + 9_000, 200), Point.of("A", T + 10_000, 210));
        for (int s = 20; s < 25; s++) {
            bench.hear(Point.of("A", T + 1_000L * s, 1_950).in(home).sigma(Double.POSITIVE_INFINITY));
        }
        bench.transit(Event.ENTERED, ZoneKind.YARD, "A", "yard-b", T + 20_000);
        assertThat(bench.play(T + 28_000).steps()).containsExactly("DEPARTED yard-a 9000");

        bench.hear(Point.of("A", T + 30_000, 1_950).in(home));
        assertThat(bench.play(T + 40_000).steps())
                .containsExactly("DEPARTED yard-a 9000", "ARRIVED yard-b 30000 unobserved");
    }

    @Test
    void who_moves_away_from_every_place_where_the_road_has_not_begun_or_is_not_known_has_not_departed() {
        EscortBench before = new EscortBench(alone(ROAD));
        EscortBench unknown = new EscortBench(alone(List.of()));
        for (long ms = 0; ms <= 20_000; ms += 1_000) {
            before.hear(Point.of("A", T + ms, -900 + ms / 100.0).unmatched().in(TrackFrame.UNMATCHED));
            unknown.hear(Point.of("A", T + ms, 600 + ms / 100.0).unmatched().in(TrackFrame.UNMATCHED));
        }

        assertThat(before.play(T + 30_000).steps()).isEmpty();
        assertThat(unknown.play(T + 30_000).steps()).isEmpty();
    }

    /** Where the track says nothing of how far it is, though a place on the road is near, nothing follows from it. */
    @Test
    void who_is_near_the_road_and_not_told_how_far_along_has_not_departed() {
        EscortBench bench = new EscortBench(alone(ROAD));
        for (long ms = 0; ms <= 20_000; ms += 1_000) {
            bench.hear(Point.of("A", T + ms, 600 + ms / 100.0).unmatched());
        }

        assertThat(bench.play(T + 30_000).steps()).isEmpty();
    }

    /** The only yard on the road is where the way ends; it lies in the near half, and nobody saw it come there. */
    @Test
    void who_is_first_seen_in_the_last_yard_in_the_near_half_of_the_road_has_not_arrived() {
        ZoneSpec near = Crossing.box("yard-n", ZoneKind.YARD, Jurisdiction.KZ, null, 300, 500);
        EscortBench bench = new EscortBench(alone(List.of(Crossing.road(), near)));
        bench.transit(Event.PRESENT, ZoneKind.YARD, "A", "yard-n", T);
        bench.hear(
                Point.of("A", T, 400).in(ZoneKind.YARD.bit()),
                Point.of("A", T + 1_000, 401).in(ZoneKind.YARD.bit()));

        assertThat(bench.play(T + 5_000).steps()).isEmpty();
    }

    /** From the queue into the gate it is at the gate all the while. */
    @Test
    void a_convoy_is_at_a_gate_since_the_first_queues_for_it() {
        EscortBench bench = new EscortBench(control());
        bench.hear(Point.of("A", T, 50).in(ZoneKind.YARD.bit()));
        bench.hear(Point.of("B", T + 20_000, 480).in(ZoneKind.GATE_QUEUE.bit()));
        bench.hear(Point.of("C", T + 25_000, 440).in(ZoneKind.GATE_QUEUE.bit()));
        bench.hear(Point.of("B", T + 30_000, 510).in(ZoneKind.GATE.bit()));
        bench.transit(Event.EXITED, ZoneKind.YARD, "A", "yard-a", T + 40_000);

        assertThat(bench.play(T + 50_000).steps())
                .containsExactly("DEPARTED yard-a 40000", "AT_EXIT_GATE gate-1 20000");
    }

    /** B is in the last yard since 20 s; A, which is not, is written out of the plan at 60 s. */
    @Test
    void who_had_arrived_when_it_was_due_was_overdue_only_until_then() {
        EscortBench bench = new EscortBench(control(
                ROAD,
                arriveBy(plan(1, T, T + VALID_MS, three()[0], three()[1]), T + 30_000),
                arriveBy(plan(2, T + 60_000, T + VALID_MS, three()[1]), T + 30_000)));
        bench.hear(Point.of("A", T + 4_000, 1_700), Point.of("B", T + 5_000, 1_800));
        bench.hear(Point.of("A", T + 5_000, 1_710), Point.of("B", T + 6_000, 1_810));
        bench.transit(Event.ENTERED, ZoneKind.YARD, "B", "yard-b", T + 20_000);

        assertThat(bench.play(T + 70_000).lines(EscortOverdueRule.OVERDUE))
                .containsExactly("RAISED  35000", "CLEARED  30000");
    }

    @Test
    void an_overdue_convoy_whose_plan_ends_is_overdue_no_more() {
        ControlSnapshot ends = control(ROAD, arriveBy(plan(1, T, T + 40_000, three()), T + 20_000));

        assertThat(threeDrive(ends, 30_000).play(T + 50_000).lines(EscortOverdueRule.OVERDUE))
                .containsExactly("RAISED  25000", "CLEARED  40000");
    }

    /** It is sure five seconds after its time, which is when the plan is over or later. */
    @ParameterizedTest
    @CsvSource({"40000, 45000", "37000, 42000", "35000, 40000"})
    void a_convoy_that_had_to_arrive_by_the_end_of_its_plan_and_did_not_is_overdue(long dueMs, long raisedMs) {
        ControlSnapshot ends = control(ROAD, arriveBy(plan(1, T, T + 40_000, three()), T + dueMs));

        Said said = threeDrive(ends, 30_000).play(T + 60_000);
        assertThat(said.lines(EscortOverdueRule.OVERDUE)).containsExactly("RAISED  " + raisedMs);
        AlertEvent raised = said.alerts(EscortOverdueRule.OVERDUE).get(0);
        assertThat(raised.convoyId()).isEqualTo("C1");
        assertThat(raised.startedAtMs()).isEqualTo(T + dueMs);
        assertThat(said.steps()).last().isEqualTo("ABORTED null 40000");
    }

    /** It comes into the yard 2 s before its plan ends and by when it must be there; that is heard 3 s after. */
    @ParameterizedTest
    @CsvSource({"40000, 38000", "38000, 37000"})
    void who_arrived_in_time_and_is_heard_when_the_plan_is_over_has_arrived(long dueMs, long atMs) {
        EscortBench bench = new EscortBench(control(ROAD, arriveBy(plan(1, T, T + 40_000, three()[0]), T + dueMs)));
        bench.hear(Point.of("A", T + 4_000, 1_700), Point.of("A", T + 5_000, 1_710));
        TransitEvent entered = new TransitEvent(Event.ENTERED, "E1", "A", "yard-b", T + atMs, null, false, false);
        bench.transit(new StampedTransit(T + dueMs + 3_000, 3, ZoneKind.YARD, entered));

        Said said = bench.play(T + 60_000);
        assertThat(said.steps()).last().isEqualTo("ARRIVED yard-b " + atMs);
        assertThat(said.lines(EscortOverdueRule.OVERDUE)).isEmpty();
    }

    /** B was never heard; when it would be missing, the plan that names it is over though arrivals are still waited for. */
    @Test
    void nobody_is_missing_for_what_comes_after_the_plan() {
        ControlSnapshot ends = control(ROAD, arriveBy(plan(1, T, T + 16_000, three()), T + 16_000));
        EscortBench bench = new EscortBench(ends);
        Crossing.drive(bench, "A", 0, 15_000, 20, 10);

        Said said = bench.play(T + 60_000);
        assertThat(said.lines("CONVOY_MEMBER_MISSING")).isEmpty();
        assertThat(said.lines(EscortOverdueRule.OVERDUE)).containsExactly("RAISED  21000");
    }

    /** It is told 4 s after an older version of the plan has ended that B is missing, as without that version. */
    @Test
    void arrivals_are_waited_for_only_where_no_plan_follows() {
        EscortPlan goesOn = arriveBy(plan(2, T, T + VALID_MS, three()), T + 16_000);
        ControlSnapshot cut = control(ROAD, arriveBy(plan(1, T, T + 16_000, three()), T + 16_000), goesOn);

        List<List<String>> told = new ArrayList<>();
        for (ControlSnapshot each : List.of(cut, control(ROAD, goesOn))) {
            EscortBench bench = new EscortBench(each);
            Crossing.drive(bench, "A", 0, 15_000, 20, 10);
            told.add(bench.play(T + 20_000).lines("CONVOY_MEMBER_MISSING"));
        }
        assertThat(told.get(0)).isNotEmpty().isEqualTo(told.get(1));
    }

    @Test
    void nobody_asks_after_its_plan_for_a_convoy_that_never_set_out() {
        EscortBench bench = new EscortBench(control(ROAD, arriveBy(plan(1, T, T + 40_000, three()), T + 40_000)));
        bench.hear(Point.of("A", T, 50).in(ZoneKind.YARD.bit()));

        Said said = bench.play(T + 60_000);
        assertThat(said.lines(EscortOverdueRule.OVERDUE)).isEmpty();
        assertThat(said.steps()).containsExactly("ABORTED null 40000");
    }

    /** After a day nobody is asked for any more, however often the job begins anew. */
    @Test
    void a_convoy_that_never_came_is_asked_for_a_day_after_its_plan() {
        EscortKit kit = new EscortKit(
                RuleCatalog.standard(), control(ROAD, arriveBy(plan(1, T, T + 40_000, three()[0]), T + 40_000)));
        kit.stage.planned(kit.state, T);
        for (long ms = 0; ms <= 10_000; ms += 1_000) {
            kit.hear(Point.of("A", T + ms, 40 + ms / 100.0));
        }
        for (long uptoMs : new long[] {60_000, 86_440_999, 86_441_000, 86_441_001, 90_000_000}) {
            kit.restore(kit.bytes());
            kit.work(T + uptoMs);
            assertThat(kit.told().contains("CLEARED TRANSIT_OVERDUE ")).isEqualTo(uptoMs >= 86_441_000);
        }

        assertThat(kit.told())
                .containsExactly("RAISED TRANSIT_OVERDUE ", "ESCALATED TRANSIT_OVERDUE ", "CLEARED TRANSIT_OVERDUE ");
        assertThat(kit.events.get(2).clearedAtMs()).isEqualTo(T + 86_440_000);
    }

    @ParameterizedTest
    @CsvSource({"40000, 0", "90000, 1"})
    void a_convoy_that_is_asked_for_is_overdue_no_more_when_it_is_given_more_time(long nextDueMs, int raised) {
        ControlSnapshot ends = control(ROAD, arriveBy(plan(1, T, T + 40_000, three()), T + 40_000));
        ControlSnapshot more = control(
                ROAD,
                arriveBy(plan(1, T, T + 40_000, three()), T + 40_000),
                arriveBy(plan(2, T + 60_000, T + VALID_MS, three()), T + nextDueMs));

        assertThat(threeDrive(ends, 30_000)
                        .control(T + 55_000, more)
                        .play(T + 100_000)
                        .lines(EscortOverdueRule.OVERDUE))
                .isEqualTo(
                        raised == 0
                                ? List.of("RAISED  45000")
                                : List.of("RAISED  45000", "CLEARED  60000", "RAISED  95000"));
    }

    /** It arrives, has until after its plan, or is suspended first. */
    @Test
    void nobody_is_asked_for_who_came_or_had_more_time_than_the_plan() {
        EscortBench came = new EscortBench(control(ROAD, arriveBy(plan(1, T, T + 40_000, three()[0]), T + 40_000)));
        came.hear(Point.of("A", T + 4_000, 1_700), Point.of("A", T + 5_000, 1_710));
        came.transit(Event.ENTERED, ZoneKind.YARD, "A", "yard-b", T + 20_000);
        assertThat(came.play(T + 60_000).lines(EscortOverdueRule.OVERDUE)).isEmpty();

        ControlSnapshot later = control(ROAD, arriveBy(plan(1, T, T + 40_000, three()), T + 40_001));
        assertThat(threeDrive(later, 30_000).play(T + 60_000).lines(EscortOverdueRule.OVERDUE))
                .isEmpty();

        ControlSnapshot suspended = control(
                ROAD,
                arriveBy(plan(1, T, T + 35_000, three()), T + 40_000),
                arriveBy(plan(2, T + 35_000, T + 40_000), T + 40_000));
        assertThat(threeDrive(suspended, 30_000).play(T + 60_000).lines(EscortOverdueRule.OVERDUE))
                .isEmpty();
    }

    /** Its first plan is known an hour late; an officer has half an hour from then. */
    @Test
    void a_convoy_that_was_overdue_before_its_plan_was_known_is_escalated_half_an_hour_after_that() {
        EscortKit kit = new EscortKit(
                RuleCatalog.standard(), control(ROAD, arriveBy(plan(1, T, T + 9_000_000, three()), T + 20_000)));
        kit.stage.planned(kit.state, T + 3_600_000);
        assertThat(kit.stage.nextWorkMs(kit.state)).isEqualTo(T + 3_600_000);

        assertThat(kit.work(T + 8_000_000).events)
                .extracting(event -> event.event() + " " + (event.updatedAtMs() - T))
                .containsExactly("RAISED 25000", "ESCALATED 5400000");
    }

    @Test
    void who_passes_from_the_queue_into_the_gate_is_at_it_since_it_queued() {
        EscortBench bench = new EscortBench(control());
        bench.hear(Point.of("A", T, 50).in(ZoneKind.YARD.bit()));
        bench.transit(Event.ENTERED, ZoneKind.GATE_QUEUE, "B", "queue", T + 20_000);
        bench.transit(Event.ENTERED, ZoneKind.GATE, "B", "gate-1", T + 30_000);
        bench.transit(Event.EXITED, ZoneKind.YARD, "A", "yard-a", T + 40_000);

        assertThat(bench.play(T + 50_000).steps())
                .containsExactly("DEPARTED yard-a 40000", "AT_EXIT_GATE gate-1 20000");
    }
}
