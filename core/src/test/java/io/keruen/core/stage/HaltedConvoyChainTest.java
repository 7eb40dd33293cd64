package io.keruen.core.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.alert.AlertEvent;
import io.keruen.core.alert.Finding;
import io.keruen.core.alert.Severity;
import io.keruen.core.control.ControlSnapshot;
import io.keruen.core.kit.Controls;
import io.keruen.core.kit.Drive;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.stage.escort.EscortStage;
import io.keruen.core.stage.escort.EscortState;
import io.keruen.core.stage.flow.StampedFinding;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is told of those behind when the foremost of a queue changes: once, with its moment, and of nobody else. */
class HaltedConvoyChainTest {
    private static final long T = Drive.START_MS;
    private static final ControlSnapshot CONTROL = new Controls()
            .escort(null, "truck-1", "truck-2", "truck-3", "truck-4")
            .snapshot();

    private final EscortStage stage = new EscortStage(RuleCatalog.standard());
    private final EscortState state = stage.newState("escort-1");
    private final List<AlertEvent> events = new ArrayList<>();

    private void say(Finding.Kind kind, String type, String vehicleId, String escortId, long atMs) {
        Finding finding = Finding.of(kind, "unauthorised-stop", type)
                .vehicle(vehicleId)
                .escort(escortId, "convoy-1")
                .severity(Severity.MEDIUM)
                .times(T, T + atMs)
                .policyVersion(4)
                .build();
        stage.accept(state, new StampedFinding(T + atMs, vehicleId, atMs, 0, finding));
        stage.work(state, T + atMs, CONTROL, events::add);
    }

    private void stops(String vehicleId, long atMs) {
        say(Finding.Kind.RAISED, "UNAUTHORISED_STOP", vehicleId, "escort-1", atMs);
    }

    private List<AlertEvent> since(int count) {
        return events.subList(count, events.size());
    }

    @Test
    void the_next_to_stop_before_them_is_the_cause_of_all_and_told_once_of_each() {
        stops("truck-2", 1);
        stops("truck-3", 2);
        stops("truck-4", 3);
        stops("truck-1", 4);

        assertThat(since(3)).hasSize(4);
        String cause = since(3).get(0).alertId();
        assertThat(since(3).get(0).vehicleId()).isEqualTo("truck-1");
        for (AlertEvent event : since(4)) {
            assertThat(event.event()).isEqualTo(AlertEvent.Event.UPDATED);
            assertThat(event.parentAlertId()).isEqualTo(cause);
            assertThat(event.severity()).isEqualTo(Severity.MEDIUM);
            assertThat(event.startedAtMs()).isEqualTo(T);
            assertThat(event.updatedAtMs()).isEqualTo(T + 4);
            assertThat(event.escortId()).isEqualTo("escort-1");
            assertThat(event.convoyId()).isEqualTo("convoy-1");
        }
        assertThat(since(4)).extracting(AlertEvent::vehicleId).containsExactly("truck-2", "truck-3", "truck-4");
    }

    @Test
    void an_update_of_a_stop_or_an_alert_of_another_kind_moves_nobody() {
        stops("truck-1", 1);
        stops("truck-2", 2);
        say(Finding.Kind.UPDATED, "UNAUTHORISED_STOP", "truck-1", "escort-1", 3);
        say(Finding.Kind.RAISED, "OVERSPEED", "truck-3", "escort-1", 4);

        assertThat(since(2)).noneMatch(event -> event.vehicleId().equals("truck-2"));
        assertThat(events.get(events.size() - 1).parentAlertId()).isNull();
    }

    @Test
    void a_stop_in_the_name_of_another_escort_is_no_part_of_the_queue() {
        stops("truck-1", 1);
        say(Finding.Kind.RAISED, "UNAUTHORISED_STOP", "truck-2", "escort-2", 2);

        assertThat(events.get(1).parentAlertId()).isNull();
        assertThat(events).hasSize(2);
    }

    @Test
    void one_that_closes_the_gap_between_two_queues_makes_them_one() {
        stops("truck-1", 1);
        stops("truck-3", 2);
        stops("truck-4", 3);
        assertThat(events.get(2).parentAlertId()).isEqualTo(events.get(1).alertId());
        stops("truck-2", 4);

        String cause = events.get(0).alertId();
        assertThat(since(3)).extracting(AlertEvent::vehicleId).containsExactly("truck-2", "truck-3", "truck-4");
        assertThat(since(3)).allMatch(event -> cause.equals(event.parentAlertId()));
    }

    @Test
    void a_stop_of_a_vehicle_of_no_plan_is_its_own() {
        stops("truck-1", 1);
        stops("stranger", 2);

        assertThat(events).extracting(AlertEvent::vehicleId).containsExactly("truck-1", "stranger");
        assertThat(events.get(1).parentAlertId()).isNull();
    }
}
