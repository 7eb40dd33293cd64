package io.keruen.core.alert;

import static io.keruen.core.alert.BookRig.GAP;
import static io.keruen.core.alert.BookRig.JAM;
import static io.keruen.core.alert.BookRig.LOST;
import static io.keruen.core.alert.BookRig.SEAL;
import static io.keruen.core.alert.BookRig.SILENT;
import static io.keruen.core.alert.BookRig.SPLIT;
import static io.keruen.core.alert.BookRig.STOP;
import static io.keruen.core.alert.BookRig.T0;
import static io.keruen.core.alert.BookRig.finding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.keruen.core.action.OfficerAction;
import io.keruen.core.alert.AlertEvent.Event;
import io.keruen.core.alert.Finding.Kind;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One root cause, one alert: which alerts hang on which, and what goes with a vehicle that leaves. */
class AlertFamilyTest {
    private final BookRig rig = new BookRig();

    private static Finding.Builder stop(String ruleId, Kind kind, long ms) {
        return finding(ruleId, kind, STOP, "A", ms);
    }

    @Test
    void what_other_rules_say_of_the_same_hangs_on_the_first_until_that_ends() {
        rig.accept(stop("second", Kind.RAISED, 1_000));
        rig.accept(stop("first", Kind.RAISED, 2_000));
        rig.accept(stop("third", Kind.RAISED, 3_000));
        String root = rig.events.get(0).alertId();
        assertThat(rig.events).extracting(AlertEvent::parentAlertId).containsExactly(null, root, root);
        assertThat(rig.notified).hasSize(1);

        rig.accept(stop("second", Kind.CLEARED, 4_000));

        String next = rig.events.get(1).alertId();
        assertThat(rig.book.open())
                .extracting(open -> open.last().ruleId(), open -> open.last().parentAlertId())
                .containsExactly(tuple("first", null), tuple("third", next));
        assertThat(rig.notified).hasSize(2);
    }

    @Test
    void another_subject_is_another_family() {
        rig.accept(stop("one", Kind.RAISED, 1_000));
        rig.accept(finding("other", Kind.RAISED, STOP, "AB", 2_000));

        assertThat(rig.last().parentAlertId()).isNull();
        assertThat(rig.book.about("A")).containsExactly(rig.book.find(STOP, "A"));
        assertThat(rig.book.about("B")).isEmpty();
        assertThat(rig.book.find(STOP, "B")).isNull();
    }

    @Test
    void all_that_is_open_about_a_subject_is_told_by_type() {
        rig.raise(STOP, "A", 1_000).raise(LOST, "A", 1_000).raise(LOST, "B", 1_000);

        assertThat(rig.book.about("A")).extracting(open -> open.last().type()).containsExactly(LOST, STOP);
    }

    @Test
    void a_cause_that_shows_late_takes_over_what_is_open() {
        rig.raise(SILENT, "A", 1_000).raise(SILENT, "B", 1_000).raise(LOST, "A", 2_000);

        assertThat(rig.open(SILENT, "A").parentAlertId())
                .isEqualTo(rig.open(LOST, "A").alertId());
        assertThat(rig.open(SILENT, "B").parentAlertId()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"A, B", "B, A"})
    void the_first_of_a_jammed_convoy_is_the_cause_whoever_is_heard_first(String heard, String jammed) {
        rig.raise(JAM, heard, 30_000);
        rig.accept(30_001, finding(Kind.RAISED, JAM, jammed, 1_000).build());
        assertThat(rig.open(JAM, heard).parentAlertId()).isNull();
        assertThat(rig.open(JAM, jammed).parentAlertId()).isNull();

        rig.raise(JAM, "C", 40_000).raise(JAM, "D", 40_000);

        String first = rig.open(JAM, jammed).alertId();
        assertThat(rig.open(JAM, "C").parentAlertId()).isEqualTo(first);
        assertThat(rig.open(JAM, "D").parentAlertId()).isEqualTo(first);
    }

    @Test
    void when_the_first_of_a_jammed_convoy_is_out_the_next_one_is_the_cause_of_the_others() {
        for (int i = 0; i < 5; i++) {
            rig.raise(JAM, "V" + (5 - i), 10_000L * i);
        }
        rig.clear(JAM, "V5", 63_000);

        assertThat(rig.notified).extracting(AlertEvent::vehicleId).containsExactly("V5", "V4");
        assertThat(rig.book.open())
                .filteredOn(open -> !open.subject().equals("V4"))
                .hasSize(3)
                .allMatch(
                        open -> rig.open(JAM, "V4").alertId().equals(open.last().parentAlertId()));
    }

    @Test
    void two_jammed_at_one_moment_are_one_alert() {
        rig.raise(JAM, "A", 1_000).raise(JAM, "B", 1_000);

        assertThat(rig.last().parentAlertId()).isEqualTo(rig.open(JAM, "A").alertId());
    }

    @Test
    void a_child_is_not_due_even_where_it_grows_worse() {
        rig.raise(LOST, "A", 1_000).raise(SILENT, "A", 1_000);
        rig.accept(finding(Kind.RAISED, SILENT, "A", 2_000).severity(Severity.HIGH));
        assertThat(rig.open(SILENT, "A").severity()).isEqualTo(Severity.HIGH);
        assertThat(rig.open(SILENT, "A").parentAlertId()).isNotNull();

        assertThat(rig.wakeMs()).isEqualTo(1_000 + LifeLimits.DEFAULTS.mediumMs());
        assertThat(rig.notified).extracting(AlertEvent::type).containsExactly(LOST);
    }

    @Test
    void an_alert_that_gets_a_cause_waits_for_nobody() {
        rig.raise(SILENT, "A", 1_000);
        rig.accept(finding(Kind.RAISED, LOST, "A", 2_000).severity(Severity.LOW));

        assertThat(rig.wakeMs()).isEqualTo(AlertLife.NEVER_MS);
    }

    private void silent(Severity severity) {
        rig.accept(finding(Kind.RAISED, SILENT, "A", 0).severity(severity));
        rig.raise(LOST, "A", 240_000);
        rig.act(OfficerAction.Kind.ACKNOWLEDGE, LOST, "A", 0, 241_000);
        assertThat(rig.wakeMs()).isEqualTo(AlertLife.NEVER_MS);
    }

    @ParameterizedTest
    @CsvSource({"248000, 300000", "300000, 300000", "400000, 400000"})
    void what_was_told_and_nobody_acknowledged_escalates_at_its_time_though_a_cause_came_and_went(
            long goneMs, long dueMs) throws IOException {
        silent(Severity.HIGH);
        rig.read(rig.bytes());
        rig.clear(LOST, "A", goneMs);
        assertThat(rig.wakeMs()).isEqualTo(dueMs);
        rig.wake(dueMs);

        assertThat(rig.last().event()).isEqualTo(Event.ESCALATED);
        assertThat(rig.last().type()).isEqualTo(SILENT);
        assertThat(rig.wakeMs()).isEqualTo(AlertLife.NEVER_MS);
    }

    @Test
    void what_is_worse_when_its_cause_goes_escalates_in_the_time_of_its_severity() {
        silent(Severity.MEDIUM);
        rig.accept(finding(Kind.RAISED, SILENT, "A", 250_000).severity(Severity.HIGH));
        rig.clear(LOST, "A", 260_000);

        assertThat(rig.wakeMs()).isEqualTo(260_000 + LifeLimits.DEFAULTS.highMs());
    }

    @Test
    void what_was_acknowledged_while_it_had_a_cause_does_not_escalate() {
        silent(Severity.HIGH);
        rig.act(OfficerAction.Kind.ACKNOWLEDGE, SILENT, "A", 0, 245_000);
        rig.clear(LOST, "A", 248_000);

        assertThat(rig.wakeMs()).isEqualTo(AlertLife.NEVER_MS);
    }

    @Test
    void a_cause_that_an_update_names_takes_no_more_time_either() {
        rig.accept(finding(Kind.RAISED, STOP, "B", 0).severity(Severity.HIGH));
        rig.accept(finding(Kind.RAISED, STOP, "A", 100_000).severity(Severity.LOW));
        rig.accept(finding(Kind.UPDATED, STOP, "B", 100_000)
                .severity(Severity.HIGH)
                .parent(rig.open(STOP, "A").alertId()));
        assertThat(rig.wakeMs()).isEqualTo(AlertLife.NEVER_MS);
        rig.clear(STOP, "A", 248_000);

        assertThat(rig.open(STOP, "B").parentAlertId()).isNull();
        assertThat(rig.wakeMs()).isEqualTo(300_000);
    }

    @Test
    void a_cause_that_an_update_names_stands_against_the_table() {
        rig.accept(finding(Kind.RAISED, GAP, "B", 1_000).pair("B", "A"));
        rig.accept(finding(Kind.UPDATED, GAP, "B", 2_000).pair("B", "A").parent("root"));
        rig.accept(finding(Kind.UPDATED, GAP, "B", 2_500).pair("B", "A").parent("root"));
        assertThat(rig.events).hasSize(2);
        rig.accept(finding(Kind.UPDATED, GAP, "B", 2_600).pair("B", "A").measured(9, 8, "m"));
        rig.accept(finding(Kind.RAISED, SPLIT, "B", 3_000).pair("B", "A"));

        assertThat(rig.open(GAP, "B>A").parentAlertId()).isEqualTo("root");
    }

    @Test
    void an_update_that_names_no_cause_leaves_that_to_the_table() {
        rig.accept(finding(Kind.RAISED, GAP, "B", 1_000).pair("B", "A"));
        rig.accept(finding(Kind.UPDATED, GAP, "B", 2_000).pair("B", "A").measured(9, 8, "m"));
        rig.accept(finding(Kind.RAISED, SPLIT, "B", 3_000).pair("B", "A"));

        assertThat(rig.open(GAP, "B>A").parentAlertId())
                .isEqualTo(rig.open(SPLIT, "B>A").alertId());
    }

    @Test
    void with_a_vehicle_that_leaves_all_that_is_open_about_it_ends() {
        rig.raise(STOP, "A", 1_000).raise(STOP, "B", 1_000).raise(STOP, "C", 1_000);
        rig.accept(finding(Kind.RAISED, GAP, "B", 1_000).pair("B", "A"));
        rig.accept(finding(Kind.RAISED, GAP, "C", 1_000).pair("C", "B"));
        int before = rig.events.size();

        rig.accept(9_000, Finding.left("E1", "A", T0 + 9_000, 1));

        assertThat(rig.events.subList(before, rig.events.size()))
                .allMatch(event -> event.event() == Event.CLEARED && event.clearedAtMs() == T0 + 9_000)
                .extracting(AlertEvent::type)
                .containsExactly(GAP, STOP);
        assertThat(rig.book.open()).extracting(OpenAlert::subject).containsExactly("C>B", "B", "C");
    }

    /** Whatever hangs on what, readers keep the highest revision: two events of one would leave it open for ever. */
    @ParameterizedTest
    @CsvSource({"first, second", "second, first"})
    void what_ends_with_its_cause_is_said_once(String cause, String consequence) {
        rig.accept(stop(cause, Kind.RAISED, 1_000));
        rig.accept(stop(consequence, Kind.RAISED, 2_000));
        int before = rig.events.size();

        rig.accept(9_000, Finding.left("E1", "A", T0 + 9_000, 1));

        assertThat(rig.events)
                .extracting(event -> event.alertId() + ' ' + event.revision())
                .doesNotHaveDuplicates();
        assertThat(rig.events.subList(before, rig.events.size()))
                .extracting(AlertEvent::event)
                .containsExactly(Event.CLEARED, Event.CLEARED);
        assertThat(rig.notified).hasSize(1);
        assertThat(rig.book.open()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"first, second", "second, first"})
    void a_latched_alert_and_its_cause_that_officers_clear_together_are_each_said_once(
            String cause, String consequence) {
        for (Kind kind : new Kind[] {Kind.RAISED, Kind.CLEARED}) {
            rig.accept(finding(cause, kind, SEAL, "A", 1_000));
            rig.accept(finding(consequence, kind, SEAL, "A", 1_000));
        }
        rig.act(OfficerAction.Kind.CLEAR_LATCH, SEAL, "A", 0, 2_000);
        rig.act("berik", OfficerAction.Kind.CLEAR_LATCH, SEAL, "A", 3_000);

        assertThat(rig.answers).containsOnlyNulls().hasSize(4);
        assertThat(rig.events)
                .extracting(event -> event.alertId() + ' ' + event.revision())
                .doesNotHaveDuplicates();
        assertThat(rig.notified).hasSize(1);
        assertThat(rig.book.open()).isEmpty();
    }

    @Test
    void what_flutters_about_one_vehicle_hides_nothing_about_another() {
        rig.raise(JAM, "A", 0).clear(JAM, "A", 20_000).raise(JAM, "A", 30_000);
        assertThat(rig.last().suppressed()).isTrue();
        rig.raise(JAM, "B", 31_000);
        assertThat(rig.last().parentAlertId()).isNull();
        assertThat(rig.notified).last().isEqualTo(rig.last());
        rig.raise(JAM, "C", 32_000);
        assertThat(rig.last().parentAlertId()).isEqualTo(rig.open(JAM, "B").alertId());

        rig.wake(60_000).raise(JAM, "D", 61_000);
        assertThat(rig.last().parentAlertId()).isEqualTo(rig.open(JAM, "A").alertId());
    }

    @Test
    void what_an_officer_shelves_about_one_vehicle_hides_nothing_about_another() {
        rig.raise(JAM, "A", 0);
        rig.act(OfficerAction.Kind.SHELVE, JAM, "A", 3_600_000, 10_000);
        rig.raise(JAM, "B", 30_000);

        assertThat(rig.last().parentAlertId()).isNull();
        assertThat(rig.notified).last().isEqualTo(rig.last());
    }

    @Test
    void what_is_shelved_about_a_vehicle_is_still_the_cause_of_what_follows_from_it_there() {
        rig.raise(LOST, "A", 0);
        rig.act(OfficerAction.Kind.SHELVE, LOST, "A", 3_600_000, 10_000);
        rig.raise(SILENT, "A", 30_000);

        assertThat(rig.last().parentAlertId()).isEqualTo(rig.open(LOST, "A").alertId());
    }

    @Test
    void a_cause_that_flutters_takes_over_what_was_told_when_it_is_held_off_no_more() {
        rig.raise(SILENT, "A", 0).raise(LOST, "A", 100_000).clear(LOST, "A", 110_000);
        rig.raise(LOST, "A", 120_000).clear(LOST, "A", 121_000).raise(LOST, "A", 122_000);
        assertThat(rig.events)
                .filteredOn(event -> event.type().equals(SILENT))
                .allMatch(event -> event.momentMs() <= T0 + 110_000);
        assertThat(rig.open(SILENT, "A").parentAlertId()).isNull();

        rig.wake(rig.wakeMs());

        assertThat(rig.open(SILENT, "A").parentAlertId())
                .isEqualTo(rig.open(LOST, "A").alertId());
        assertThat(rig.last().type()).isEqualTo(SILENT);
        assertThat(rig.notified).extracting(AlertEvent::type).containsExactly(SILENT, LOST, LOST);
    }

    @Test
    void one_that_takes_over_what_hangs_on_it_already_says_nothing_of_it() {
        rig.raise(LOST, "A", 0).clear(LOST, "A", 10_000).raise(LOST, "A", 20_000);
        rig.act(OfficerAction.Kind.SHELVE, LOST, "A", 100_000, 30_000);
        rig.raise(SILENT, "A", 40_000);
        rig.act(OfficerAction.Kind.UNSHELVE, LOST, "A", 0, 50_000);

        assertThat(rig.last().event()).isEqualTo(Event.UNSHELVED);
    }
}
