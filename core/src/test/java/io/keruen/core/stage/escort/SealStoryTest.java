package io.keruen.core.stage.escort;

import static io.keruen.core.stage.escort.Crossing.ROAD;
import static io.keruen.core.stage.escort.Crossing.T;
import static io.keruen.core.stage.escort.Crossing.VALID_MS;
import static io.keruen.core.stage.escort.Crossing.control;
import static io.keruen.core.stage.escort.Crossing.plan;
import static io.keruen.core.stage.escort.Crossing.three;
import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.alert.AlertEvent;
import io.keruen.core.alert.Severity;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.customs.SealLine;
import io.keruen.core.customs.SealStatus;
import io.keruen.core.stage.escort.EscortBench.Said;
import io.keruen.core.transit.TransitEvent;
import io.keruen.core.zone.Jurisdiction;
import io.keruen.core.zone.Shape;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneSpec;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a seal says by itself, early and late, and when it is silent. */
class SealStoryTest extends SealTale {
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

    /** A gateway sends the last line again of a seal that says nothing any more. */
    @Test
    void a_line_that_is_told_again_ends_no_silence() {
        say(SealStatus.SEALED, 19_000);
        for (long ms = 30_000; ms < 140_000; ms += 30_000) {
            say(SealStatus.SEALED, 19_000, ms);
        }

        assertThat(play().lines(SILENT)).containsExactly("RAISED B 79000");
    }

    /** A gateway plays its last lines over and over. */
    @ParameterizedTest
    @CsvSource({"SEALED, 9000", "FAULT, 9000", "OPENED, 19000", "FAULT, 19000"})
    void lines_that_are_told_again_end_no_silence_in_whatever_order(SealStatus other, long otherMs) {
        bench = drivers(control(), 120_000);
        say(other, otherMs, 19_000).say(SealStatus.SEALED, 19_000);
        for (long ms = 30_000; ms < 140_000; ms += 20_000) {
            say(other, otherMs, ms).say(SealStatus.SEALED, 19_000, ms + 10_000);
        }

        assertThat(play().lines(SILENT)).containsExactly("RAISED B 79000");
    }

    /** It was stored somewhere, and says of 10 s that the seal spoke then, nothing of now. */
    @Test
    void an_older_line_that_comes_for_the_first_time_puts_off_no_silence() {
        assertThat(say(SealStatus.SEALED, 20_000)
                        .say(SealStatus.SEALED, 10_000, 70_000)
                        .say(SealStatus.SEALED, 11_000, 100_000)
                        .play()
                        .lines(SILENT))
                .containsExactly("RAISED B 80000");
    }

    /** What a gateway had stored while it was away comes oldest first, and each line is news. */
    @Test
    void a_backlog_ends_the_silence_with_its_first_line() {
        assertThat(say(SealStatus.SEALED, 10_000)
                        .say(SealStatus.SEALED, 40_000, 100_000)
                        .say(SealStatus.SEALED, 70_000, 100_100)
                        .play()
                        .lines(SILENT))
                .containsExactly("RAISED B 70000", "CLEARED B 40000");
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

    /** B arrives at 190 s, and its seal sleeps; a plan leads on at 250 s, before C has arrived, which is known at 251 s. */
    @Test
    void the_seal_of_a_truck_that_is_sent_on_has_its_time_to_speak_again() {
        List<ZoneSpec> zones = new ArrayList<>(ROAD);
        zones.add(ZoneSpec.of("long-road", ZoneKind.ROUTE, Shape.corridor(Crossing.line(0, 3_000), 6)));
        zones.add(Crossing.box("yard-c", ZoneKind.YARD, Jurisdiction.CN, null, 2_900, 3_100));
        EscortPlan on = Crossing.by(plan(2, T + 250_000, T + VALID_MS, three()), "long-road");
        bench = drivers(control(zones, plan(1, T, T + VALID_MS, three()), on), 191_000);
        say(SealStatus.SEALED, 150_000);

        assertThat(bench.play(T + 311_000).lines(SILENT)).isEmpty();
        assertThat(bench.play(T + 311_001).lines(SILENT)).containsExactly("RAISED B 210000");
    }
}
