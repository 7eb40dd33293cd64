package io.keruen.core.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.action.OfficerAction;
import io.keruen.core.action.Refusal;
import io.keruen.core.alert.AlertEvent.Event;
import io.keruen.core.alert.AlertEvent.State;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What officers do to alerts, and what happens to alerts for which nobody does anything. */
class AlertLifeTest {
    private static final String STOP = "UNAUTHORISED_STOP";
    private static final String SEAL = "SEAL_BROKEN";
    private static final String JAM = "GNSS_JAMMING_SUSPECTED";
    private static final Map<String, AlertType> TYPES = Map.of(
            STOP,
            AlertType.of(STOP, "Call."),
            SEAL,
            AlertType.of(SEAL, "Inspect.").blockingGate().latching().eaeu("01"),
            JAM,
            AlertType.of(JAM, "Look.").blockingGate(),
            "SEAL_SILENT",
            AlertType.of("SEAL_SILENT", "Look.").blockingGate(),
            "TELEMETRY_LOST",
            AlertType.of("TELEMETRY_LOST", "Call.").blockingGate());

    private AlertBook book = new AlertBook();
    private final List<AlertEvent> events = new ArrayList<>();
    private final List<Refusal> answers = new ArrayList<>();
    private int acts;

    /** Whatever state a story ends in, it is the same after a restart. */
    @AfterEach
    void the_book_is_written_and_read() throws IOException {
        byte[] bytes = bytes();
        book = AlertBook.read(new DataInputStream(new ByteArrayInputStream(bytes)));
        assertThat(bytes()).isEqualTo(bytes);
    }

    @Test
    void what_nobody_acknowledges_escalates_once_in_the_time_of_its_severity() {
        raise(STOP, "A", Severity.MEDIUM, 1_000);
        raise(STOP, "B", Severity.HIGH, 1_000);
        raise(STOP, "C", Severity.CRITICAL, 1_000);
        raise(STOP, "D", Severity.LOW, 1_000);
        List<Long> wakes = new ArrayList<>();
        while (book.wakeUpAtMs() != AlertLife.NEVER_MS) {
            wakes.add(book.wakeUpAtMs());
            wake(book.wakeUpAtMs());
        }

        assertThat(wakes).containsExactly(61_000L, 301_000L, 1_801_000L);
        assertThat(said()).endsWith("ESCALATED C", "ESCALATED B", "ESCALATED A");
        assertThat(last().state()).isEqualTo(State.UNACKNOWLEDGED);
        assertThat(last().momentMs()).isEqualTo(1_801_000);
    }

    @Test
    void acknowledged_does_not_escalate_says_who_and_why_and_returns_to_normal() {
        raise(STOP, "A", Severity.CRITICAL, 1_000);
        act(OfficerAction.Kind.ACKNOWLEDGE, "aigul", STOP, "A", 0, 5_000);

        assertThat(last().event()).isEqualTo(Event.ACKNOWLEDGED);
        assertThat(last().state()).isEqualTo(State.ACKNOWLEDGED);
        assertThat(last().officer()).isEqualTo("aigul");
        assertThat(last().reason()).isEqualTo("because");
        assertThat(last().momentMs()).isEqualTo(5_000);
        assertThat(book.wakeUpAtMs()).isEqualTo(AlertLife.NEVER_MS);

        act(OfficerAction.Kind.ACKNOWLEDGE, "aigul", STOP, "A", 0, 6_000);
        clear(STOP, "A", 7_000);

        assertThat(answers).containsExactly(null, Refusal.ALREADY_ACKNOWLEDGED);
        assertThat(last().state()).isEqualTo(State.NORMAL);
        assertThat(last().officer()).isNull();
    }

    @Test
    void what_returned_unacknowledged_waits_to_be_acknowledged_and_does_not_escalate() {
        raise(STOP, "A", Severity.HIGH, 1_000);
        clear(STOP, "A", 2_000);
        assertThat(last().state()).isEqualTo(State.RETURNED_UNACKNOWLEDGED);
        assertThat(book.wakeUpAtMs()).isEqualTo(AlertLife.NEVER_MS);

        act(OfficerAction.Kind.SHELVE, "aigul", STOP, "A", 0, 3_000);
        act(OfficerAction.Kind.ACKNOWLEDGE, "aigul", STOP, "A", 0, 4_000);
        act(OfficerAction.Kind.ACKNOWLEDGE, "aigul", STOP, "A", 0, 5_000);

        assertThat(answers).containsExactly(Refusal.ALREADY_OVER, null);
        assertThat(last().event()).isEqualTo(Event.ACKNOWLEDGED);
        assertThat(last().state()).isEqualTo(State.NORMAL);
        assertThat(last().revision()).isEqualTo(3);
        assertThat(last().clearedAtMs()).isEqualTo(2_000);
    }

    @Test
    void a_severity_that_rises_must_be_acknowledged_again() {
        raise(STOP, "A", Severity.MEDIUM, 1_000);
        act(OfficerAction.Kind.ACKNOWLEDGE, "aigul", STOP, "A", 0, 2_000);
        raise(STOP, "A", Severity.HIGH, 3_000);

        assertThat(last().state()).isEqualTo(State.UNACKNOWLEDGED);
        assertThat(book.wakeUpAtMs()).isEqualTo(303_000);
    }

    @Test
    void shelved_is_suppressed_and_ends_by_itself_after_an_hour_at_most() {
        raise(STOP, "A", Severity.MEDIUM, 1_000);
        act(OfficerAction.Kind.SHELVE, "aigul", STOP, "A", 86_400_000, 2_000);

        assertThat(last().event()).isEqualTo(Event.SHELVED);
        assertThat(last().state()).isEqualTo(State.SHELVED);
        assertThat(last().suppressed()).isTrue();
        assertThat(last().untilMs()).isEqualTo(3_602_000);
        assertThat(book.wakeUpAtMs()).isEqualTo(3_602_000);

        wake(3_602_000);

        assertThat(last().event()).isEqualTo(Event.UNSHELVED);
        assertThat(last().state()).isEqualTo(State.UNACKNOWLEDGED);
        assertThat(last().suppressed()).isFalse();
        assertThat(last().untilMs()).isZero();
        assertThat(last().officer()).isNull();
        assertThat(book.wakeUpAtMs()).isEqualTo(3_602_000 + 1_800_000);
    }

    @Test
    void shelving_ends_early_by_an_officer_and_where_the_severity_rises() {
        raise(STOP, "A", Severity.MEDIUM, 1_000);
        act(OfficerAction.Kind.UNSHELVE, "aigul", STOP, "A", 0, 1_500);
        act(OfficerAction.Kind.SHELVE, "aigul", STOP, "A", 60_000, 2_000);
        act(OfficerAction.Kind.SHELVE, "aigul", STOP, "A", 60_000, 2_500);
        act(OfficerAction.Kind.UNSHELVE, "berik", STOP, "A", 0, 3_000);
        act(OfficerAction.Kind.SHELVE, "aigul", STOP, "A", 3_500, 3_500);
        act(OfficerAction.Kind.SHELVE, "aigul", STOP, "A", 60_000, 4_000);
        raise(STOP, "A", Severity.HIGH, 5_000);

        assertThat(answers)
                .containsExactly(Refusal.NOT_SHELVED, null, Refusal.ALREADY_SHELVED, null, Refusal.END_PASSED, null);
        assertThat(said())
                .containsExactly("RAISED A", "SHELVED A", "UNSHELVED A", "SHELVED A", "UNSHELVED A", "UPDATED A");
        assertThat(events.get(2).officer()).isEqualTo("berik");
        assertThat(last().suppressed()).isFalse();
    }

    @Test
    void critical_and_latched_cannot_be_shelved() {
        raise(STOP, "A", Severity.CRITICAL, 1_000);
        raise(SEAL, "A", Severity.HIGH, 1_000);
        act(OfficerAction.Kind.SHELVE, "aigul", STOP, "A", 0, 2_000);
        act(OfficerAction.Kind.SHELVE, "aigul", SEAL, "A", 0, 3_000);

        assertThat(answers).containsExactly(Refusal.CRITICAL_NOT_SHELVED, Refusal.LATCHED_NOT_SHELVED);
        assertThat(events).hasSize(2);
    }

    @Test
    void it_takes_two_officers_to_clear_what_is_latched_and_its_cause_gone() {
        raise(STOP, "A", Severity.HIGH, 1_000);
        raise(SEAL, "A", Severity.CRITICAL, 1_000);
        act(OfficerAction.Kind.CLEAR_LATCH, "aigul", STOP, "A", 0, 2_000);
        act(OfficerAction.Kind.CLEAR_LATCH, "aigul", SEAL, "A", 0, 3_000);
        clear(SEAL, "A", 4_000);
        assertThat(last().state()).isEqualTo(State.LATCHED);
        act(OfficerAction.Kind.CLEAR_LATCH, "aigul", SEAL, "A", 0, 5_000);
        assertThat(last().state()).isEqualTo(State.LATCHED);
        assertThat(last().officer()).isEqualTo("aigul");
        act(OfficerAction.Kind.CLEAR_LATCH, " Aigul", SEAL, "A", 0, 6_000);
        assertThat(book.find(SEAL, "A")).isNotNull();
        act(OfficerAction.Kind.CLEAR_LATCH, "berik", SEAL, "A", 0, 7_000);

        assertThat(answers).containsExactly(Refusal.NOT_LATCHED, Refusal.CAUSE_LASTS, null, Refusal.SAME_OFFICER, null);
        assertThat(last().event()).isEqualTo(Event.CLEARED);
        assertThat(last().state()).isEqualTo(State.NORMAL);
        assertThat(last().officer()).isEqualTo("berik");
        assertThat(last().clearedAtMs()).isEqualTo(7_000);
        assertThat(book.find(SEAL, "A")).isNull();
    }

    @Test
    void a_cause_that_comes_back_while_latched_undoes_what_the_first_officer_agreed_to() {
        raise(SEAL, "A", Severity.CRITICAL, 1_000);
        clear(SEAL, "A", 2_000);
        act(OfficerAction.Kind.CLEAR_LATCH, "aigul", SEAL, "A", 0, 3_000);
        raise(SEAL, "A", Severity.CRITICAL, 4_000);
        assertThat(last().state()).isEqualTo(State.UNACKNOWLEDGED);
        act(OfficerAction.Kind.CLEAR_LATCH, "berik", SEAL, "A", 0, 5_000);
        clear(SEAL, "A", 6_000);
        act(OfficerAction.Kind.CLEAR_LATCH, "berik", SEAL, "A", 0, 7_000);

        assertThat(answers).containsExactly(null, Refusal.CAUSE_LASTS, null);
        assertThat(book.find(SEAL, "A")).isNotNull();
    }

    @Test
    void the_third_change_within_a_minute_is_held_off_and_told_when_it_has_calmed_down() {
        raise(STOP, "A", Severity.MEDIUM, 1_000);
        clear(STOP, "A", 20_000);
        raise(STOP, "A", Severity.MEDIUM, 40_000);
        assertThat(last().suppressed()).isTrue();
        assertThat(book.wakeUpAtMs()).isEqualTo(61_000);

        wake(61_000);

        assertThat(last().event()).isEqualTo(Event.UPDATED);
        assertThat(last().suppressed()).isFalse();
        assertThat(book.wakeUpAtMs()).isEqualTo(61_000 + 1_800_000);
    }

    @Test
    void chatter_is_three_changes_in_less_than_a_minute_of_one_subject_and_never_critical() {
        raise(STOP, "A", Severity.MEDIUM, 1_000);
        clear(STOP, "A", 20_000);
        raise(STOP, "B", Severity.MEDIUM, 30_000);
        raise(STOP, "A", Severity.MEDIUM, 61_000);
        clear(STOP, "A", 62_000);
        raise(STOP, "A", Severity.CRITICAL, 63_000);

        assertThat(events).noneMatch(AlertEvent::suppressed);
    }

    @Test
    void members_of_a_convoy_in_one_jammed_area_are_one_alert() {
        raise(JAM, "B", Severity.HIGH, 1_000);
        raise(JAM, "A", Severity.HIGH, 31_000);
        raise(JAM, "C", Severity.HIGH, 61_000);
        raise(JAM, "D", Severity.HIGH, 62_001);
        String first = events.get(0).alertId();

        assertThat(events).extracting(AlertEvent::parentAlertId).containsExactly(null, first, first, null);

        clear(JAM, "B", 63_000);

        String next = events.get(1).alertId();
        assertThat(book.find(JAM, "A").last().parentAlertId()).isNull();
        assertThat(book.find(JAM, "C").last().parentAlertId()).isEqualTo(next);
        assertThat(book.find(JAM, "D").last().parentAlertId()).isNull();
    }

    @Test
    void a_child_neither_escalates_nor_is_told_until_it_is_on_its_own() {
        raise("TELEMETRY_LOST", "A", Severity.HIGH, 1_000);
        raise("SEAL_SILENT", "A", Severity.HIGH, 2_000);
        wake(301_000);
        assertThat(book.wakeUpAtMs()).isEqualTo(AlertLife.NEVER_MS);

        clear("TELEMETRY_LOST", "A", 400_000);

        assertThat(last().type()).isEqualTo("SEAL_SILENT");
        assertThat(last().parentAlertId()).isNull();
        assertThat(book.wakeUpAtMs()).isEqualTo(700_000);
    }

    @Test
    void an_action_about_nothing_here_gets_no_answer() {
        raise(STOP, "A", Severity.HIGH, 1_000);
        act(OfficerAction.Kind.ACKNOWLEDGE, "aigul", STOP, "B", 0, 2_000);

        assertThat(answers).isEmpty();
        assertThat(events).hasSize(1);
    }

    private void raise(String type, String vehicleId, Severity severity, long atMs) {
        accept(Finding.Kind.RAISED, type, vehicleId, severity, atMs);
    }

    private void clear(String type, String vehicleId, long atMs) {
        accept(Finding.Kind.CLEARED, type, vehicleId, Severity.LOW, atMs);
    }

    private void accept(Finding.Kind kind, String type, String vehicleId, Severity severity, long atMs) {
        Finding found = Finding.of(kind, "rule", type)
                .vehicle(vehicleId)
                .escort("E1", "C1")
                .severity(severity)
                .times(atMs, atMs)
                .build();
        book.accept(atMs, found, TYPES::get, events::add);
    }

    private void act(OfficerAction.Kind kind, String officer, String type, String vehicleId, long untilMs, long atMs) {
        acts++;
        OfficerAction action =
                new OfficerAction(officer, kind, null, type, vehicleId, null, "because", untilMs, atMs, atMs, acts);
        book.act(action, TYPES::get, events::add, (asked, refusal) -> answers.add(refusal));
    }

    private void wake(long atMs) {
        book.wakeUp(atMs, TYPES::get, events::add);
    }

    private byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        book.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private List<String> said() {
        return events.stream()
                .map(event -> event.event() + " " + event.vehicleId())
                .toList();
    }

    private AlertEvent last() {
        return events.get(events.size() - 1);
    }
}
