package io.keruen.core.stage;

import static io.keruen.core.stage.Crossing.ROAD;
import static io.keruen.core.stage.Crossing.T;
import static io.keruen.core.stage.Crossing.VALID_MS;
import static io.keruen.core.stage.Crossing.control;
import static io.keruen.core.stage.Crossing.drive;
import static io.keruen.core.stage.Crossing.plan;
import static io.keruen.core.stage.Crossing.three;
import static io.keruen.core.stage.Crossing.vehicle;
import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.alert.AlertEvent;
import io.keruen.core.alert.Severity;
import io.keruen.core.control.ControlSnapshot;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.convoy.Role;
import io.keruen.core.customs.Authority;
import io.keruen.core.customs.DeclarationLine;
import io.keruen.core.customs.DeclarationStatus;
import io.keruen.core.stage.EscortBench.Said;
import io.keruen.core.transit.TransitEvent;
import io.keruen.core.zone.ZoneKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What both customs services decide about D1, which B carries, and what that means for the escort and at the border. */
class DeclarationStoryTest {
    private static final String REVOKED = "DECLARATION_REVOKED";
    private static final String EXPIRED = "DECLARATION_EXPIRED";
    private static final String MISMATCH = "DECLARATION_MISMATCH";
    private static final String BORDER = "BORDER_CROSSED_WITHOUT_RELEASE";

    private int lines;
    private EscortBench bench = drivers(control(), 120_000);

    private static EscortBench drivers(ControlSnapshot control, long toMs) {
        EscortBench bench = new EscortBench(control);
        drive(bench, "A", 0, toMs, 40, 10);
        drive(bench, "B", 0, toMs, 0, 10);
        drive(bench, "C", 0, toMs, -40, 10);
        return bench;
    }

    private DeclarationStoryTest decide(Authority side, DeclarationStatus status, int version, long atMs) {
        return decide(side, status, version, atMs, atMs, 0);
    }

    private DeclarationStoryTest decide(
            Authority side, DeclarationStatus status, int version, long atMs, long comesMs, long validToMs) {
        long endMs = validToMs == 0 ? 0 : T + validToMs;
        bench.line(new DeclarationLine("D1", side, status, version, endMs, T + atMs, T + comesMs, lines++));
        return this;
    }

    private DeclarationStoryTest release(Authority side, int version, long atMs) {
        return decide(side, DeclarationStatus.RELEASED_FOR_TRANSIT, version, atMs);
    }

    /** By both sides before anybody has left. */
    private DeclarationStoryTest released() {
        return release(Authority.KZ, 1, 1_000).release(Authority.CN, 1, 2_000);
    }

    private Said play() {
        return bench.play(T + 130_000);
    }

    private static TransitEvent crossing(String vehicleId, long atMs, boolean late, boolean unobserved) {
        return new TransitEvent(
                TransitEvent.Event.CROSSED, Crossing.ESCORT, vehicleId, "BORDER", T + atMs, null, late, unobserved);
    }

    private DeclarationStoryTest cross(String vehicleId, long atMs) {
        bench.transit(new StampedTransit(
                T + atMs, (T + atMs) / 100, ZoneKind.BORDER_LINE, crossing(vehicleId, atMs, false, false)));
        return this;
    }

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

    @Test
    void across_the_border_with_both_releases_says_nothing() {
        assertThat(released().cross("B", 60_000).cross("C", 64_000).play().lines())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Authority.class)
    void across_the_border_without_one_release_is_an_alert_that_stands(Authority missing) {
        for (Authority side : Authority.values()) {
            if (side != missing) {
                release(side, 1, 1_000);
            }
        }
        Said said = cross("B", 60_000).play();

        List<AlertEvent> events = said.alerts(BORDER);
        AlertEvent raised = events.get(0);
        assertThat(raised.startedAtMs()).isEqualTo(T + 60_000);
        assertThat(raised.vehicleId()).isEqualTo("B");
        assertThat(raised.zoneId()).isEqualTo("BORDER");
        assertThat(raised.declarationId()).isEqualTo("D1");
        assertThat(raised.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(raised.jurisdiction()).isEqualTo("KZ");
        assertThat(raised.latDeg()).isEqualTo(Point.of("B", T, 590).latDeg());
        assertThat(events.get(1).state()).isEqualTo(AlertEvent.State.LATCHED);
        assertThat(events.get(1).updatedAtMs()).isEqualTo(T + 70_000);
        assertThat(events).hasSize(2);
    }

    /** The leading car has no declaration and is no escort car. */
    @Test
    void of_those_without_a_declaration_only_escort_cars_may_cross() {
        assertThat(cross("C", 60_000).cross("A", 61_000).play().lines(BORDER))
                .filteredOn(line -> line.startsWith("RAISED"))
                .containsExactly("RAISED A 61000");
    }

    @Test
    void other_passings_of_the_border_say_nothing() {
        bench.transit(TransitEvent.Event.ENTERED, ZoneKind.BORDER_LINE, "B", "BORDER", T + 60_000);

        assertThat(play().lines()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"60000, true", "60001, false"})
    void a_decision_that_comes_late_counts_for_what_was_passed_since(long atMs, boolean isRaised) {
        Said said = released()
                .cross("B", 60_000)
                .decide(Authority.CN, DeclarationStatus.DETAINED, 1, atMs, 100_000, 0)
                .play();

        assertThat(said.alerts(BORDER).stream().filter(event -> event.event() == AlertEvent.Event.RAISED))
                .extracting(AlertEvent::late)
                .isEqualTo(isRaised ? List.of(true) : List.of());
    }

    @Test
    void of_equal_time_the_one_that_does_not_release_wins() {
        Said said = released()
                .release(Authority.CN, 2, 60_000)
                .decide(Authority.CN, DeclarationStatus.NOT_RELEASED, 1, 60_000)
                .cross("B", 60_000)
                .play();

        assertThat(said.lines(BORDER)).isNotEmpty();
    }

    @Test
    void what_was_seen_across_a_hole_is_corrected_by_late_data() {
        bench = new EscortBench(control());
        bench.hear(Point.of("B", T, 500), Point.of("B", T + 1_000, 510));
        bench.hear(Point.of("B", T + 60_000, 1_000), Point.of("B", T + 61_000, 1_010));
        bench.transit(new StampedTransit(T + 60_000, 3, ZoneKind.BORDER_LINE, crossing("B", 60_000, false, true)));
        bench.transit(new StampedTransit(T + 65_000, 5, ZoneKind.BORDER_LINE, crossing("B", 20_000, true, false)));
        bench.transit(new StampedTransit(T + 66_000, 5, ZoneKind.BORDER_LINE, crossing("B", 500, true, false)));

        List<AlertEvent> events = play().alerts(BORDER).stream()
                .filter(event -> event.state() == AlertEvent.State.UNACKNOWLEDGED)
                .toList();

        assertThat(events)
                .extracting(event -> event.event() + " " + (event.startedAtMs() - T) + " " + event.unobserved() + " "
                        + event.late() + " "
                        + event.evidence().getOrDefault("trueStartedAtMs", -1.0).longValue())
                .containsExactly(
                        "RAISED 60000 true false -1",
                        "UPDATED 60000 true true " + (T + 20_000),
                        "RAISED 500 false true -1");
    }

    @Test
    void a_vehicle_of_no_plan_may_not_cross() {
        bench = new EscortBench(control()).of("-X");
        bench.hear(Point.of("X", T, 590).under("CN"));
        TransitEvent passage =
                new TransitEvent(TransitEvent.Event.CROSSED, null, "X", "BORDER", T + 500, null, false, false);
        bench.transit(new StampedTransit(T + 1_000, 3, ZoneKind.BORDER_LINE, passage));

        AlertEvent raised = play().alerts(BORDER).get(0);

        assertThat(raised.escortId()).isNull();
        assertThat(raised.latDeg()).isEqualTo(Point.of("X", T, 590).latDeg());
        assertThat(raised.chainageM()).isEqualTo(590);
        assertThat(raised.jurisdiction()).isEqualTo("CN");
    }

    /** Of a passage seen across a hole from 1 s to 60 s: late data tell when it was, if that lies in the hole. */
    @ParameterizedTest
    @CsvSource({"1000, false", "1001, true", "60000, true", "60001, false"})
    void late_data_explain_what_lies_in_the_hole(long atMs, boolean isExplained) {
        bench = new EscortBench(control());
        bench.hear(Point.of("B", T, 500), Point.of("B", T + 1_000, 510), Point.of("B", T + 60_000, 1_000));
        bench.transit(new StampedTransit(
                T + 60_000, (T + 60_000) / 100, ZoneKind.BORDER_LINE, crossing("B", 60_000, false, true)));
        bench.transit(new StampedTransit(T + 65_000, 0, ZoneKind.BORDER_LINE, crossing("B", atMs, true, false)));

        List<AlertEvent> events = play().alerts(BORDER);

        assertThat(events.stream().anyMatch(event -> event.evidence().containsKey("trueStartedAtMs")))
                .isEqualTo(isExplained);
        assertThat(events.stream().filter(event -> event.event() == AlertEvent.Event.RAISED))
                .hasSize(isExplained ? 1 : 2);
    }

    @Test
    void the_crossings_of_an_escort_are_kept_up_to_a_number_for_decisions_that_come_late() {
        released();
        bench.transit(new StampedTransit(T + 20_000, 0, ZoneKind.BORDER_LINE, crossing("B", 20_000, false, false)));
        for (int i = 0; i < BorderWatch.KEPT; i++) {
            long atMs = 30_000L + i;
            bench.transit(new StampedTransit(T + atMs, 0, ZoneKind.BORDER_LINE, crossing("B", atMs, false, false)));
        }
        decide(Authority.CN, DeclarationStatus.DETAINED, 1, 15_000, 100_000, 0);

        Said said = play();

        assertThat(said.lines(BORDER).stream().filter(line -> line.startsWith("RAISED")))
                .doesNotContain("RAISED B 20000")
                .isNotEmpty();
    }
}
