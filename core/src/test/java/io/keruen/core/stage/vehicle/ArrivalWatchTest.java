package io.keruen.core.stage.vehicle;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.alert.Finding;
import io.keruen.core.control.ControlSnapshot;
import io.keruen.core.kit.Controls;
import io.keruen.core.kit.Drive;
import io.keruen.core.kit.VehicleRig;
import io.keruen.core.sample.Sample;
import io.keruen.core.sample.Signal;
import io.keruen.core.stage.flow.Presence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who speaks, and whether it was said before: what the stage finds before samples are put in order. */
class ArrivalWatchTest {
    private static final ControlSnapshot CONTROL =
            new Controls().escort(null, "truck-1").snapshot();
    private static final String REPLAY = "SEQUENCE_REPLAY";
    private static final String MISMATCH = "IDENTITY_MISMATCH";
    private static final String DUPLICATE = "DUPLICATE_IDENTITY";

    private static Drive drive() {
        return new Drive("truck-1");
    }

    private static VehicleRig play(List<Sample> samples) {
        return new VehicleRig(CONTROL).play(samples);
    }

    /** Sample {@code i} of a drive as it would come again later. */
    private static Sample again(Drive drive, int i, long ingestMs) {
        Sample sample = new Sample();
        Sample first = drive.samples().get(i);
        sample.vehicleId = first.vehicleId;
        sample.bootId = first.bootId;
        sample.sequence = first.sequence;
        sample.eventTimeMs = first.eventTimeMs;
        sample.ingestTimeMs = Drive.START_MS + ingestMs;
        sample.latDeg = first.latDeg;
        sample.lonDeg = first.lonDeg;
        for (Signal signal : Signal.values()) {
            sample.set(signal, first.value(signal));
        }
        return sample;
    }

    /** Samples in the order of arrival. */
    private static List<Sample> arriving(List<Sample> one, List<Sample> other) {
        List<Sample> all = new ArrayList<>(one);
        all.addAll(other);
        all.sort(Comparator.comparingLong(sample -> sample.ingestTimeMs));
        return all;
    }

    @Test
    void an_old_number_with_another_content_raises_and_is_a_duplicate() {
        Drive drive = drive().go(10, 30_000);
        Sample changed = again(drive, 60, 10_010);
        changed.latDeg += 0.001;

        VehicleRig rig = play(arriving(drive.samples(), List.of(changed)));

        assertThat(rig.findings(REPLAY))
                .extracting(Finding::kind)
                .containsExactly(Finding.Kind.RAISED, Finding.Kind.CLEARED);
        assertThat(rig.findings(REPLAY)).extracting(Finding::startedAtMs).containsOnly(Drive.START_MS + 10_010);
        assertThat(rig.findings(REPLAY).get(1).atMs()).isEqualTo(Drive.START_MS + 20_010);
        assertThat(rig.findings(REPLAY).get(0).evidence()).containsEntry("sequence", 60.0);
        assertThat(rig.state.duplicateCount()).isEqualTo(1);
        assertThat(rig.state.acceptedCount()).isEqualTo(300);
        assertThat(rig.findings("POSITION_JUMP")).isEmpty();
    }

    @Test
    void the_same_content_again_is_a_plain_duplicate() {
        Drive drive = drive().go(10, 30_000);

        VehicleRig rig = play(arriving(drive.samples(), List.of(again(drive, 60, 10_010), again(drive, 90, 10_020))));

        assertThat(rig.findings).isEmpty();
        assertThat(rig.state.duplicateCount()).isEqualTo(2);
    }

    /** Who repeats a vehicle's words, or speaks in its name, does not make us believe that it is there. */
    @Test
    void repetitions_and_other_senders_do_not_end_a_silence() {
        Drive drive = drive().as("truck-1").go(10, 10_000);
        List<Sample> heard = new ArrayList<>(drive.samples());
        for (int i = 0; i < 20; i++) {
            Sample repeated = again(drive, 60 + i, 10_000 + i * 500);
            repeated.authenticatedAs = "truck-1";
            heard.add(repeated);
            Sample other = again(drive, 80 + i, 10_200 + i * 500);
            other.sequence = 500L + i;
            other.authenticatedAs = "truck-9";
            heard.add(other);
        }

        VehicleRig rig = play(heard);

        long lastMs = Drive.START_MS + 9_900;
        assertThat(rig.presences)
                .extracting(Presence::kind)
                .containsExactly(Presence.Kind.HEARD, Presence.Kind.STALE, Presence.Kind.LOST);
        assertThat(rig.presences).extracting(Presence::ingestTimeMs).endsWith(lastMs + 2_501, lastMs + 5_001);
    }

    @Test
    void a_record_under_its_key_that_names_another_raises_and_moves_nothing_else() {
        Drive drive = drive().go(10, 10_000);
        VehicleRig rig = play(drive.samples());
        Sample foreign = again(drive, 90, 10_400);
        foreign.vehicleId = "truck-9";
        foreign.latDeg += 1;
        VehicleRig untouched = play(drive.samples());

        rig.foreign(foreign);
        foreign.ingestTimeMs += 100;
        rig.foreign(foreign);

        assertThat(rig.findings(MISMATCH)).extracting(Finding::kind).containsExactly(Finding.Kind.RAISED);
        assertThat(rig.findings(MISMATCH).get(0).vehicleId()).isEqualTo("truck-1");
        assertThat(rig.findings(MISMATCH).get(0).startedAtMs()).isEqualTo(Drive.START_MS + 10_400);
        assertThat(rig.state.acceptedCount()).isEqualTo(untouched.state.acceptedCount());
        assertThat(rig.state.lastArrivalMs).isEqualTo(untouched.state.lastArrivalMs);
        assertThat(rig.state.carry.latDeg).isEqualTo(untouched.state.carry.latDeg);
    }

    @Test
    void what_was_said_before_the_last_256_numbers_is_forgotten() {
        Drive drive = drive().go(10, 60_000);
        Sample remembered = again(drive, 599 - 255, 59_910);
        remembered.latDeg += 0.001;
        Sample forgotten = again(drive, 599 - 256, 59_910);
        forgotten.latDeg += 0.001;

        assertThat(play(arriving(drive.samples(), List.of(remembered))).findings(REPLAY))
                .hasSize(1);
        assertThat(play(arriving(drive.samples(), List.of(forgotten))).findings(REPLAY))
                .isEmpty();
    }

    @Test
    void a_boot_is_told_from_the_next_by_its_contents() {
        Drive drive = drive().go(10, 20_000).reboot().go(10, 10_000);
        Sample ofFirst = again(drive, 150, 29_950);
        ofFirst.lonDeg += 0.001;

        VehicleRig rig = play(arriving(drive.samples(), List.of(ofFirst)));

        assertThat(rig.findings(REPLAY)).hasSize(1);
        assertThat(play(drive.samples()).findings).isEmpty();
    }

    @Test
    void another_escort_begins_and_what_was_said_before_is_still_known() {
        long changeMs = Drive.START_MS + 10_000;
        ControlSnapshot later = new Controls()
                .escort(null, changeMs, 4_102_444_800_000L, "truck-1")
                .snapshot();
        Drive drive = drive().go(10, 20_000);
        Sample changed = again(drive, 90, 12_000);
        changed.latDeg += 0.001;

        VehicleRig rig = new VehicleRig(later).play(arriving(drive.samples(), List.of(changed)));

        assertThat(rig.findings(REPLAY)).hasSize(1);
    }

    @Test
    void another_sender_raises_at_once_and_moves_nothing() {
        Drive drive = drive().as("truck-1").go(10, 10_000).as("truck-9").go(10, 2_000);
        drive.as("truck-1").go(10, 15_000);
        drive.samples().subList(100, 120).forEach(sample -> sample.latDeg += 0.1);

        VehicleRig rig = play(drive.samples());

        assertThat(rig.findings(MISMATCH))
                .extracting(Finding::kind)
                .containsExactly(Finding.Kind.RAISED, Finding.Kind.CLEARED);
        assertThat(rig.findings(MISMATCH).get(0).startedAtMs()).isEqualTo(Drive.START_MS + 10_000);
        assertThat(rig.findings(MISMATCH).get(1).atMs()).isEqualTo(Drive.START_MS + 21_900);
        assertThat(rig.findings("POSITION_JUMP")).isEmpty();
        assertThat(rig.state.quarantinedCount()).isEqualTo(20);
        assertThat(rig.state.acceptedCount()).isEqualTo(270);
    }

    @Test
    void no_proof_or_the_right_one_says_nothing() {
        assertThat(play(drive().go(10, 5_000).as("truck-1").go(10, 5_000).samples()).findings)
                .isEmpty();
    }

    @Test
    void two_boots_that_speak_by_turns_are_two_vehicles() {
        Drive other = drive().reboot().at(3_000, 0).silent(20_000).go(10, 40_000);

        List<Finding> found = play(arriving(drive().go(10, 60_000).samples(), other.samples()))
                .findings(DUPLICATE);

        assertThat(found).extracting(Finding::kind).containsExactly(Finding.Kind.RAISED);
        assertThat(found.get(0).startedAtMs()).isBetween(Drive.START_MS + 22_000, Drive.START_MS + 36_000);
        assertThat(found.get(0).atMs() - found.get(0).startedAtMs()).isBetween(5_000L, 5_200L);
    }

    @Test
    void a_clone_far_behind_in_the_same_boot_is_a_second_vehicle_though_its_numbers_were_all_told() {
        Drive real = drive().go(10, 90_000);
        Drive clone = drive().at(-3_000, 0).silent(60_000).go(10, 30_000);

        VehicleRig rig = play(arriving(real.samples(), clone.samples()));

        assertThat(rig.findings(DUPLICATE)).extracting(Finding::kind).containsExactly(Finding.Kind.RAISED);
    }

    @Test
    void a_reboot_and_its_late_backlog_is_one_vehicle() {
        Drive drive = drive().go(10, 60_000).reboot().silent(3_000).go(10, 60_000);
        drive.samples()
                .subList(300, 600)
                .forEach(sample -> sample.ingestTimeMs =
                        Drive.START_MS + 66_000 + (600 - sample.sequence) * 50); // newest first, between the new ones
        drive.samples().sort(Comparator.comparingLong(sample -> sample.ingestTimeMs));

        assertThat(play(drive.samples()).findings(DUPLICATE)).isEmpty();
    }

    @Test
    void a_boot_counter_that_fell_back_is_one_vehicle() {
        Drive drive = drive().reboot().reboot().go(10, 30_000);
        Drive reset = drive().silent(30_000).go(10, 60_000);

        assertThat(play(arriving(drive.samples(), reset.samples())).findings(DUPLICATE))
                .isEmpty();
    }

    @Test
    void without_numbers_two_far_places_by_turns_are_two_vehicles() {
        Drive one = drive().unnumbered().every(500).go(10, 30_000);
        Drive other =
                drive().unnumbered().every(500).at(5_000, 0).silent(10_250).go(10, 20_000);

        List<Finding> found = play(arriving(one.samples(), other.samples())).findings(DUPLICATE);

        assertThat(found).extracting(Finding::kind).containsExactly(Finding.Kind.RAISED);
        assertThat(found.get(0).startedAtMs()).isEqualTo(Drive.START_MS + 10_250);
        assertThat(found.get(0).atMs()).isEqualTo(Drive.START_MS + 15_250);
    }

    /** Officers may have cleared the alert meanwhile: it must not come back under the same id. */
    @Test
    void a_second_vehicle_that_is_back_after_the_end_is_another_alert_with_a_start_of_its_own() {
        Drive one = drive().unnumbered().every(500).go(10, 60_000);
        Drive other =
                drive().unnumbered().every(500).at(5_000, 0).silent(10_250).go(10, 6_000);
        other.silent(14_000).go(10, 6_000);

        List<Finding> found = play(arriving(one.samples(), other.samples())).findings(DUPLICATE);

        assertThat(found)
                .extracting(Finding::kind)
                .containsExactly(Finding.Kind.RAISED, Finding.Kind.CLEARED, Finding.Kind.RAISED, Finding.Kind.CLEARED);
        assertThat(found)
                .extracting(finding -> finding.startedAtMs() - Drive.START_MS)
                .containsExactly(10_250L, 10_250L, 30_250L, 30_250L);
    }

    @Test
    void without_numbers_one_that_jumps_or_shakes_is_one_vehicle() {
        Drive jumps = drive().unnumbered().go(10, 10_000).jump(2_000, 0).go(10, 60_000);
        jumps.jump(-2_000, 0).go(10, 3_000).jump(2_000, 0).go(10, 20_000);
        Drive shakes = drive().unnumbered();
        for (int i = 0; i < 100; i++) {
            shakes.go(10, 300).jump(0, i % 2 == 0 ? 150 : -150);
        }

        assertThat(play(jumps.samples()).findings(DUPLICATE)).isEmpty();
        assertThat(play(shakes.samples()).findings(DUPLICATE)).isEmpty();
    }

    @Test
    void with_numbers_in_one_stream_a_receiver_that_lies_by_turns_is_one_vehicle() {
        Drive drive = drive();
        for (int i = 0; i < 100; i++) {
            drive.go(10, 300).jump(i % 2 == 0 ? 5_000 : -5_000, 0);
        }

        VehicleRig rig = play(drive.samples());

        assertThat(rig.findings(DUPLICATE)).isEmpty();
        assertThat(rig.findings("POSITION_JUMP")).isNotEmpty();
    }
}
