package io.keruen.core.stage.escort;

import static io.keruen.core.stage.escort.Crossing.T;
import static io.keruen.core.stage.escort.Crossing.control;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.keruen.core.alert.AlertEvent;
import io.keruen.core.alert.Severity;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.convoy.Role;
import io.keruen.core.customs.Authority;
import io.keruen.core.customs.DeclarationStatus;
import io.keruen.core.policy.PolicyOverrides;
import io.keruen.core.stage.escort.EscortBench.Said;
import io.keruen.core.stage.flow.StampedTransit;
import io.keruen.core.transit.TransitEvent;
import io.keruen.core.zone.ZoneKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Who passes the border and what was decided then, as it is known at once and later. */
class BorderStoryTest extends DeclarationTale {
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
    void of_more_passages_than_are_kept_each_alert_can_be_ended_by_officers() {
        int passages = BorderWatch.KEPT + 6;
        for (int v = 0; v < passages; v++) {
            cross("X" + v, 60_000 + v);
        }

        assertThat(play().alerts(BORDER).stream().filter(event -> event.state() == AlertEvent.State.LATCHED))
                .extracting(AlertEvent::vehicleId)
                .hasSize(passages)
                .doesNotHaveDuplicates();
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

    @Test
    void as_many_crossings_as_are_kept_are_all_judged_again() {
        released();
        for (int i = 0; i < BorderWatch.KEPT; i++) {
            long atMs = 30_000L + i;
            bench.transit(new StampedTransit(T + atMs, 0, ZoneKind.BORDER_LINE, crossing("B", atMs, false, false)));
        }
        decide(Authority.CN, DeclarationStatus.DETAINED, 1, 15_000, 100_000, 0);

        assertThat(play().lines(BORDER)).contains("RAISED B 30000");
    }

    @Test
    void late_data_that_tell_of_the_same_passage_again_say_nothing_new() {
        bench = new EscortBench(control());
        bench.hear(Point.of("B", T, 500), Point.of("B", T + 1_000, 510), Point.of("B", T + 60_000, 1_000));
        bench.transit(new StampedTransit(
                T + 60_000, (T + 60_000) / 100, ZoneKind.BORDER_LINE, crossing("B", 60_000, false, true)));
        for (long comesMs : List.of(65_000L, 66_000L)) {
            bench.transit(new StampedTransit(T + comesMs, 0, ZoneKind.BORDER_LINE, crossing("B", 20_000, true, false)));
        }

        assertThat(play().alerts(BORDER).stream().filter(event -> event.event() == AlertEvent.Event.RAISED))
                .hasSize(1);
    }

    /** Nobody follows where a vehicle of no plan is: late data may tell of any time before it was seen. */
    @Test
    void of_two_passages_that_late_data_may_explain_they_explain_the_first() {
        bench = new EscortBench(control()).of("-X");
        for (long atMs : new long[] {60_000, 90_000}) {
            bench.transit(new StampedTransit(T + atMs, 3, ZoneKind.BORDER_LINE, ofNoPlan(atMs, false)));
        }
        bench.transit(new StampedTransit(T + 95_000, 3, ZoneKind.BORDER_LINE, ofNoPlan(20_000, true)));

        assertThat(play().alerts(BORDER).stream()
                        .filter(event -> event.evidence().containsKey("trueStartedAtMs")))
                .isNotEmpty()
                .allSatisfy(event -> {
                    assertThat(event.startedAtMs()).isEqualTo(T + 60_000);
                    assertThat(event.evidence()).containsEntry("trueStartedAtMs", (double) (T + 20_000));
                });
    }

    private static TransitEvent ofNoPlan(long atMs, boolean late) {
        return new TransitEvent(TransitEvent.Event.CROSSED, null, "X", "BORDER", T + atMs, null, late, !late);
    }

    /** The passage is told of before the sample at which it was seen, or after it: the hole is the same, from 1 s to 60 s. */
    @ParameterizedTest
    @CsvSource({"0, 1000, false", "0, 20000, true", "1, 1000, false", "1, 20000, true", "1, 60000, true"})
    void a_hole_begins_at_the_sample_before_the_passage(long behind, long atMs, boolean isExplained) {
        bench = new EscortBench(control());
        bench.hear(Point.of("B", T, 500), Point.of("B", T + 1_000, 510), Point.of("B", T + 60_000, 1_000));
        bench.transit(new StampedTransit(
                T + 60_000, (T + 60_000) / 100 + 2 * behind, ZoneKind.BORDER_LINE, crossing("B", 60_000, false, true)));
        bench.transit(new StampedTransit(T + 65_000, 0, ZoneKind.BORDER_LINE, crossing("B", atMs, true, false)));

        assertThat(play().alerts(BORDER).stream()
                        .anyMatch(event -> event.evidence().containsKey("trueStartedAtMs")))
                .isEqualTo(isExplained);
    }

    @Test
    void an_alert_that_is_raised_late_tells_where_the_vehicle_was_then() {
        AlertEvent raised = released()
                .cross("B", 60_500)
                .decide(Authority.CN, DeclarationStatus.DETAINED, 1, 50_000, 100_000, 0)
                .play()
                .alerts(BORDER)
                .get(0);

        assertThat(raised.startedAtMs()).isEqualTo(T + 60_500);
        assertThat(raised.chainageM()).isEqualTo(605);
        assertThat(raised.latDeg()).isCloseTo(Point.of("B", T, 605).latDeg(), offset(1e-9));
    }

    @Test
    void the_passage_of_one_that_drives_for_another_escort_is_its_matter() {
        EscortPlan other = new EscortPlan(
                "E2",
                "C2",
                1,
                T + 50_000,
                T + Crossing.VALID_MS,
                0,
                null,
                List.of(),
                List.of(Crossing.vehicle("B", Role.CARGO, null, null)),
                PolicyOverrides.NONE);
        bench = drivers(
                control(Crossing.ROAD, Crossing.plan(1, T, T + Crossing.VALID_MS, Crossing.three()), other), 40_000);

        assertThat(cross("B", 60_000).play().lines(BORDER)).isEmpty();
    }
}
