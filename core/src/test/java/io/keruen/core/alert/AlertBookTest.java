package io.keruen.core.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.junit.jupiter.api.Test;

class AlertBookTest {
    private static final Map<String, AlertType> TYPES = Map.of(
            "CONVOY_GAP", AlertType.of("CONVOY_GAP", "Close up."),
            "CONVOY_SPLIT", AlertType.of("CONVOY_SPLIT", "Halt.").blockingGate(),
            "SEAL_BROKEN",
                    AlertType.of("SEAL_BROKEN", "Inspect the seal.")
                            .blockingGate()
                            .latching()
                            .eaeu("01"));

    private AlertBook book = new AlertBook();
    private final List<AlertEvent> events = new ArrayList<>();

    @Test
    void raised_event_has_everything_the_finding_and_the_type_say() {
        accept(gap(Finding.Kind.RAISED, 2_000)
                .jurisdiction("KZ")
                .place(43.5, 76.5, 120)
                .evidence("speedMps", 8));

        AlertEvent event = only();
        assertThat(event.event()).isEqualTo(Event.RAISED);
        assertThat(event.alertId()).isEqualTo(AlertId.of("E1", "convoy-gap", "CONVOY_GAP", "B>A", 1_000));
        assertThat(event.revision()).isEqualTo(1);
        assertThat(event.state()).isEqualTo(State.UNACKNOWLEDGED);
        assertThat(event.escortId()).isEqualTo("E1");
        assertThat(event.convoyId()).isEqualTo("C1");
        assertThat(event.vehicleId()).isEqualTo("B");
        assertThat(event.otherVehicleId()).isEqualTo("A");
        assertThat(event.jurisdiction()).isEqualTo("KZ");
        assertThat(event.raisedAtMs()).isEqualTo(2_000);
        assertThat(event.clearedAtMs()).isZero();
        assertThat(event.chainageM()).isEqualTo(120);
        assertThat(event.measured()).isEqualTo(70);
        assertThat(event.evidence()).containsEntry("speedMps", 8.0);
        assertThat(event.blocksGate()).isFalse();
        assertThat(event.recommendedAction()).isEqualTo("Close up.");
        assertThat(event.parentAlertId()).isNull();
    }

    @Test
    void id_is_frozen_although_later_findings_name_another_start() {
        accept(gap(Finding.Kind.RAISED, 2_000));
        accept(gap(Finding.Kind.UPDATED, 3_000).measured(110, 60, "m").times(500, 3_000));

        assertThat(events)
                .extracting(AlertEvent::alertId)
                .containsOnly(events.get(0).alertId());
        assertThat(events.get(1).startedAtMs()).isEqualTo(1_000);
    }

    @Test
    void raised_again_while_open_is_ignored_unless_severity_rises() {
        accept(gap(Finding.Kind.RAISED, 2_000));
        accept(gap(Finding.Kind.RAISED, 3_000));
        accept(gap(Finding.Kind.RAISED, 3_500).severity(Severity.LOW));
        assertThat(events).hasSize(1);

        accept(gap(Finding.Kind.RAISED, 4_000).severity(Severity.HIGH));

        assertThat(last().event()).isEqualTo(Event.UPDATED);
        assertThat(last().severity()).isEqualTo(Severity.HIGH);
        assertThat(last().revision()).isEqualTo(2);
        assertThat(last().momentMs()).isEqualTo(4_000);
    }

    @Test
    void updated_is_written_only_when_something_changed() {
        accept(gap(Finding.Kind.RAISED, 2_000));
        accept(gap(Finding.Kind.UPDATED, 2_500));
        assertThat(events).hasSize(1);

        accept(gap(Finding.Kind.UPDATED, 3_000).measured(110, 60, "m"));
        accept(gap(Finding.Kind.UPDATED, 3_500).measured(110, 60, "m").severity(Severity.HIGH));
        accept(gap(Finding.Kind.UPDATED, 4_000)
                .measured(110, 60, "m")
                .severity(Severity.HIGH)
                .parent("p"));
        accept(gap(Finding.Kind.UPDATED, 4_500).measured(110, 60, "m").severity(Severity.HIGH));

        assertThat(events).extracting(AlertEvent::revision).containsExactly(1, 2, 3, 4);
        assertThat(last().parentAlertId()).isEqualTo("p");
    }

    @Test
    void late_data_correct_an_alert_that_is_over_and_do_not_open_it_again() throws IOException {
        accept(gap(Finding.Kind.RAISED, 2_000));
        accept(gap(Finding.Kind.CLEARED, 3_000));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        book.write(new DataOutputStream(bytes));
        book = AlertBook.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        accept(gap(Finding.Kind.UPDATED, 2_000).late(true).evidence("trueStartedAtMs", 900));

        assertThat(events).hasSize(3);
        assertThat(last().event()).isEqualTo(Event.UPDATED);
        assertThat(last().alertId()).isEqualTo(events.get(0).alertId());
        assertThat(last().revision()).isEqualTo(3);
        assertThat(last().state()).isEqualTo(State.RETURNED_UNACKNOWLEDGED);
        assertThat(last().raisedAtMs()).isEqualTo(2_000);
        assertThat(last().clearedAtMs()).isEqualTo(3_000);
        assertThat(last().evidence()).containsEntry("trueStartedAtMs", 900.0);
        assertThat(book.open()).isEmpty();
    }

    @Test
    void late_data_correct_no_alert_that_nobody_remembers() {
        accept(gap(Finding.Kind.UPDATED, 2_000).late(true).evidence("trueStartedAtMs", 900));
        assertThat(events).isEmpty();
    }

    @Test
    void late_data_correct_the_evidence_once() {
        accept(gap(Finding.Kind.RAISED, 2_000));
        accept(gap(Finding.Kind.UPDATED, 2_500).late(true).evidence("trueStartedAtMs", 900));
        accept(gap(Finding.Kind.UPDATED, 2_600).late(true).evidence("trueStartedAtMs", 900));

        assertThat(events).hasSize(2);
        assertThat(last().late()).isTrue();
        assertThat(last().evidence()).containsEntry("trueStartedAtMs", 900.0).containsEntry("gapM", 70.0);
    }

    @Test
    void cleared_ends_the_alert_and_forgets_it() {
        accept(gap(Finding.Kind.RAISED, 2_000));
        accept(gap(Finding.Kind.CLEARED, 9_000).measured(40, 60, "m").severity(Severity.LOW));

        assertThat(last().event()).isEqualTo(Event.CLEARED);
        assertThat(last().state()).isEqualTo(State.RETURNED_UNACKNOWLEDGED);
        assertThat(last().revision()).isEqualTo(2);
        assertThat(last().clearedAtMs()).isEqualTo(9_000);
        assertThat(last().momentMs()).isEqualTo(9_000);
        assertThat(last().severity()).isEqualTo(Severity.MEDIUM);
        assertThat(book.open()).isEmpty();
    }

    @Test
    void cleared_or_updated_without_an_open_alert_is_ignored() {
        accept(gap(Finding.Kind.CLEARED, 9_000));
        accept(gap(Finding.Kind.UPDATED, 9_000).measured(99, 60, "m"));

        assertThat(events).isEmpty();
        assertThat(book.open()).isEmpty();
    }

    @Test
    void latched_alert_never_clears_and_says_once_that_its_cause_is_gone() {
        accept(seal(Finding.Kind.RAISED, 2_000));
        accept(seal(Finding.Kind.CLEARED, 3_000));
        accept(seal(Finding.Kind.CLEARED, 4_000));

        assertThat(events).extracting(AlertEvent::event).containsExactly(Event.RAISED, Event.UPDATED);
        assertThat(last().state()).isEqualTo(State.LATCHED);
        assertThat(last().eaeuIncidentCode()).isEqualTo("01");
        assertThat(last().clearedAtMs()).isZero();
        assertThat(book.find("SEAL_BROKEN", "B")).isNotNull();
    }

    @Test
    void gap_raised_while_the_split_is_open_is_its_child() {
        accept(split(Finding.Kind.RAISED, 2_000));
        accept(gap(Finding.Kind.RAISED, 3_000));

        assertThat(last().type()).isEqualTo("CONVOY_GAP");
        assertThat(last().parentAlertId()).isEqualTo(events.get(0).alertId());
    }

    @Test
    void split_raised_while_the_gap_is_open_adopts_it_and_lets_it_go_when_it_clears() {
        accept(gap(Finding.Kind.RAISED, 2_000));
        accept(split(Finding.Kind.RAISED, 3_000));

        assertThat(events).extracting(AlertEvent::type).containsExactly("CONVOY_GAP", "CONVOY_SPLIT", "CONVOY_GAP");
        assertThat(last().event()).isEqualTo(Event.UPDATED);
        assertThat(last().parentAlertId()).isEqualTo(events.get(1).alertId());
        assertThat(last().momentMs()).isEqualTo(3_000);
        assertThat(last().measured()).isEqualTo(70);

        accept(split(Finding.Kind.CLEARED, 5_000));

        assertThat(events).hasSize(5);
        assertThat(last().type()).isEqualTo("CONVOY_GAP");
        assertThat(last().event()).isEqualTo(Event.UPDATED);
        assertThat(last().parentAlertId()).isNull();
        assertThat(last().revision()).isEqualTo(3);
        assertThat(last().momentMs()).isEqualTo(5_000);
    }

    @Test
    void gap_of_another_pair_is_no_child() {
        accept(split(Finding.Kind.RAISED, 2_000));
        accept(gap(Finding.Kind.RAISED, 3_000).pair("C", "B"));

        assertThat(last().parentAlertId()).isNull();
    }

    @Test
    void parent_named_by_a_finding_wins_over_the_table() {
        accept(gap(Finding.Kind.RAISED, 2_000).parent("root"));
        accept(split(Finding.Kind.RAISED, 3_000));
        accept(split(Finding.Kind.CLEARED, 4_000));

        assertThat(events).hasSize(3);
        assertThat(book.open()).extracting(open -> open.last().parentAlertId()).containsExactly("root");
    }

    @Test
    void undeclared_type_is_a_bug() {
        assertThatThrownBy(() -> accept(
                        Finding.of(Finding.Kind.RAISED, "x", "NOBODY_KNOWS").vehicle("B")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("NOBODY_KNOWS");
    }

    @Test
    void restored_book_goes_on_as_if_nothing_had_happened() throws IOException {
        accept(gap(Finding.Kind.RAISED, 2_000).parent("root"));
        accept(seal(Finding.Kind.RAISED, 2_000));
        accept(split(Finding.Kind.RAISED, 3_000));
        List<OpenAlert> before = List.copyOf(book.open());

        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        book.write(new DataOutputStream(bytes));
        book = AlertBook.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

        assertThat(book.open()).containsExactlyElementsOf(before);
        accept(split(Finding.Kind.CLEARED, 4_000));
        assertThat(last().event()).isEqualTo(Event.CLEARED);
        assertThat(last().revision()).isEqualTo(2);
    }

    private static Finding.Builder gap(Finding.Kind kind, long atMs) {
        return Finding.of(kind, "convoy-gap", "CONVOY_GAP")
                .pair("B", "A")
                .escort("E1", "C1")
                .times(1_000, atMs)
                .measured(70, 60, "m")
                .evidence("gapM", 70);
    }

    private static Finding.Builder split(Finding.Kind kind, long atMs) {
        return Finding.of(kind, "convoy-split", "CONVOY_SPLIT")
                .pair("B", "A")
                .escort("E1", "C1")
                .severity(Severity.HIGH)
                .times(1_500, atMs)
                .measured(160, 150, "m");
    }

    private static Finding.Builder seal(Finding.Kind kind, long atMs) {
        return Finding.of(kind, "seal-state", "SEAL_BROKEN")
                .vehicle("B")
                .severity(Severity.CRITICAL)
                .times(1_000, atMs);
    }

    private void accept(Finding.Builder finding) {
        Finding found = finding.build();
        book.accept(found.atMs(), found, TYPES::get, events::add);
    }

    private AlertEvent only() {
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    private AlertEvent last() {
        return events.get(events.size() - 1);
    }
}
