package io.keruen.core.stage.escort;

import static io.keruen.core.stage.escort.Crossing.ESCORT;
import static io.keruen.core.stage.escort.Crossing.ROAD;
import static io.keruen.core.stage.escort.Crossing.T;
import static io.keruen.core.stage.escort.Crossing.VALID_MS;
import static io.keruen.core.stage.escort.Crossing.control;
import static io.keruen.core.stage.escort.Crossing.plan;
import static io.keruen.core.stage.escort.Crossing.vehicle;
import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.action.OfficerAction;
import io.keruen.core.alert.Finding;
import io.keruen.core.alert.Severity;
import io.keruen.core.convoy.Role;
import io.keruen.core.customs.SealLine;
import io.keruen.core.customs.SealStatus;
import io.keruen.core.stage.flow.StampedFinding;
import io.keruen.core.stage.flow.StampedTransit;
import io.keruen.core.transit.TransitEvent;
import io.keruen.core.zone.ZoneKind;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * All that reaches an escort at one moment is worked off in one order: lines, officers, then vehicle by vehicle and sample by
 * sample what was passed at it, it, and what was found at it.
 */
class EscortOrderTest {
    private static final Pattern SAID = Pattern.compile("^(?:TransitEvent\\[event=(\\w+)|AlertEvent.*type=(\\w+))");
    private static final long NOW = T + 10_000;

    private final EscortBench bench = new EscortBench(control(
            ROAD,
            plan(1, T, T + VALID_MS, vehicle("B", Role.ESCORT, "S1", null), vehicle("C", Role.ESCORT, null, null))));

    /** B leaves its yard, found when so many of its samples had been judged. */
    private EscortOrderTest leaves(long ordinal) {
        TransitEvent exited =
                new TransitEvent(TransitEvent.Event.EXITED, ESCORT, "B", "yard-a", NOW, null, false, false);
        bench.transit(new StampedTransit(NOW, ordinal, ZoneKind.YARD, exited));
        return this;
    }

    private EscortOrderTest found(String vehicleId, long ordinal) {
        Finding finding = Finding.of(Finding.Kind.RAISED, "cargo", "DOOR_OPEN")
                .vehicle(vehicleId)
                .escort(ESCORT, "C1")
                .severity(Severity.HIGH)
                .times(NOW, NOW)
                .build();
        bench.stamped(new StampedFinding(NOW, vehicleId, ordinal, 4, finding));
        return this;
    }

    /** B is on the road for the second time: without having been seen to leave its yard it has departed unobserved. */
    private EscortOrderTest heard(String vehicleId, long judgedBefore) {
        bench.hear(Point.of(vehicleId, NOW - 1_000, 150).after(judgedBefore - 1));
        bench.hear(Point.of(vehicleId, NOW, 150).after(judgedBefore));
        return this;
    }

    private EscortOrderTest sealIsAttacked() {
        bench.line(new SealLine("S1", "B", SealStatus.TAMPERED, 80, null, Double.NaN, Double.NaN, NOW, NOW, 1));
        return this;
    }

    private List<String> order() {
        return bench.play(T + 12_000).all.stream()
                .map(SAID::matcher)
                .filter(Matcher::find)
                .map(said -> said.group(1) == null ? said.group(2) : said.group(1))
                .distinct()
                .toList();
    }

    private List<String> steps() {
        return bench.play(T + 12_000).steps();
    }

    @Test
    void what_was_passed_at_a_sample_or_before_comes_before_it() {
        heard("B", 4).leaves(5);

        assertThat(steps()).containsExactly("DEPARTED yard-a 10000");
    }

    @Test
    void what_was_passed_at_a_later_sample_comes_after_it() {
        heard("B", 4).leaves(6);

        assertThat(steps()).containsExactly("DEPARTED null 9000 unobserved");
    }

    @ParameterizedTest
    @CsvSource({"4, false", "5, true", "6, true"})
    void what_was_found_at_a_sample_comes_after_it(long ordinal, boolean isAfter) {
        heard("B", 4).found("B", ordinal);

        assertThat(order()).isEqualTo(isAfter ? List.of("DEPARTED", "DOOR_OPEN") : List.of("DOOR_OPEN", "DEPARTED"));
    }

    @ParameterizedTest
    @CsvSource({"A, false", "C, true"})
    void at_one_moment_vehicles_come_by_their_ids(String vehicleId, boolean isAfter) {
        heard("B", 4).found(vehicleId, 0);

        assertThat(order()).isEqualTo(isAfter ? List.of("DEPARTED", "DOOR_OPEN") : List.of("DOOR_OPEN", "DEPARTED"));
    }

    @ParameterizedTest
    @CsvSource({"A, 9, false", "B, 4, false", "B, 5, true", "C, 0, true"})
    void what_was_passed_and_what_was_found_come_by_vehicle_and_sample(
            String vehicleId, long ordinal, boolean isAfter) {
        bench.hear(Point.of("B", NOW - 1_000, 50).in(ZoneKind.YARD.bit()));
        leaves(5).found(vehicleId, ordinal);

        assertThat(order()).isEqualTo(isAfter ? List.of("DEPARTED", "DOOR_OPEN") : List.of("DOOR_OPEN", "DEPARTED"));
    }

    @Test
    void of_three_vehicles_the_first_is_found_the_second_heard_and_the_third_passes() {
        bench.transit(TransitEvent.Event.EXITED, ZoneKind.YARD, "C", "yard-a", NOW);
        heard("B", 4).found("A", 9);

        assertThat(order()).containsExactly("DOOR_OPEN", "DEPARTED");
        assertThat(bench.play(T + 12_000).steps()).containsExactly("DEPARTED null 9000 unobserved");
    }

    @Test
    void lines_come_before_vehicles() {
        heard("B", 4).found("A", 0).sealIsAttacked();

        assertThat(order()).containsExactly("SEAL_BROKEN", "DOOR_OPEN", "DEPARTED");
    }

    /** The officer sees what a line has raised, and not what a vehicle raises at that moment. */
    @Test
    void officers_come_after_lines_and_before_vehicles() {
        found("B", 0).sealIsAttacked();
        bench.action(acknowledge("SEAL_BROKEN", 1)).action(acknowledge("DOOR_OPEN", 2));

        assertThat(bench.play(T + 12_000).answers).singleElement().satisfies(answer -> {
            assertThat(answer.ordinal()).isEqualTo(1);
            assertThat(answer.refusal()).isNull();
        });
    }

    private static OfficerAction acknowledge(String type, int ordinal) {
        return new OfficerAction(
                "aigerim", OfficerAction.Kind.ACKNOWLEDGE, null, type, "B", null, "seen", 0, NOW, NOW, ordinal);
    }

    @Test
    void an_earlier_moment_comes_first_whatever_it_is() {
        heard("B", 4);
        bench.finding(
                NOW - 1,
                Finding.of(Finding.Kind.RAISED, "cargo", "DOOR_OPEN")
                        .vehicle("C")
                        .escort(ESCORT, "C1")
                        .severity(Severity.HIGH)
                        .times(NOW - 1, NOW - 1)
                        .build());
        bench.line(new SealLine("S1", "B", SealStatus.TAMPERED, 80, null, Double.NaN, Double.NaN, NOW + 1, NOW + 1, 1));

        assertThat(order()).containsExactly("DOOR_OPEN", "DEPARTED", "SEAL_BROKEN");
    }
}
