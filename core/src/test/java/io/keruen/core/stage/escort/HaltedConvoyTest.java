package io.keruen.core.stage.escort;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.alert.AlertEvent;
import io.keruen.core.alert.Finding;
import io.keruen.core.alert.Severity;
import io.keruen.core.control.ControlSnapshot;
import io.keruen.core.kit.Controls;
import io.keruen.core.kit.Drive;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.stage.flow.StampedFinding;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Vehicles that stand one behind the other are one stop. */
class HaltedConvoyTest {
    private static final ControlSnapshot CONTROL =
            new Controls().escort(null, "truck-1", "truck-2", "truck-3").snapshot();

    private final EscortStage stage = new EscortStage(RuleCatalog.standard());
    private final EscortState state = stage.newState("escort-1");
    private final List<AlertEvent> events = new ArrayList<>();

    @Test
    void those_behind_are_children_of_the_foremost_in_whatever_order_they_stop() {
        say(Finding.Kind.RAISED, "truck-2", 1);
        say(Finding.Kind.RAISED, "truck-3", 2);
        say(Finding.Kind.RAISED, "truck-1", 3);

        String foremost = last("truck-1").alertId();
        assertThat(last("truck-1").parentAlertId()).isNull();
        assertThat(last("truck-2").parentAlertId()).isEqualTo(foremost);
        assertThat(last("truck-3").parentAlertId()).isEqualTo(foremost);
    }

    @Test
    void the_last_of_several_that_stop_one_after_the_other_is_a_child_of_the_foremost() {
        allHalt();

        assertThat(events).hasSize(3);
        assertThat(last("truck-3").parentAlertId()).isEqualTo(last("truck-1").alertId());
    }

    @Test
    void when_the_foremost_drives_on_the_next_one_is_the_cause() {
        allHalt();

        say(Finding.Kind.CLEARED, "truck-1", 4);

        assertThat(last("truck-2").parentAlertId()).isNull();
        assertThat(last("truck-3").parentAlertId()).isEqualTo(last("truck-2").alertId());
    }

    /** Nobody is told of those behind the next one, and they count in no flood. */
    @Test
    void when_the_foremost_drives_on_only_the_next_one_is_told() {
        allHalt();

        say(Finding.Kind.CLEARED, "truck-1", 4);

        assertThat(events.subList(4, events.size()))
                .extracting(AlertEvent::vehicleId)
                .containsExactly("truck-2", "truck-3");
        assertThat(last("truck-3").parentAlertId()).isEqualTo(last("truck-2").alertId());
    }

    @Test
    void when_the_foremost_leaves_the_escort_the_next_one_is_the_cause() {
        allHalt();

        accept(Finding.left("escort-1", "truck-1", Drive.START_MS + 4, 7), 4);

        assertThat(last("truck-2").parentAlertId()).isNull();
        assertThat(last("truck-3").parentAlertId()).isEqualTo(last("truck-2").alertId());
    }

    @Test
    void a_vehicle_between_them_that_drives_parts_them() {
        say(Finding.Kind.RAISED, "truck-1", 1);
        say(Finding.Kind.RAISED, "truck-3", 2);

        assertThat(last("truck-3").parentAlertId()).isNull();
    }

    @Test
    void what_is_open_about_a_vehicle_ends_when_it_leaves_the_escort() {
        say(Finding.Kind.RAISED, "truck-1", 1);
        say(Finding.Kind.RAISED, "truck-2", 2);

        accept(Finding.left("escort-1", "truck-1", Drive.START_MS + 3, 7), 3);

        assertThat(last("truck-1").event()).isEqualTo(AlertEvent.Event.CLEARED);
        assertThat(last("truck-1").clearedAtMs()).isEqualTo(Drive.START_MS + 3);
        assertThat(last("truck-2").event()).isEqualTo(AlertEvent.Event.UPDATED);
        assertThat(last("truck-2").parentAlertId()).isNull();
    }

    /** By the plan of another escort one stands behind the other; by that of this one they are nothing to each other. */
    @Test
    void who_stands_behind_the_other_by_the_plan_of_another_escort_is_no_child_of_it() {
        EscortState other = stage.newState("escort-7");
        for (String vehicleId : List.of("truck-2", "truck-1", "truck-3")) {
            long atMs = Drive.START_MS + 1 + events.size();
            Finding finding = stop(Finding.Kind.RAISED, vehicleId, "escort-7", 1);
            stage.accept(other, new StampedFinding(atMs, vehicleId, 1, 0, finding));
            stage.work(other, atMs, CONTROL, events::add);
        }

        assertThat(events).hasSize(3).extracting(AlertEvent::parentAlertId).containsOnlyNulls();
    }

    private void allHalt() {
        say(Finding.Kind.RAISED, "truck-1", 1);
        say(Finding.Kind.RAISED, "truck-2", 2);
        say(Finding.Kind.RAISED, "truck-3", 3);
    }

    private static Finding stop(Finding.Kind kind, String vehicleId, String escortId, long atMs) {
        return Finding.of(kind, "unauthorised-stop", "UNAUTHORISED_STOP")
                .vehicle(vehicleId)
                .escort(escortId, "convoy-1")
                .severity(Severity.MEDIUM)
                .times(Drive.START_MS, Drive.START_MS + atMs)
                .build();
    }

    private void say(Finding.Kind kind, String vehicleId, long atMs) {
        accept(stop(kind, vehicleId, "escort-1", atMs), atMs);
    }

    private void accept(Finding finding, long atMs) {
        stage.accept(state, new StampedFinding(Drive.START_MS + atMs, finding.vehicleId(), atMs, 0, finding));
        stage.work(state, Drive.START_MS + atMs, CONTROL, events::add);
    }

    private AlertEvent last(String vehicleId) {
        return events.stream()
                .filter(event -> event.vehicleId().equals(vehicleId))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }
}
