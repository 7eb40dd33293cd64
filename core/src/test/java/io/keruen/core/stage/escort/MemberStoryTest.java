package io.keruen.core.stage.escort;

import static io.keruen.core.stage.escort.Crossing.ESCORT;
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
import io.keruen.core.alert.Finding;
import io.keruen.core.alert.Severity;
import io.keruen.core.control.ControlSnapshot;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.convoy.Role;
import io.keruen.core.rule.escort.ConvoyMemberRule;
import io.keruen.core.stage.escort.EscortBench.Said;
import io.keruen.core.stage.flow.TrackFrame;
import io.keruen.core.transit.TransitEvent;
import io.keruen.core.zone.ZoneKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which vehicles of a convoy under way are missing: never heard, or off the road for too long. */
class MemberStoryTest {
    private static final String MISSING = ConvoyMemberRule.MISSING;

    /** A and B leave the yard, A at 6 s. */
    private static EscortBench twoDrive(ControlSnapshot control, long toMs) {
        EscortBench bench = new EscortBench(control);
        drive(bench, "A", 0, toMs, 40, 10);
        drive(bench, "B", 0, toMs, 0, 10);
        return bench;
    }

    /** All three, B off the road from 20 s to 20 s + {@code offMs} and back on it after that. */
    private static EscortBench bOff(long offMs, double latM, int kinds) {
        EscortBench bench = new EscortBench(control());
        drive(bench, "A", 0, 120_000, 40, 10);
        drive(bench, "C", 0, 120_000, -40, 10);
        drive(bench, "B", 0, 19_000, 0, 10);
        for (long ms = 20_000; ms < 20_000 + offMs; ms += 1_000) {
            bench.hear(Point.of("B", T + ms, latM).unmatched().in(TrackFrame.UNMATCHED | kinds));
        }
        for (long ms = 20_000 + offMs; ms < 120_000; ms += 1_000) {
            bench.hear(Point.of("B", T + ms, ms / 100.0).speed(10));
        }
        return bench;
    }

    private static Finding deviation(Finding.Kind kind, long startedMs, long atMs) {
        return Finding.of(kind, "route-deviation", "ROUTE_DEVIATION")
                .vehicle("B")
                .escort(ESCORT, "C1")
                .severity(Severity.HIGH)
                .times(T + startedMs, T + atMs)
                .build();
    }

    @Test
    void who_was_never_heard_is_missing_ten_seconds_after_the_departure_until_it_speaks() {
        EscortBench bench = twoDrive(control(), 40_000);
        bench.hear(Point.of("C", T + 30_000, 200));

        List<AlertEvent> missing = bench.play(T + 45_000).alerts(MISSING);

        assertThat(missing)
                .extracting(AlertEvent::event)
                .containsExactly(AlertEvent.Event.RAISED, AlertEvent.Event.CLEARED);
        AlertEvent raised = missing.get(0);
        assertThat(raised.vehicleId()).isEqualTo("C");
        assertThat(raised.startedAtMs()).isEqualTo(T + 6_000);
        assertThat(raised.raisedAtMs()).isEqualTo(T + 16_000);
        assertThat(raised.measured()).isEqualTo(10_000);
        assertThat(raised.limit()).isEqualTo(10_000);
        assertThat(raised.evidence()).containsEntry("heard", 0.0);
        assertThat(raised.jurisdiction()).isNull();
        assertThat(missing.get(1).clearedAtMs()).isEqualTo(T + 30_000);
    }

    @Test
    void who_speaks_in_time_is_not_missing() {
        EscortBench bench = twoDrive(control(), 40_000);
        bench.hear(Point.of("C", T + 16_000, 0).in(ZoneKind.YARD.bit()));

        assertThat(bench.play(T + 45_000).lines(MISSING)).isEmpty();
    }

    /** Before anything is due, samples have a second of ingest time to come. */
    @Test
    void who_spoke_in_time_and_is_heard_a_little_later_is_not_missing() {
        EscortBench heard = twoDrive(control(), 40_000);
        heard.hear(Point.of("C", T + 16_000, 0).in(ZoneKind.YARD.bit()).arriving(T + 17_000));
        EscortBench tooLate = twoDrive(control(), 40_000);
        tooLate.hear(Point.of("C", T + 16_000, 0).in(ZoneKind.YARD.bit()).arriving(T + 17_001));

        assertThat(heard.play(T + 45_000).lines(MISSING)).isEmpty();
        assertThat(tooLate.play(T + 45_000).lines(MISSING)).containsExactly("RAISED C 16000", "CLEARED C 16000");
    }

    @Test
    void before_the_departure_nobody_is_missing() {
        EscortBench bench = new EscortBench(control());
        for (long ms = 0; ms < 60_000; ms += 1_000) {
            bench.hear(Point.of("A", T + ms, 40).in(ZoneKind.YARD.bit()).speed(0));
        }

        assertThat(bench.play(T + 60_000).lines(MISSING)).isEmpty();
    }

    private static final PlannedVehicle[] TWO = {
        vehicle("A", Role.LEAD, null, null), vehicle("B", Role.CARGO, null, null)
    };

    @Test
    void who_joins_under_way_has_ten_seconds_from_then() {
        PlannedVehicle[] ahead = {vehicle("C", Role.ESCORT, null, null), TWO[0], TWO[1]};
        for (PlannedVehicle[] joined : List.of(three(), ahead)) {
            ControlSnapshot control =
                    control(ROAD, plan(1, T, T + VALID_MS, TWO), plan(2, T + 30_000, T + VALID_MS, joined));

            assertThat(twoDrive(control, 60_000).play(T + 60_000).lines(MISSING))
                    .containsExactly("RAISED C 40000");
        }
    }

    /** The plan that names C begins at 10 s and is known at 600 s: before that nobody could have been told. */
    @Test
    void who_should_have_been_heard_before_its_plan_was_known_is_missing_from_then_on() {
        ControlSnapshot before = control(ROAD, plan(1, T, T + 2_000_000, TWO));
        ControlSnapshot after =
                control(ROAD, plan(1, T, T + 2_000_000, TWO), plan(2, T + 10_000, T + 2_000_000, three()));
        EscortBench bench = new EscortBench(before).control(T + 600_000, after);
        drive(bench, "A", 0, 700_000, 40, 2);
        drive(bench, "B", 0, 700_000, 20, 2);

        assertThat(bench.play(T + 1_000_000).alerts.stream()
                        .filter(event -> event.type().equals(MISSING))
                        .map(event -> event.event() + " " + (event.updatedAtMs() - T)))
                .containsExactly("RAISED 40000", "ESCALATED 900000");
    }

    @Test
    void who_is_written_out_of_the_plan_and_into_it_again_has_ten_seconds_from_then() {
        ControlSnapshot control = control(
                ROAD,
                plan(1, T, T + VALID_MS, three()),
                plan(2, T + 30_000, T + VALID_MS, TWO),
                plan(3, T + 50_000, T + VALID_MS, three()));

        assertThat(twoDrive(control, 70_000).play(T + 70_000).lines(MISSING))
                .containsExactly("RAISED C 16000", "CLEARED C 30000", "RAISED C 60000");
    }

    /** What was due at 16 s is looked at as of then: the plan that begins a little later does not count yet. */
    @Test
    void who_is_missing_just_before_the_next_plan_is_missing_until_it() {
        ControlSnapshot control =
                control(ROAD, plan(1, T, T + VALID_MS, three()), plan(2, T + 17_500, T + VALID_MS, TWO));

        assertThat(twoDrive(control, 40_000).play(T + 40_000).lines(MISSING))
                .containsExactly("RAISED C 16000", "CLEARED C 17500");
    }

    @Test
    void whom_the_plan_names_no_more_is_missing_no_more() {
        ControlSnapshot control = control(
                ROAD,
                plan(1, T, T + VALID_MS, three()),
                plan(
                        2,
                        T + 30_000,
                        T + VALID_MS,
                        vehicle("A", Role.LEAD, null, null),
                        vehicle("B", Role.CARGO, null, null)));

        assertThat(twoDrive(control, 60_000).play(T + 60_000).lines(MISSING))
                .containsExactly("RAISED C 16000", "CLEARED C 30000");
    }

    /** By the plan that reaches us at 30 s it never was a member: what it caused stands alone from that moment on. */
    @Test
    void what_ends_because_other_plans_count_ends_in_their_first_moment() {
        ControlSnapshot two = control(
                ROAD,
                plan(2, T, T + VALID_MS, vehicle("A", Role.LEAD, null, null), vehicle("B", Role.CARGO, null, null)));
        String missingId = Finding.of(Finding.Kind.RAISED, ConvoyMemberRule.ID, MISSING)
                .vehicle("C")
                .escort(ESCORT, "C1")
                .times(T + 6_000, T + 16_000)
                .build()
                .alertId();
        EscortBench bench = twoDrive(control(), 25_000).control(T + 30_000, two);
        bench.finding(T + 20_000, door("A", 20_000).parent(missingId).build());
        bench.finding(T + 20_000, door("B", 20_000).build());

        Said said = bench.play(T + 600_000);

        assertThat(said.lines(MISSING)).containsExactly("RAISED C 16000", "CLEARED C 16000");
        assertThat(escalatedMs(said, "A") - escalatedMs(said, "B"))
                .as("told of ten seconds later")
                .isEqualTo(10_000);
    }

    private static Finding.Builder door(String vehicleId, long atMs) {
        return Finding.of(Finding.Kind.RAISED, "cargo", "DOOR_OPEN")
                .vehicle(vehicleId)
                .escort(ESCORT, "C1")
                .severity(Severity.HIGH)
                .times(T + atMs, T + atMs);
    }

    private static long escalatedMs(Said said, String vehicleId) {
        return said.alerts.stream()
                .filter(event -> event.event() == AlertEvent.Event.ESCALATED)
                .filter(event -> event.vehicleId().equals(vehicleId))
                .mapToLong(AlertEvent::momentMs)
                .min()
                .orElseThrow();
    }

    @Test
    void of_a_convoy_that_is_suspended_nobody_is_missing() {
        ControlSnapshot control = control(ROAD, plan(1, T, T + VALID_MS, three()), plan(2, T + 30_000, T + VALID_MS));

        assertThat(twoDrive(control, 25_000).play(T + 60_000).lines(MISSING))
                .containsExactly("RAISED C 16000", "CLEARED C 30000");
    }

    @Test
    void who_has_no_place_on_the_road_for_a_minute_is_missing_until_it_is_back() {
        Said said = bOff(70_000, 400, 0).play(T + 120_000);

        assertThat(said.lines(MISSING)).containsExactly("RAISED B 80000", "CLEARED B 90000");
        AlertEvent raised = said.alerts(MISSING).get(0);
        assertThat(raised.startedAtMs()).isEqualTo(T + 20_000);
        assertThat(raised.evidence()).containsEntry("heard", 1.0);
        assertThat(raised.measured()).isEqualTo(60_000);
        assertThat(raised.limit()).isEqualTo(60_000);
        assertThat(raised.latDeg()).isEqualTo(Point.of("B", T, 400).latDeg());
        assertThat(raised.jurisdiction()).isEqualTo("KZ");
    }

    @Test
    void who_is_back_within_the_minute_is_not_missing() {
        assertThat(bOff(60_000, 400, 0).play(T + 120_000).lines(MISSING)).isEmpty();
    }

    /** Off the road is normal at a gate, in a yard and before the road begins. */
    @Test
    void who_is_off_the_road_at_a_gate_or_beyond_its_ends_is_not_missing() {
        assertThat(bOff(90_000, 400, ZoneKind.GATE.bit()).play(T + 120_000).lines(MISSING))
                .isEmpty();
        assertThat(bOff(90_000, -400, 0).play(T + 120_000).lines(MISSING)).isEmpty();
    }

    @Test
    void a_deviation_of_which_nobody_knows_any_more_makes_nobody_missing() {
        EscortBench bench = new EscortBench(control());
        for (String id : List.of("A", "B", "C")) {
            drive(bench, id, 0, 120_000, 40 - 40 * (id.charAt(0) - 'A'), 10);
        }
        bench.finding(T + 22_000, deviation(Finding.Kind.RAISED, 20_000, 22_000));
        bench.finding(T + 40_000, Finding.forgotten("cargo", ESCORT, "B", T + 40_000, 1));
        bench.finding(T + 100_000, Finding.forgotten("route-deviation", ESCORT, "B", T + 100_000, 1));

        assertThat(bench.play(T + 120_000).lines(MISSING)).containsExactly("RAISED B 82000", "CLEARED B 100000");
    }

    @Test
    void who_deviates_for_a_minute_is_missing_until_the_deviation_ends() {
        EscortBench bench = new EscortBench(control());
        for (String id : List.of("A", "B", "C")) {
            drive(bench, id, 0, 120_000, 40 - 40 * (id.charAt(0) - 'A'), 10);
        }
        bench.finding(T + 22_000, deviation(Finding.Kind.RAISED, 20_000, 22_000));
        bench.finding(T + 100_000, deviation(Finding.Kind.CLEARED, 20_000, 99_500));

        List<AlertEvent> missing = bench.play(T + 120_000).alerts(MISSING);

        assertThat(missing)
                .extracting(AlertEvent::event)
                .containsExactly(AlertEvent.Event.RAISED, AlertEvent.Event.CLEARED);
        assertThat(missing.get(0).startedAtMs()).isEqualTo(T + 20_000);
        assertThat(missing.get(0).raisedAtMs()).isEqualTo(T + 82_000);
        assertThat(missing.get(0).measured()).isEqualTo(62_000);
        assertThat(missing.get(1).clearedAtMs()).isEqualTo(T + 99_500);
    }

    /** What else is raised about it, grows or ends is no deviation and ends none. */
    @Test
    void only_a_deviation_that_stands_for_a_minute_makes_it_missing() {
        EscortBench deviates = new EscortBench(control());
        EscortBench open = new EscortBench(control());
        for (String id : List.of("A", "B", "C")) {
            drive(deviates, id, 0, 100_000, 40 - 40 * (id.charAt(0) - 'A'), 10);
            drive(open, id, 0, 100_000, 40 - 40 * (id.charAt(0) - 'A'), 10);
        }
        for (EscortBench bench : List.of(deviates, open)) {
            bench.finding(T + 22_000, door("B", 22_000).build());
        }
        deviates.finding(T + 22_000, deviation(Finding.Kind.RAISED, 20_000, 22_000));
        deviates.finding(T + 40_000, deviation(Finding.Kind.UPDATED, 20_000, 40_000));
        deviates.finding(
                T + 50_000,
                Finding.of(Finding.Kind.CLEARED, "cargo", "DOOR_OPEN")
                        .vehicle("B")
                        .escort(ESCORT, "C1")
                        .severity(Severity.HIGH)
                        .times(T + 22_000, T + 50_000)
                        .build());

        assertThat(deviates.play(T + 100_000).lines(MISSING)).containsExactly("RAISED B 82000");
        assertThat(open.play(T + 100_000).lines(MISSING)).isEmpty();
    }

    @Test
    void who_left_the_escort_is_not_missing_there() {
        EscortBench bench = bOff(90_000, 400, 0);
        bench.finding(T + 50_000, Finding.left(ESCORT, "B", T + 50_000, 0));

        assertThat(bench.play(T + 85_000).lines(MISSING)).isEmpty();
    }

    /** It comes back where it was when it left: nothing about its samples is new. */
    @Test
    void who_comes_back_to_the_escort_off_the_road_is_missing_a_minute_after_its_first_sample() {
        EscortBench bench = bOff(100_000, 400, 0);
        bench.finding(T + 50_000, Finding.left(ESCORT, "B", T + 50_000, 0));

        assertThat(bench.play(T + 125_000).lines(MISSING)).containsExactly("RAISED B 111000");
    }

    /** Its plan begins at the very sample by which it is seen to have left its yard: what it said before was nobody's. */
    @Test
    void who_leaves_its_yard_as_its_plan_begins_is_heard() {
        EscortBench bench = new EscortBench(control());
        for (String id : List.of("A", "B", "C")) {
            bench.transit(TransitEvent.Event.EXITED, ZoneKind.YARD, id, "yard-a", T);
            drive(bench, id, 0, 30_000, 200 - 40 * (id.charAt(0) - 'A'), 10);
        }
        Said said = bench.play(T + 31_000);

        assertThat(said.steps()).startsWith("DEPARTED yard-a 0");
        assertThat(said.lines(MISSING)).isEmpty();
    }
}
