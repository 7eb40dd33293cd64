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

import io.keruen.core.alert.AlertEvent;
import io.keruen.core.alert.Finding;
import io.keruen.core.alert.Severity;
import io.keruen.core.control.ControlSnapshot;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.convoy.Role;
import io.keruen.core.customs.Authority;
import io.keruen.core.customs.DeclarationStatus;
import io.keruen.core.customs.SealLine;
import io.keruen.core.customs.SealStatus;
import io.keruen.core.policy.PolicyOverrides;
import io.keruen.core.stage.escort.EscortBench.Said;
import io.keruen.core.transit.TransitEvent;
import io.keruen.core.zone.ZoneKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What both customs services decide about a declaration, and what that means for the escort. */
class DeclarationStoryTest extends DeclarationTale {
    @Test
    void a_released_declaration_says_nothing() {
        assertThat(released().play().lines()).isEmpty();
        bench = drivers(control(), 120_000);
        assertThat(decide(Authority.KZ, DeclarationStatus.DETAINED, 1, 50_000)
                        .play()
                        .lines())
                .as("it was never released")
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(DeclarationStatus.class)
    void a_release_that_is_taken_back_is_revoked_until_it_is_released_again(DeclarationStatus status) {
        Said said = released()
                .decide(Authority.CN, status, 3, 50_000)
                .release(Authority.CN, 1, 90_000)
                .play();

        boolean isRevoked = status != DeclarationStatus.RELEASED_FOR_TRANSIT && status != DeclarationStatus.WRITTEN_OFF;
        assertThat(said.lines(REVOKED)).isEqualTo(isRevoked ? List.of("RAISED B 50000", "CLEARED B 90000") : List.of());
        if (isRevoked) {
            AlertEvent raised = said.alerts(REVOKED).get(0);
            assertThat(raised.declarationId()).isEqualTo("D1");
            assertThat(raised.jurisdiction()).isEqualTo("CN");
            assertThat(raised.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(raised.evidence()).containsEntry("kzVersion", 1.0).containsEntry("cnVersion", 3.0);
            assertThat(raised.latDeg()).isEqualTo(Point.of("B", T, 490).latDeg());
            assertThat(said.alerts(REVOKED).get(1).vehicleId()).isEqualTo("B");
        }
    }

    /** One place beyond the end of the road, or any number that nobody believes, end no escort. */
    @Test
    void a_release_is_revoked_though_the_truck_seemed_to_be_at_the_end_of_the_road() {
        bench = new EscortBench(
                control(List.of(Crossing.road()), plan(1, T, T + VALID_MS, vehicle("B", Role.CARGO, null, "D1"))));
        for (int s = 0; s < 60; s++) {
            boolean isSpoofed = s >= 40 && s < 45;
            Point point = Point.of("B", T + 1_000L * s, s == 30 || isSpoofed ? 1_990 : 20 + 10 * s);
            bench.hear(isSpoofed ? point.sigma(Double.POSITIVE_INFINITY) : point);
        }
        Said said = released()
                .decide(Authority.KZ, DeclarationStatus.DETAINED, 2, 50_000)
                .play();

        assertThat(said.steps()).containsExactly("DEPARTED null 3000");
        assertThat(said.lines(REVOKED)).containsExactly("RAISED B 50000");
    }

    @Test
    void a_release_that_ends_has_expired_a_second_later_as_of_its_end() {
        Said said = release(Authority.CN, 1, 2_000)
                .decide(Authority.KZ, DeclarationStatus.RELEASED_FOR_TRANSIT, 1, 1_000, 1_000, 60_000)
                .decide(Authority.KZ, DeclarationStatus.RELEASED_FOR_TRANSIT, 1, 80_000, 80_000, 200_000)
                .play();

        assertThat(said.lines(EXPIRED)).containsExactly("RAISED B 60000", "CLEARED B 80000");
        assertThat(said.alerts(EXPIRED).get(0).severity()).isEqualTo(Severity.HIGH);
        assertThat(said.alerts(EXPIRED).get(0).jurisdiction()).isEqualTo("KZ");
    }

    @Test
    void a_release_that_is_renewed_before_its_end_does_not_expire() {
        Said said = decide(Authority.KZ, DeclarationStatus.RELEASED_FOR_TRANSIT, 1, 1_000, 1_000, 60_000)
                .decide(Authority.KZ, DeclarationStatus.RELEASED_FOR_TRANSIT, 1, 59_000, 60_900, 0)
                .play();

        assertThat(said.lines()).isEmpty();
    }

    @Test
    void releases_of_two_versions_are_a_mismatch_until_they_agree() {
        Said said = release(Authority.KZ, 2, 20_000)
                .release(Authority.CN, 1, 30_000)
                .release(Authority.CN, 2, 70_000)
                .play();

        assertThat(said.lines(MISMATCH)).containsExactly("RAISED B 30000", "CLEARED B 70000");
        AlertEvent raised = said.alerts(MISMATCH).get(0);
        assertThat(raised.jurisdiction()).isNull();
        assertThat(raised.evidence()).containsEntry("kzVersion", 2.0).containsEntry("cnVersion", 1.0);
    }

    @Test
    void a_mismatch_from_before_the_plan_counts_from_its_beginning() {
        bench = new EscortBench(control(ROAD, plan(1, T + 40_000, T + VALID_MS, three())));
        Said said = release(Authority.KZ, 2, 10_000)
                .release(Authority.CN, 1, 30_000)
                .play();

        assertThat(said.lines(MISMATCH)).containsExactly("RAISED B 40000");
    }

    @Test
    void what_was_revoked_or_expired_before_the_plan_is_no_matter_of_it() {
        bench = new EscortBench(control(ROAD, plan(1, T + 40_000, T + VALID_MS, three())));
        Said said = decide(Authority.CN, DeclarationStatus.RELEASED_FOR_TRANSIT, 1, 1_000, 1_000, 39_000)
                .release(Authority.KZ, 1, 1_000)
                .decide(Authority.KZ, DeclarationStatus.LODGED, 1, 39_999)
                .play();

        assertThat(said.lines()).isEmpty();
    }

    @Test
    void of_two_sides_whose_releases_end_at_once_the_first_is_named() {
        Said said = decide(Authority.CN, DeclarationStatus.RELEASED_FOR_TRANSIT, 1, 1_000, 1_000, 60_000)
                .decide(Authority.KZ, DeclarationStatus.RELEASED_FOR_TRANSIT, 1, 2_000, 2_000, 60_000)
                .play();

        assertThat(said.lines(EXPIRED)).containsExactly("RAISED B 60000");
        assertThat(said.alerts(EXPIRED).get(0).jurisdiction()).isEqualTo("KZ");
    }

    /** A seal's line of the very moment at which an end or a beginning is found must not put that off. */
    @Test
    void what_is_due_at_the_moment_of_a_line_is_found_then() {
        decide(Authority.KZ, DeclarationStatus.RELEASED_FOR_TRANSIT, 1, 1_000, 1_000, 60_000);
        decide(Authority.CN, DeclarationStatus.RELEASED_FOR_TRANSIT, 1, 2_000);
        decide(Authority.CN, DeclarationStatus.DETAINED, 1, 70_000, 20_000, 0);
        for (long ms : new long[] {61_000, 70_000}) {
            bench.line(new SealLine(
                    "S1", "B", SealStatus.SEALED, Double.NaN, null, Double.NaN, Double.NaN, T + ms, T + ms, lines++));
        }
        Said said = play();

        assertThat(said.lines(EXPIRED)).containsExactly("RAISED B 60000");
        assertThat(said.lines(REVOKED)).containsExactly("RAISED B 70000");
    }

    @Test
    void a_decision_that_counts_later_counts_then() {
        Said said = released()
                .decide(Authority.KZ, DeclarationStatus.DETAINED, 1, 70_000, 20_000, 0)
                .play();

        assertThat(said.lines(REVOKED)).containsExactly("RAISED B 70000");
    }

    @Test
    void with_the_arrival_it_is_over_and_writing_off_is_how_a_transit_ends() {
        bench = drivers(control(), 196_000);
        released().decide(Authority.KZ, DeclarationStatus.DETAINED, 1, 100_000);
        decide(Authority.CN, DeclarationStatus.WRITTEN_OFF, 1, 193_499);
        decide(Authority.KZ, DeclarationStatus.WRITTEN_OFF, 1, 193_500, 205_000, 0);
        decide(Authority.CN, DeclarationStatus.WRITTEN_OFF, 1, 206_000);
        decide(Authority.CN, DeclarationStatus.WRITTEN_OFF, 1, 206_000);
        decide(Authority.KZ, DeclarationStatus.LODGED, 2, 207_000);
        Said said = bench.play(T + 220_000);

        assertThat(said.lines(REVOKED)).containsExactly("RAISED B 100000", "CLEARED B 193500");
        assertThat(said.transits)
                .filteredOn(event -> event.event() == TransitEvent.Event.DECLARATION_WRITTEN_OFF)
                .extracting(event -> event.declarationId() + " " + event.vehicleId() + " " + event.reason() + " "
                        + (event.eventTimeMs() - T))
                .startsWith("D1 B KZ 193500", "D1 B CN 206000");
    }

    private static List<String> writtenOff(Said said) {
        return said.transits.stream()
                .filter(event -> event.event() == TransitEvent.Event.DECLARATION_WRITTEN_OFF)
                .map(event -> event.vehicleId() + " " + event.reason() + " " + (event.eventTimeMs() - T))
                .toList();
    }

    /** The line of a moment comes before what is passed at it, and B says no more. */
    @Test
    void the_passage_into_the_last_yard_is_the_arrival_and_writing_off_is_told_with_it() {
        bench = new EscortBench(control(ROAD, plan(1, T, T + VALID_MS, vehicle("B", Role.CARGO, null, "D1"))));
        bench.hear(Point.of("B", T + 5_000, 1_800), Point.of("B", T + 6_000, 1_810));
        bench.transit(TransitEvent.Event.ENTERED, ZoneKind.YARD, "B", "yard-b", T + 20_000);
        Said said =
                decide(Authority.KZ, DeclarationStatus.WRITTEN_OFF, 1, 20_000).play();

        assertThat(said.steps()).contains("ARRIVED yard-b 20000");
        assertThat(writtenOff(said)).containsExactly("B KZ 20000");
    }

    /** B is in the last yard; A, which is not, is written out of the plan at 60 s. */
    @Test
    void the_arrival_that_another_plan_makes_is_one_too() {
        bench = new EscortBench(control(
                ROAD, plan(1, T, T + VALID_MS, three()[0], three()[1]), plan(2, T + 60_000, T + VALID_MS, three()[1])));
        bench.hear(Point.of("A", T + 4_000, 1_700), Point.of("B", T + 5_000, 1_800));
        bench.hear(Point.of("A", T + 5_000, 1_710), Point.of("B", T + 6_000, 1_810));
        bench.transit(TransitEvent.Event.ENTERED, ZoneKind.YARD, "B", "yard-b", T + 20_000);
        Said said =
                decide(Authority.CN, DeclarationStatus.WRITTEN_OFF, 1, 30_000).play();

        assertThat(said.steps()).contains("ARRIVED yard-b 20000");
        assertThat(writtenOff(said)).containsExactly("B CN 30000");
    }

    /** B goes over to another escort at 60 s; C carries goods under D1 too. */
    @Test
    void when_its_vehicle_leaves_it_is_at_once_the_alert_of_the_other_that_carries_the_declaration() {
        EscortPlan other = new EscortPlan(
                "E2",
                "C2",
                1,
                T + 60_000,
                T + VALID_MS,
                0,
                null,
                List.of(),
                List.of(vehicle("B", Role.CARGO, null, null)),
                PolicyOverrides.NONE);
        PlannedVehicle[] ours = {three()[0], three()[1], vehicle("C", Role.CARGO, null, "D1")};
        bench = new EscortBench(control(ROAD, plan(1, T, T + VALID_MS, ours), other));
        released().decide(Authority.KZ, DeclarationStatus.DETAINED, 1, 50_000);
        bench.finding(T + 60_000, Finding.left(ESCORT, "B", T + 60_000, 0));

        assertThat(bench.play(T + 60_000).lines(REVOKED))
                .containsExactly("RAISED B 50000", "CLEARED B 60000", "RAISED C 50000");
    }

    @Test
    void with_its_carrier_the_alert_leaves_the_plan() {
        PlannedVehicle[] others = {vehicle("A", Role.LEAD, null, null), vehicle("C", Role.ESCORT, null, null)};
        bench = drivers(
                control(ROAD, plan(1, T, T + VALID_MS, three()), plan(2, T + 80_000, T + VALID_MS, others)), 100_000);
        Said said = released()
                .decide(Authority.KZ, DeclarationStatus.DETAINED, 1, 50_000)
                .play();

        assertThat(said.lines(REVOKED)).containsExactly("RAISED B 50000", "CLEARED B 80000");
    }

    /** The plan becomes known at 60 s, when both sides have taken their release back. */
    @Test
    void when_a_plan_comes_late_the_side_that_took_back_first_is_named() {
        bench = drivers(control(ROAD), 120_000).control(T + 60_000, control());
        released()
                .decide(Authority.KZ, DeclarationStatus.DETAINED, 1, 50_000)
                .decide(Authority.CN, DeclarationStatus.LODGED, 1, 40_000);

        Said said = play();

        assertThat(said.lines(REVOKED)).containsExactly("RAISED B 40000");
        assertThat(said.alerts(REVOKED).get(0).jurisdiction()).isEqualTo("CN");
    }

    /** By the plan from 40 s on A carries the goods; B, which did before, is still there. What happened at 30 s comes at 50 s. */
    @Test
    void what_comes_late_is_about_whom_it_happened_to_and_since_then() {
        ControlSnapshot moved = control(
                ROAD,
                plan(1, T, T + VALID_MS, three()),
                plan(
                        2,
                        T + 40_000,
                        T + VALID_MS,
                        vehicle("A", Role.CARGO, null, "D1"),
                        vehicle("B", Role.CARGO, null, null),
                        vehicle("C", Role.ESCORT, null, null)));
        bench = drivers(moved, 100_000);
        Said revoked = released()
                .decide(Authority.KZ, DeclarationStatus.DETAINED, 1, 30_000, 50_000, 0)
                .play();
        assertThat(revoked.lines(REVOKED)).containsExactly("RAISED B 30000");

        bench = drivers(moved, 100_000);
        Said differs = release(Authority.KZ, 2, 20_000)
                .decide(Authority.CN, DeclarationStatus.RELEASED_FOR_TRANSIT, 1, 30_000, 50_000, 0)
                .play();
        assertThat(differs.lines(MISMATCH)).containsExactly("RAISED B 30000");
    }
}
