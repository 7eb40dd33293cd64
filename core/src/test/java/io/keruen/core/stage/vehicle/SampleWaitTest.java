package io.keruen.core.stage.vehicle;

import static io.keruen.core.kit.Drive.START_MS;
import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.control.ControlSnapshot;
import io.keruen.core.kit.Controls;
import io.keruen.core.kit.Drive;
import io.keruen.core.kit.VehicleRig;
import io.keruen.core.sample.Sample;
import io.keruen.core.sample.Signal;
import io.keruen.core.stage.flow.TrackFrame;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Section 5.2 of the contract: how long later samples wait for earlier ones, each hole by its own clock. */
class SampleWaitTest {
    private static final ControlSnapshot CONTROL =
            new Controls().escort(null, "truck-1").snapshot();

    private static List<Sample> drive(long everyMs, long forMs) {
        return new ArrayList<>(new Drive("truck-1").every(everyMs).go(10, forMs).samples());
    }

    /** When each sample was judged, ms after the start. */
    private static List<Long> judgedAt(VehicleRig rig) {
        return rig.tracks.stream()
                .map(line -> Long.parseLong(line.split(" ")[3]) - START_MS)
                .toList();
    }

    private static List<Long> times(List<Sample> samples) {
        return samples.stream().map(sample -> sample.ingestTimeMs - START_MS).toList();
    }

    @Test
    void each_hole_is_given_up_by_itself() {
        List<Sample> samples = drive(100, 6_000);
        samples.remove(23);
        samples.remove(20);

        VehicleRig rig = new VehicleRig(CONTROL).play(samples);

        List<Long> expected = new ArrayList<>(times(samples));
        for (int i = 20; i < 22; i++) {
            expected.set(i, 2_100L + 1_000); // 21 and 22 wait for 20 since 2,100
        }
        for (int i = 22; i < samples.size() && expected.get(i) < 3_400; i++) {
            expected.set(i, 2_400L + 1_000); // 24 and what follows wait for 23 since 2,400
        }
        assertThat(judgedAt(rig)).isEqualTo(expected);
    }

    @Test
    void the_wait_is_what_the_policy_says() {
        List<Sample> samples = drive(100, 4_000);
        samples.remove(20);
        ControlSnapshot control = new Controls()
                .escort(null, "truck-1")
                .policy("stream", "reorderMaxMs", 250)
                .snapshot();

        VehicleRig rig = new VehicleRig(control).play(samples);

        assertThat(judgedAt(rig).subList(19, 24)).containsExactly(1_900L, 2_350L, 2_350L, 2_350L, 2_400L);
    }

    @Test
    void when_too_many_wait_the_hole_is_given_up_at_once() {
        List<Sample> samples = drive(1, 700);
        samples.remove(20);

        VehicleRig rig = new VehicleRig(CONTROL).play(samples);

        // 21 to 532 are 512; with 533 it is too many.
        List<Long> expected = new ArrayList<>(times(samples));
        for (int i = 20; i < 20 + 512; i++) {
            expected.set(i, 533L);
        }
        assertThat(judgedAt(rig)).isEqualTo(expected);
        assertThat(rig.state.lateCount()).isZero();
    }

    @Test
    void a_new_boot_ends_the_wait_of_the_old_one() {
        List<Sample> samples = new ArrayList<>(
                new Drive("truck-1").go(10, 2_500).reboot().go(10, 1_000).samples());
        Sample lost = samples.remove(20);
        lost.ingestTimeMs = START_MS + 2_700;
        samples.add(26, lost);

        VehicleRig rig = new VehicleRig(CONTROL).play(samples);

        assertThat(judgedAt(rig).subList(20, 25)).containsExactly(2_500L, 2_500L, 2_500L, 2_500L, 2_500L);
        assertThat(rig.state.lateCount()).as("of a boot that is over").isEqualTo(1);
        assertThat(rig.tracks).hasSize(34);
    }

    @Test
    void a_boot_that_does_not_begin_with_its_first_number_waits_too() {
        List<Sample> samples = new ArrayList<>(
                new Drive("truck-1").go(10, 1_000).reboot().go(10, 2_000).samples());
        samples.remove(10);

        VehicleRig rig = new VehicleRig(CONTROL).play(samples);

        assertThat(judgedAt(rig).get(9)).isEqualTo(900);
        assertThat(judgedAt(rig).subList(10, 21)).containsOnly(1_100L + 1_000);
    }

    @Test
    void what_waited_is_judged_with_all_that_it_said() {
        List<Sample> samples = drive(100, 3_000);
        samples.get(22).set(Signal.SPEED_MPS, Double.NaN);
        samples.get(22).set(Signal.WHEEL_SPEED_MPS, 7);
        samples.remove(20);
        List<Double> speeds = new ArrayList<>();
        VehicleRig rig = new VehicleRig(CONTROL) {
            @Override
            public void track(TrackFrame track) {
                for (int i = 0; i < track.size; i++) {
                    speeds.add(track.speedMps[i]);
                }
            }
        };
        rig.play(samples).advance(START_MS + 5_000);

        assertThat(speeds.get(20)).isEqualTo(10);
        assertThat(speeds.get(21)).isEqualTo(7);
        assertThat(speeds).hasSize(29);
    }

    @Test
    void it_wakes_up_when_the_wait_is_over_and_not_before() {
        List<Sample> samples = drive(100, 2_200);
        samples.remove(20);
        VehicleRig rig = new VehicleRig(CONTROL).play(samples);

        assertThat(rig.wakeUpAtMs()).isLessThanOrEqualTo(START_MS + 3_100);
        rig.advance(START_MS + 3_099);
        assertThat(rig.tracks).hasSize(20);
        rig.advance(START_MS + 3_100);
        assertThat(rig.tracks).hasSize(21);
    }

    @Test
    void an_event_time_that_does_not_rise_is_late_though_the_number_follows() {
        List<Sample> samples = drive(100, 2_000);
        samples.get(10).eventTimeMs = samples.get(9).eventTimeMs;
        samples.get(12).eventTimeMs = samples.get(11).eventTimeMs - 1;

        VehicleRig rig = new VehicleRig(CONTROL).play(samples);

        assertThat(rig.state.lateCount()).isEqualTo(2);
        assertThat(rig.tracks).hasSize(18);
        assertThat(rig.state.acceptedCount()).isEqualTo(20);
        assertThat(rig.state.duplicateCount()).isZero();
    }

    @Test
    void the_limit_of_quarantine_is_ten_seconds_ahead() {
        List<Sample> samples = drive(100, 2_000);
        samples.get(10).eventTimeMs += 10_001;
        samples.get(19).eventTimeMs += 10_000;

        VehicleRig rig = new VehicleRig(CONTROL).play(samples).advance(START_MS + 9_000);

        assertThat(rig.state.quarantinedCount()).isEqualTo(1);
        assertThat(rig.state.acceptedCount()).isEqualTo(20);
        assertThat(rig.tracks).hasSize(19);
    }
}
