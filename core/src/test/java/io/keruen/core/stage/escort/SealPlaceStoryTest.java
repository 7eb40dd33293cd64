package io.keruen.core.stage.escort;

import static io.keruen.core.stage.escort.Crossing.ROAD;
import static io.keruen.core.stage.escort.Crossing.T;
import static io.keruen.core.stage.escort.Crossing.VALID_MS;
import static io.keruen.core.stage.escort.Crossing.control;
import static io.keruen.core.stage.escort.Crossing.plan;
import static io.keruen.core.stage.escort.Crossing.three;
import static io.keruen.core.stage.escort.Crossing.vehicle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.keruen.core.alert.AlertEvent;
import io.keruen.core.control.ControlSnapshot;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.convoy.Role;
import io.keruen.core.customs.SealLine;
import io.keruen.core.customs.SealStatus;
import io.keruen.core.policy.Policy;
import io.keruen.core.policy.PolicyOverrides;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.stage.escort.EscortBench.Said;
import io.keruen.core.transit.TransitEvent;
import io.keruen.core.zone.ZoneKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a seal is opened, how far from its truck it is, and on which vehicle. */
class SealPlaceStoryTest extends SealTale {
    /** The yard ends at 10 s; the last yard and a control on the way are the other places. */
    @Test
    void an_opening_in_a_yard_is_expected_and_elsewhere_a_broken_seal() {
        Said inYard = say(SealStatus.SEALED, 0).say(SealStatus.OPENED, 5_000).play();
        assertThat(inYard.lines()).isEmpty();
        TransitEvent opened = openings(inYard).get(0);
        assertThat(opened.reason()).isEqualTo("YARD");
        assertThat(opened.sealId()).isEqualTo("S1");
        assertThat(opened.vehicleId()).isEqualTo("B");
        assertThat(opened.eventTimeMs()).isEqualTo(T + 5_000);
        assertThat(opened.late()).isFalse();

        bench = drivers(control(), 120_000);
        Said onRoad = say(SealStatus.SEALED, 0).say(SealStatus.OPENED, 12_000).play();
        assertThat(onRoad.lines(BROKEN)).startsWith("RAISED B 12000");
        assertThat(openings(onRoad)).isEmpty();
    }

    @Test
    void an_opening_under_customs_control_is_expected() {
        EscortBench controlled = new EscortBench(control());
        bench = controlled;
        for (long ms = 0; ms <= 60_000; ms += 1_000) {
            bench.hear(Point.of("B", T + ms, 700)
                    .in(ZoneKind.CUSTOMS_CONTROL.bit())
                    .speed(0));
        }
        Said said = say(SealStatus.SEALED, 0).say(SealStatus.OPENED, 10_000).play();

        assertThat(openings(said)).extracting(TransitEvent::reason).containsExactly("CUSTOMS_CONTROL");
        assertThat(said.lines(BROKEN)).isEmpty();
    }

    /** Who opens it before the plan begins or after it has ended does so outside the escort. */
    @Test
    void an_opening_outside_the_validity_is_expected_and_an_attack_is_not() {
        bench = new EscortBench(control(ROAD, plan(1, T + 20_000, T + 100_000, three())));
        Said said = say(SealStatus.SEALED, 5_000)
                .say(SealStatus.OPENED, 10_000)
                .say(SealStatus.SEALED, 30_000)
                .say(SealStatus.OPENED, 110_000)
                .play();
        assertThat(openings(said))
                .extracting(TransitEvent::reason)
                .containsOnly("OUTSIDE_VALIDITY")
                .hasSize(2);
        assertThat(openings(said)).extracting(TransitEvent::convoyId).containsOnly("C1");
        assertThat(said.lines(BROKEN)).isEmpty();

        bench = new EscortBench(control(ROAD, plan(1, T + 20_000, T + 100_000, three())));
        assertThat(say(SealStatus.TAMPERED, 10_000).play().lines(BROKEN)).startsWith("RAISED B 10000");
    }

    /** Policies come in force in between, which are nobody's plan. */
    @Test
    void an_opening_long_before_or_after_the_plan_is_of_its_convoy() {
        List<Policy> policies = new ArrayList<>();
        for (int version = 1; version <= 6; version++) {
            policies.add(new Policy(version, T + 20_000L * version - 5_000, PolicyOverrides.NONE));
        }
        bench = new EscortBench(ControlSnapshot.of(
                ROAD,
                List.of(plan(1, T + 50_000, T + 60_000, three())),
                policies,
                RuleCatalog.standard().policySchema()));
        Said said = say(SealStatus.SEALED, 5_000)
                .say(SealStatus.OPENED, 10_000)
                .say(SealStatus.SEALED, 55_000)
                .say(SealStatus.OPENED, 118_000)
                .play();

        assertThat(openings(said))
                .extracting(TransitEvent::convoyId)
                .containsOnly("C1")
                .hasSize(2);
    }

    @Test
    void an_opening_waits_a_second_for_the_place_of_its_truck() {
        bench = new EscortBench(control());
        bench.hear(Point.of("B", T, 50).in(ZoneKind.YARD.bit()));
        bench.hear(Point.of("B", T + 10_000, 80).in(ZoneKind.YARD.bit()).arriving(T + 10_900));
        bench.hear(Point.of("B", T + 20_000, 700).arriving(T + 22_000));

        Said said =
                say(SealStatus.SEALED, 0).say(SealStatus.OPENED, 9_000, 10_000).play();

        assertThat(openings(said)).extracting(TransitEvent::reason).containsExactly("YARD");
    }

    /** A minute at once is more than is remembered of a truck: it is asked before that is gone. */
    @Test
    void an_opening_finds_its_place_in_all_that_a_truck_brings_after_a_hole() {
        bench = new EscortBench(control());
        for (long ms = 0; ms < 60_000; ms += 100) {
            int kinds = ms < 20_000 ? ZoneKind.CUSTOMS_CONTROL.bit() : 0;
            bench.hear(Point.of("B", T + ms, 700).in(kinds).speed(0).arriving(T + 60_900));
        }

        Said said =
                say(SealStatus.SEALED, 0).say(SealStatus.OPENED, 10_000, 60_000).play();

        assertThat(openings(said)).extracting(TransitEvent::reason).containsExactly("CUSTOMS_CONTROL");
        assertThat(said.lines(BROKEN)).isEmpty();
    }

    /** A stored report comes when the places of then are gone; the zone that the truck stood in is not. */
    @ParameterizedTest
    @CsvSource({"30000, 80000", "30000, 110000", "500, 110000"})
    void an_opening_that_is_told_late_finds_the_zone_in_which_the_truck_stood(long atMs, long comesMs) {
        bench = new EscortBench(control());
        for (long ms = 0; ms <= 120_000; ms += 100) {
            int kinds = ms < 100_000 ? ZoneKind.CUSTOMS_CONTROL.bit() : 0;
            bench.hear(Point.of("B", T + ms, 700).in(kinds).speed(0));
        }

        Said said =
                say(SealStatus.SEALED, 0).say(SealStatus.OPENED, atMs, comesMs).play();

        assertThat(openings(said)).extracting(TransitEvent::reason).containsExactly("CUSTOMS_CONTROL");
        assertThat(said.lines(BROKEN)).isEmpty();
    }

    @Test
    void an_opening_on_the_road_that_is_told_late_is_a_broken_seal() {
        bench = new EscortBench(control());
        for (long ms = 0; ms <= 120_000; ms += 100) {
            boolean isInControl = ms < 20_000 || ms >= 40_000;
            bench.hear(Point.of("B", T + ms, 700)
                    .in(isInControl ? ZoneKind.CUSTOMS_CONTROL.bit() : 0)
                    .speed(0));
        }

        Said said = say(SealStatus.SEALED, 0)
                .say(SealStatus.OPENED, 30_000, 110_000)
                .play();

        assertThat(openings(said)).isEmpty();
        assertThat(said.lines(BROKEN)).startsWith("RAISED B 30000");
    }

    /** Somebody drags the place of the truck into a yard, or out of the control in which it stands. */
    @ParameterizedTest
    @CsvSource({"0, 1, 0", "2, 0, 0", "2, 2, 1"})
    void a_place_that_is_not_believed_is_no_place_to_open_a_seal_but_may_leave_one(
            int believed, int told, int openings) {
        int[] kinds = {0, ZoneKind.YARD.bit(), ZoneKind.CUSTOMS_CONTROL.bit()};
        bench = new EscortBench(control());
        for (long ms = 0; ms <= 60_000; ms += 1_000) {
            boolean isBelieved = ms < 20_000;
            bench.hear(Point.of("B", T + ms, 700)
                    .in(kinds[isBelieved ? believed : told])
                    .sigma(isBelieved ? 1.5 : Double.POSITIVE_INFINITY)
                    .speed(0));
        }

        Said said = say(SealStatus.SEALED, 0)
                .say(SealStatus.OPENED, 40_000)
                .say(SealStatus.SEALED, 50_000)
                .play();

        assertThat(openings(said)).hasSize(openings);
        assertThat(said.lines(BROKEN).stream().filter("RAISED B 40000"::equals)).hasSize(1 - openings);
    }

    /** It is 100 m and three times the accuracy of the truck, 1.5 m. */
    @ParameterizedTest
    @CsvSource({"104, false", "105, true", "-104, false", "-105, true"})
    void a_seal_is_separated_from_its_truck_beyond_100_m_and_three_sigma(double apartM, boolean isApart) {
        Said said = say(SealStatus.SEALED, 0)
                .sayAt(405 + apartM, SealStatus.SEALED, 40_500, 40_600)
                .sayAt(500, SealStatus.SEALED, 50_000, 50_100)
                .play();

        assertThat(said.lines(SEPARATED)).isEqualTo(isApart ? List.of("RAISED B 40500", "CLEARED B 50000") : List.of());
        if (isApart) {
            AlertEvent raised = said.alerts(SEPARATED).get(0);
            assertThat(raised.measured()).isCloseTo(105, offset(0.1));
            assertThat(raised.limit()).isEqualTo(104.5);
            assertThat(raised.latDeg()).isEqualTo(Crossing.latDeg(405 + apartM));
        }
    }

    @Test
    void where_the_truck_was_is_not_known_it_is_not_separated() {
        bench = new EscortBench(control());
        bench.hear(Point.of("B", T, 50), Point.of("B", T + 40_000, 450));

        assertThat(sayAt(900, SealStatus.SEALED, 20_000, 41_000).play().lines(SEPARATED))
                .isEmpty();
    }

    /** Where the truck is is not known from 45 s to 65 s: that brings the seal no nearer. */
    @Test
    void a_seal_stays_separated_while_the_place_of_its_truck_is_not_believed() {
        bench = new EscortBench(control());
        for (long ms = 0; ms <= 120_000; ms += 1_000) {
            boolean isBelieved = ms < 45_000 || ms > 65_000;
            bench.hear(Point.of("B", T + ms, 700).sigma(isBelieved ? 1.5 : Double.POSITIVE_INFINITY));
        }
        Said said = sayAt(700, SealStatus.SEALED, 20_000, 20_100)
                .sayAt(900, SealStatus.SEALED, 40_000, 40_100)
                .sayAt(900, SealStatus.SEALED, 50_000, 50_100)
                .sayAt(700, SealStatus.SEALED, 60_000, 60_100)
                .sayAt(700, SealStatus.SEALED, 70_000, 70_100)
                .play();

        assertThat(said.lines(SEPARATED)).containsExactly("RAISED B 40000", "CLEARED B 70000");
    }

    /** Between two plans a seal counts for the vehicle for which the next one declares it, else the last. */
    @ParameterizedTest
    @CsvSource({"70000, C", "170000, A"})
    void an_opening_between_two_plans_is_one_of_the_vehicle_that_has_the_seal_next(long atMs, String vehicleId) {
        bench = new EscortBench(control(
                ROAD,
                plan(1, T, T + 50_000, three()),
                plan(2, T + 100_000, T + 110_000, vehicle("C", Role.CARGO, "S1", null)),
                plan(3, T + 120_000, T + 130_000, vehicle("A", Role.CARGO, "S1", null))));

        assertThat(openings(say(SealStatus.OPENED, atMs).bench.play(T + 180_000)))
                .extracting(TransitEvent::vehicleId)
                .containsExactly(vehicleId);
    }

    /** What else begins in between, a policy or a journey of the truck that had the seal, is nobody's word about it. */
    @ParameterizedTest
    @CsvSource({"80000, 200000", "200000, 60000", "80000, 60000"})
    void an_attack_between_two_plans_is_one_of_the_vehicle_that_has_the_seal_next(long policyMs, long awayMs) {
        EscortPlan away = other(T + awayMs, T + VALID_MS, vehicle("A", Role.CARGO, "S2", null));
        bench = new EscortBench(ControlSnapshot.of(
                ROAD,
                List.of(
                        plan(1, T, T + 50_000, vehicle("A", Role.CARGO, "S1", null)),
                        plan(2, T + 100_000, T + VALID_MS, vehicle("C", Role.CARGO, "S1", null)),
                        away),
                List.of(new Policy(2, T + policyMs, PolicyOverrides.NONE)),
                RuleCatalog.standard().policySchema()));
        List<AlertEvent> broken = say(SealStatus.TAMPERED, 70_000)
                .say(SealStatus.SEALED, 75_000)
                .play()
                .alerts(BROKEN);

        assertThat(broken).extracting(AlertEvent::vehicleId).containsOnly("C");
        assertThat(broken.get(0).startedAtMs()).isEqualTo(T + 70_000);
    }

    /** What was raised while the truck drove for nobody ends where it was raised once it drives for another escort. */
    @Test
    void what_was_said_between_two_journeys_is_over_when_the_next_has_begun() {
        EscortPlan next = other(T + 80_000, T + VALID_MS, vehicle("B", Role.CARGO, "S1", null));
        bench = new EscortBench(control(ROAD, plan(1, T, T + 50_000, three()), next));
        List<AlertEvent> broken = say(SealStatus.TAMPERED, 60_000)
                .say(SealStatus.TAMPERED, 70_000)
                .say(SealStatus.TAMPERED, 90_000)
                .play()
                .alerts(BROKEN);

        assertThat(broken).hasSize(2);
        assertThat(broken.get(0).startedAtMs()).isEqualTo(T + 60_000);
        assertThat(broken.get(1).state()).isEqualTo(AlertEvent.State.LATCHED);
        assertThat(broken.get(1).updatedAtMs()).isEqualTo(T + 90_000);
    }

    /** An attack of a seal that no plan of ours declares, on a vehicle of nobody, is nobody's matter here. */
    @Test
    void of_a_strange_seal_between_two_journeys_nothing_is_said() {
        bench = new EscortBench(control(ROAD, plan(1, T + 50_000, T + 100_000, three())));
        bench.line(line("S7", "B", SealStatus.TAMPERED, 10_000, 10_000));

        assertThat(play().lines()).isEmpty();
    }

    @Test
    void a_seal_that_was_opened_after_the_plan_may_be_attacked_then() {
        bench = new EscortBench(control(ROAD, plan(1, T, T + 50_000, three())));
        Said said = say(SealStatus.SEALED, 10_000)
                .say(SealStatus.OPENED, 60_000)
                .say(SealStatus.TAMPERED, 70_000)
                .play();

        assertThat(openings(said)).hasSize(1);
        assertThat(said.lines(BROKEN)).as("it was released").isEmpty();
    }

    @Test
    void a_seal_on_another_vehicle_and_another_seal_on_the_vehicle_are_mismatches() {
        bench.line(new SealLine(
                "S1", "A", SealStatus.SEALED, 10, null, NOWHERE, NOWHERE, T + 20_000, T + 20_000, lines++));
        bench.line(line("S9", "B", SealStatus.SEALED, 30_000, 30_000));

        Said said = play();

        assertThat(said.alerts(MISMATCH).get(0).measured())
                .as("the battery is another matter")
                .isNaN();

        assertThat(said.alerts(MISMATCH).stream().filter(event -> event.event() == AlertEvent.Event.RAISED))
                .extracting(event -> event.sealId() + " " + event.vehicleId() + " " + (event.startedAtMs() - T))
                .containsExactly("S1 B 20000", "S9 B 30000");
    }

    @Test
    void a_seal_on_a_vehicle_without_a_declared_one_is_no_mismatch() {
        bench.line(line("S9", "A", SealStatus.SEALED, 30_000, 30_000));
        bench.line(line("S8", "Z", SealStatus.TAMPERED, 31_000, 31_000));

        assertThat(play().lines()).isEmpty();
    }

    @Test
    void a_plan_that_declares_the_seal_ends_the_mismatch_from_then_on() {
        bench = drivers(
                control(
                        ROAD,
                        plan(1, T, T + VALID_MS, three()),
                        plan(
                                2,
                                T + 50_000,
                                T + VALID_MS,
                                vehicle("A", Role.LEAD, null, null),
                                vehicle("B", Role.CARGO, "S9", "D1"),
                                vehicle("C", Role.ESCORT, null, null))),
                120_000);
        bench.line(line("S9", "B", SealStatus.SEALED, 30_000, 30_000));
        bench.line(line("S9", "B", SealStatus.SEALED, 80_000, 80_000));

        List<AlertEvent> events = play().alerts(MISMATCH);

        assertThat(events).hasSize(2);
        assertThat(events.get(1).state()).isEqualTo(AlertEvent.State.LATCHED);
        assertThat(events.get(1).updatedAtMs()).isEqualTo(T + 50_000);
    }
}
