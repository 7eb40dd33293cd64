package io.keruen.core.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.alert.AlertBook;
import io.keruen.core.alert.AlertEvent;
import io.keruen.core.alert.Finding;
import io.keruen.core.alert.Severity;
import io.keruen.core.kit.Controls;
import io.keruen.core.kit.Drive;
import io.keruen.core.kit.VehicleRig;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.stage.flow.Presence;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Corners that a reader of the code found by trying: each was wrong once. */
class ReviewedStoriesTest {
    private static final long T = Drive.START_MS;
    private static final String TYPE = "RESTRICTED_ZONE_ENTRY";

    @Test
    void late_data_about_an_earlier_visit_leave_the_open_alert_alone() {
        AlertBook book = new AlertBook();
        List<AlertEvent> events = new ArrayList<>();
        for (Finding finding : List.of(
                restricted(Finding.Kind.RAISED, T + 80_000, T + 80_500, false),
                restricted(Finding.Kind.RAISED, T + 60_000, T + 60_500, true),
                restricted(Finding.Kind.CLEARED, T + 60_000, T + 68_000, true),
                restricted(Finding.Kind.CLEARED, T + 80_000, T + 97_000, false))) {
            book.accept(T + 100_000, finding, RuleCatalog.standard()::alertType, events::add);
        }

        assertThat(events)
                .extracting(AlertEvent::event)
                .containsExactly(
                        AlertEvent.Event.RAISED,
                        AlertEvent.Event.RAISED,
                        AlertEvent.Event.CLEARED,
                        AlertEvent.Event.CLEARED);
        assertThat(events.get(2).alertId()).isEqualTo(events.get(1).alertId());
        assertThat(events.get(3).alertId()).isEqualTo(events.get(0).alertId());
        assertThat(book.open()).isEmpty();
    }

    @Test
    void the_same_cause_told_again_is_the_same_alert() {
        AlertBook book = new AlertBook();
        List<AlertEvent> events = new ArrayList<>();
        for (Finding finding : List.of(
                restricted(Finding.Kind.RAISED, T + 80_000, T + 80_500, false),
                restricted(Finding.Kind.CLEARED, T + 80_000, T + 82_000, false),
                restricted(Finding.Kind.RAISED, T + 80_000, T + 81_000, true),
                restricted(Finding.Kind.RAISED, T + 80_000, T + 83_000, false))) {
            book.accept(T + 100_000, finding, RuleCatalog.standard()::alertType, events::add);
        }

        assertThat(events).extracting(AlertEvent::revision).containsExactly(1, 2, 3);
        assertThat(events)
                .extracting(AlertEvent::alertId)
                .containsOnly(events.get(0).alertId());
    }

    @Test
    void ids_with_signs_in_them_share_no_subject() {
        Finding one = Finding.of(Finding.Kind.RAISED, "r", TYPE)
                .vehicle("V@Z")
                .zone("Q")
                .build();
        Finding other = Finding.of(Finding.Kind.RAISED, "r", TYPE)
                .vehicle("V")
                .zone("Z@Q")
                .build();

        assertThat(one.subject()).isNotEqualTo(other.subject());
        assertThat(Finding.pairSubject("A>B", "C")).isNotEqualTo(Finding.pairSubject("A", "B>C"));
        assertThat(Finding.pairSubject("truck-2", "truck-1")).isEqualTo("truck-2>truck-1");
    }

    @Test
    void a_vehicle_silent_since_before_its_plan_is_missed_when_the_plan_begins() {
        Controls control = new Controls().escort(null, T + 20_000, T + 60_000, "truck-1");
        VehicleRig rig = new VehicleRig(control.snapshot())
                .play(new Drive("truck-1").go(10, 5_000).samples())
                .advance(T + 40_000);

        assertThat(rig.presences).extracting(Presence::kind).containsExactly(Presence.Kind.STALE, Presence.Kind.LOST);
        assertThat(rig.presences).extracting(Presence::ingestTimeMs).containsOnly(T + 20_000);
    }

    @Test
    void a_lost_vehicle_is_let_go_when_its_plan_ends() {
        Controls control = new Controls().escort(null, T, T + 20_000, "truck-1");
        VehicleRig rig = new VehicleRig(control.snapshot())
                .play(new Drive("truck-1").go(10, 5_000).samples())
                .advance(T + 40_000);

        assertThat(rig.presences)
                .extracting(Presence::kind)
                .containsExactly(Presence.Kind.HEARD, Presence.Kind.STALE, Presence.Kind.LOST, Presence.Kind.GONE);
        assertThat(rig.presences.get(3).ingestTimeMs()).isEqualTo(T + 20_000);
    }

    @Test
    void the_antimeridian_is_no_jump() {
        Drive drive = new Drive("truck-1").go(10, 2_000);
        drive.samples().forEach(sample -> {
            double lonDeg = 179.9999 + (sample.lonDeg - Drive.LON_DEG);
            sample.lonDeg = lonDeg > 180 ? lonDeg - 360 : lonDeg;
        });

        VehicleRig rig = new VehicleRig(new Controls().snapshot()).play(drive.samples());

        assertThat(rig.findings("POSITION_JUMP")).isEmpty();
    }

    private static Finding restricted(Finding.Kind kind, long startedAtMs, long atMs, boolean late) {
        return Finding.of(kind, "restricted-zone", TYPE)
                .vehicle("truck-1")
                .zone("strip")
                .severity(Severity.CRITICAL)
                .times(startedAtMs, atMs)
                .late(late)
                .build();
    }
}
