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
import static org.assertj.core.data.Offset.offset;

import io.keruen.core.alert.AlertEvent;
import io.keruen.core.alert.Severity;
import io.keruen.core.control.ControlSnapshot;
import io.keruen.core.convoy.Role;
import io.keruen.core.customs.SealLine;
import io.keruen.core.customs.SealStatus;
import io.keruen.core.stage.EscortBench.Said;
import io.keruen.core.transit.TransitEvent;
import io.keruen.core.zone.ZoneKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a seal says in an escort, and what it does not say. B drives with S1 at 10 m/s; it leaves its yard at 10 s. */
class SealStoryTest {
    private static final double NOWHERE = Double.NaN;
    private static final String BROKEN = "SEAL_BROKEN";
    private static final String SILENT = "SEAL_SILENT";
    private static final String FAULT = "SEAL_FAULT";
    private static final String SEPARATED = "SEAL_SEPARATED";
    private static final String MISMATCH = "SEAL_ID_MISMATCH";
    private static final String BATTERY = "SEAL_BATTERY_LOW";

    private int lines;
    private EscortBench bench = drivers(control(), 120_000);

    private static EscortBench drivers(ControlSnapshot control, long toMs) {
        EscortBench bench = new EscortBench(control);
        drive(bench, "A", 0, toMs, 40, 10);
        drive(bench, "B", 0, toMs, 0, 10);
        drive(bench, "C", 0, toMs, -40, 10);
        return bench;
    }

    private SealLine line(String sealId, String vehicleId, SealStatus status, long atMs, long comesMs) {
        return new SealLine(sealId, vehicleId, status, NOWHERE, null, NOWHERE, NOWHERE, T + atMs, T + comesMs, lines++);
    }

    private SealStoryTest say(SealStatus status, long atMs) {
        return say(status, atMs, atMs);
    }

    private SealStoryTest say(SealStatus status, long atMs, long comesMs) {
        bench.line(line("S1", "B", status, atMs, comesMs));
        return this;
    }

    private SealStoryTest sayBattery(double pct, long atMs) {
        bench.line(
                new SealLine("S1", "B", SealStatus.SEALED, pct, null, NOWHERE, NOWHERE, T + atMs, T + atMs, lines++));
        return this;
    }

    /** It says where it is, as far along the road as that. */
    private SealStoryTest sayAt(double chainageM, SealStatus status, long atMs, long comesMs) {
        bench.line(new SealLine(
                "S1",
                "B",
                status,
                NOWHERE,
                null,
                Crossing.latDeg(chainageM),
                Point.LON_DEG,
                T + atMs,
                T + comesMs,
                lines++));
        return this;
    }

    private Said play() {
        return bench.play(T + 140_000);
    }

    private static List<TransitEvent> openings(Said said) {
        return said.transits.stream()
                .filter(event -> event.event() == TransitEvent.Event.SEAL_OPENED)
                .toList();
    }

    @Test
    void a_seal_that_says_sealed_every_half_minute_says_nothing_more() {
        Said said = say(SealStatus.SEALED, 0)
                .say(SealStatus.SEALED, 30_000)
                .say(SealStatus.SEALED, 60_000)
                .say(SealStatus.SEALED, 90_000)
                .play();

        assertThat(said.lines()).isEmpty();
        assertThat(openings(said)).isEmpty();
    }

    @Test
    void an_attack_is_a_broken_seal_wherever_it_happens_and_only_officers_end_it() {
        List<AlertEvent> broken = say(SealStatus.SEALED, 0)
                .say(SealStatus.TAMPERED, 5_000)
                .say(SealStatus.SEALED, 40_000)
                .play()
                .alerts(BROKEN);

        AlertEvent raised = broken.get(0);
        assertThat(raised.event()).isEqualTo(AlertEvent.Event.RAISED);
        assertThat(raised.startedAtMs()).isEqualTo(T + 5_000);
        assertThat(raised.vehicleId()).isEqualTo("B");
        assertThat(raised.sealId()).isEqualTo("S1");
        assertThat(raised.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(raised.eaeuIncidentCode()).isEqualTo("01");
        assertThat(raised.blocksGate()).isTrue();
        assertThat(raised.latDeg()).isEqualTo(Point.of("B", T, 40).latDeg());
        assertThat(raised.jurisdiction()).isEqualTo("KZ");
        assertThat(broken).noneMatch(event -> event.event() == AlertEvent.Event.CLEARED);
        assertThat(broken.get(broken.size() - 1).state()).isEqualTo(AlertEvent.State.LATCHED);
    }

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
        assertThat(said.lines(BROKEN)).isEmpty();

        bench = new EscortBench(control(ROAD, plan(1, T + 20_000, T + 100_000, three())));
        assertThat(say(SealStatus.TAMPERED, 10_000).play().lines(BROKEN)).startsWith("RAISED B 10000");
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

    @Test
    void a_fault_lasts_until_the_seal_says_something_else() {
        Said said = say(SealStatus.SEALED, 0)
                .say(SealStatus.FAULT, 20_000)
                .say(SealStatus.FAULT, 30_000)
                .say(SealStatus.UNKNOWN, 35_000)
                .say(SealStatus.SEALED, 40_000)
                .play();

        assertThat(said.lines(FAULT)).containsExactly("RAISED B 20000", "CLEARED B 40000");
        assertThat(said.alerts(FAULT).get(0).severity()).isEqualTo(Severity.HIGH);
        assertThat(said.alerts(FAULT).get(0).eaeuIncidentCode()).isEqualTo("04");
    }

    @Test
    void an_opened_housing_is_an_attack_of_its_own() {
        Said said = say(SealStatus.SEALED, 0)
                .say(SealStatus.HOUSING_TAMPERED, 20_000)
                .play();

        assertThat(said.lines("SEAL_HOUSING_TAMPER")).startsWith("RAISED B 20000");
        assertThat(said.alerts("SEAL_HOUSING_TAMPER").get(0).eaeuIncidentCode()).isEqualTo("02");
        assertThat(said.lines(BROKEN)).isEmpty();
    }

    @Test
    void a_battery_below_15_percent_is_low() {
        Said said = sayBattery(15, 10_000)
                .sayBattery(14.9, 20_000)
                .sayBattery(Double.NaN, 30_000)
                .sayBattery(15, 40_000)
                .play();

        assertThat(said.lines(BATTERY)).containsExactly("RAISED B 20000", "CLEARED B 40000");
        AlertEvent raised = said.alerts(BATTERY).get(0);
        assertThat(raised.measured()).isEqualTo(14.9);
        assertThat(raised.limit()).isEqualTo(15);
        assertThat(raised.unit()).isEqualTo("%");
        assertThat(raised.severity()).isEqualTo(Severity.MEDIUM);
    }

    @Test
    void an_unauthorised_action_stands_for_ten_seconds_and_is_latched() {
        bench.line(new SealLine(
                "S1", "B", SealStatus.SEALED, NOWHERE, "PAIRED", NOWHERE, NOWHERE, T + 20_000, T + 20_000, 7));
        Said said = play();

        List<AlertEvent> events = said.alerts("SEAL_UNAUTHORISED_ACTION");
        assertThat(events.get(0).raisedAtMs()).isEqualTo(T + 20_000);
        assertThat(events.get(0).eaeuIncidentCode()).isEqualTo("07");
        assertThat(events.get(1).state()).isEqualTo(AlertEvent.State.LATCHED);
        assertThat(events.get(1).updatedAtMs()).isEqualTo(T + 30_000);
        assertThat(events).hasSize(2);
    }

    /** Two periods of 30 s may pass, by when lines reached us. */
    @ParameterizedTest
    @CsvSource({"80001, false", "80002, true"})
    void the_declared_seal_is_silent_after_a_minute(long nextMs, boolean isSilent) {
        Said said = say(SealStatus.SEALED, 19_000, 20_000)
                .say(SealStatus.SEALED, nextMs)
                .play();

        if (isSilent) {
            assertThat(said.lines(SILENT)).startsWith("RAISED B 79000", "CLEARED B " + nextMs);
            AlertEvent raised = said.alerts(SILENT).get(0);
            assertThat(raised.startedAtMs()).isEqualTo(T + 19_000);
            assertThat(raised.measured()).isEqualTo(60_000);
            assertThat(raised.severity()).isEqualTo(Severity.HIGH);
        } else {
            assertThat(said.lines(SILENT)).isEmpty();
        }
    }

    @Test
    void a_seal_that_never_spoke_or_is_not_declared_is_not_silent() {
        assertThat(play().lines(SILENT)).isEmpty();

        bench = drivers(control(), 120_000);
        bench.line(line("S7", "A", SealStatus.SEALED, 10_000, 10_000));
        assertThat(play().lines()).isEmpty();
    }

    @Test
    void a_seal_that_was_opened_where_it_may_be_is_not_silent_until_it_is_closed_again() {
        assertThat(say(SealStatus.SEALED, 0)
                        .say(SealStatus.OPENED, 5_000)
                        .play()
                        .lines(SILENT))
                .isEmpty();

        bench = drivers(control(), 120_000);
        Said again = say(SealStatus.SEALED, 0)
                .say(SealStatus.OPENED, 5_000)
                .say(SealStatus.SEALED, 8_000)
                .play();
        assertThat(again.lines(SILENT)).containsExactly("RAISED B 68000");
    }

    @Test
    void a_silent_seal_is_a_matter_of_the_escort_until_the_plan_ends() {
        bench = new EscortBench(control(ROAD, plan(1, T, T + 100_000, three())));

        assertThat(say(SealStatus.SEALED, 10_000).play().lines(SILENT))
                .containsExactly("RAISED B 70000", "CLEARED B 100000");
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

    @Test
    void a_seal_on_another_vehicle_and_another_seal_on_the_vehicle_are_mismatches() {
        bench.line(line("S1", "A", SealStatus.SEALED, 20_000, 20_000));
        bench.line(line("S9", "B", SealStatus.SEALED, 30_000, 30_000));

        Said said = play();

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

    @Test
    void an_older_line_that_comes_late_is_an_alert_of_its_own_which_is_over_with_the_newest() {
        Said said = say(SealStatus.SEALED, 0)
                .say(SealStatus.SEALED, 30_000)
                .say(SealStatus.FAULT, 20_000, 40_000)
                .play();

        assertThat(said.lines(FAULT)).containsExactly("RAISED B 20000", "CLEARED B 30000");
        assertThat(said.alerts(FAULT)).allMatch(AlertEvent::late);
    }

    @Test
    void an_older_line_tells_when_what_is_open_began_in_truth() {
        Said said = say(SealStatus.SEALED, 0)
                .say(SealStatus.FAULT, 30_000)
                .say(SealStatus.FAULT, 20_000, 40_000)
                .say(SealStatus.FAULT, 35_000, 41_000)
                .play();

        List<AlertEvent> events = said.alerts(FAULT);
        assertThat(events)
                .extracting(AlertEvent::event)
                .containsExactly(AlertEvent.Event.RAISED, AlertEvent.Event.UPDATED);
        assertThat(events.get(1).startedAtMs()).isEqualTo(T + 30_000);
        assertThat(events.get(1).evidence()).containsEntry("trueStartedAtMs", (double) (T + 20_000));
        assertThat(events.get(1).late()).isTrue();
    }

    @Test
    void an_older_line_inside_what_is_over_says_nothing_new() {
        Said said = say(SealStatus.FAULT, 20_000)
                .say(SealStatus.SEALED, 30_000)
                .say(SealStatus.FAULT, 25_000, 40_000)
                .play();

        assertThat(said.lines(FAULT)).containsExactly("RAISED B 20000", "CLEARED B 30000");
    }

    @Test
    void an_older_opening_in_the_yard_is_told_late_and_does_not_open_it_now() {
        Said said = say(SealStatus.SEALED, 0)
                .say(SealStatus.SEALED, 30_000)
                .say(SealStatus.OPENED, 5_000, 40_000)
                .play();

        assertThat(openings(said)).singleElement().matches(TransitEvent::late);
        assertThat(said.lines(SILENT)).containsExactly("RAISED B 90000");
    }

    /** A seal whose clock is more than ten seconds ahead is not believed. */
    @ParameterizedTest
    @CsvSource({"30000, 30000", "30001, 20000"})
    void a_line_from_far_in_the_future_counts_from_when_it_came(long atMs, long startedMs) {
        Said said =
                say(SealStatus.SEALED, 0).say(SealStatus.FAULT, atMs, 20_000).play();

        assertThat(said.lines(FAULT)).startsWith("RAISED B " + startedMs);
    }

    @Test
    void the_same_line_again_says_nothing_new() {
        SealLine fault = line("S1", "B", SealStatus.FAULT, 20_000, 20_000);
        bench.line(fault)
                .line(line("S1", "B", SealStatus.SEALED, 30_000, 30_000))
                .line(fault.at(T + 40_000));

        assertThat(play().lines(FAULT)).containsExactly("RAISED B 20000", "CLEARED B 30000");
    }

    @Test
    void what_stands_about_a_seal_ends_with_the_plan() {
        bench = new EscortBench(control(ROAD, plan(1, T, T + 100_000, three())));
        Said said = say(SealStatus.FAULT, 90_000).say(SealStatus.FAULT, 110_000).play();

        assertThat(said.lines(FAULT)).containsExactly("RAISED B 90000", "CLEARED B 100000");
    }

    @Test
    void the_seal_of_a_truck_that_has_arrived_is_not_silent() {
        bench = drivers(control(), 196_000);

        assertThat(say(SealStatus.SEALED, 150_000).bench.play(T + 260_000).lines(SILENT))
                .isEmpty();
    }

    /** So many seals of others speak that not all can be kept: the declared one is still watched. */
    @Test
    void many_seals_of_others_push_no_declared_one_out() {
        say(SealStatus.SEALED, 10_000);
        for (int i = 0; i < 140; i++) {
            bench.line(line("X" + i, "A", SealStatus.SEALED, 20_000 + 10 * i, 20_000 + 10 * i));
        }

        assertThat(play().lines(SILENT)).containsExactly("RAISED B 70000");
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
}
