package io.keruen.core.stage.vehicle;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.control.ControlSnapshot;
import io.keruen.core.kit.Controls;
import io.keruen.core.kit.Drive;
import io.keruen.core.kit.VehicleRig;
import io.keruen.core.sample.Sample;
import io.keruen.core.stage.flow.Presence;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is judged, what waits, what is late and what is a duplicate. */
class SampleOrderTest {
    private static final ControlSnapshot CONTROL =
            new Controls().escort(null, "truck-1").snapshot();

    private final List<Sample> samples =
            new ArrayList<>(new Drive("truck-1").go(10, 5_000).samples());

    @Test
    void samples_in_sequence_are_judged_as_they_arrive() {
        VehicleRig rig = new VehicleRig(CONTROL).play(samples);

        assertThat(eventTimes(rig)).isEqualTo(times(samples));
        assertThat(judgedAt(rig)).isEqualTo(times(samples));
    }

    @Test
    void the_first_arrival_of_a_boot_waits_for_lower_numbers() {
        List<Sample> later = samples.subList(10, 50);
        VehicleRig rig = new VehicleRig(CONTROL).play(later);

        assertThat(eventTimes(rig)).isEqualTo(times(later));
        assertThat(judgedAt(rig).get(0)).isEqualTo(later.get(0).ingestTimeMs + 1_000);
    }

    @Test
    void later_samples_wait_for_a_hole_until_it_is_filled() {
        Sample lost = samples.remove(20);
        lost.ingestTimeMs = samples.get(24).ingestTimeMs;
        samples.add(25, lost);

        VehicleRig rig = new VehicleRig(CONTROL).play(samples);

        assertThat(eventTimes(rig)).isSorted().hasSize(50);
        assertThat(judgedAt(rig).get(21)).isEqualTo(lost.ingestTimeMs);
        assertThat(rig.state.lateCount()).isZero();
    }

    @Test
    void a_hole_is_given_up_after_the_wait() {
        samples.remove(20);

        VehicleRig rig = new VehicleRig(CONTROL).play(samples);

        assertThat(eventTimes(rig)).isEqualTo(times(samples));
        assertThat(judgedAt(rig).get(20)).isEqualTo(samples.get(20).ingestTimeMs + 1_000);
    }

    @Test
    void what_comes_after_the_wait_is_late_and_not_judged() {
        Sample lost = samples.remove(20);
        lost.ingestTimeMs = samples.get(40).ingestTimeMs;
        samples.add(41, lost);

        VehicleRig rig = new VehicleRig(CONTROL).play(samples);

        assertThat(eventTimes(rig)).doesNotContain(lost.eventTimeMs).hasSize(49);
        assertThat(rig.state.lateCount()).isEqualTo(1);
        assertThat(rig.state.acceptedCount()).isEqualTo(50);
    }

    @Test
    void a_repeat_is_counted_and_not_judged() {
        samples.addAll(20, samples.subList(0, 20));
        for (int i = 20; i < 40; i++) {
            samples.set(i, again(samples.get(i), samples.get(19).ingestTimeMs));
        }

        VehicleRig rig = new VehicleRig(CONTROL).play(samples);

        assertThat(rig.state.duplicateCount()).isEqualTo(20);
        assertThat(rig.state.acceptedCount()).isEqualTo(50);
        assertThat(eventTimes(rig)).hasSize(50).doesNotHaveDuplicates();
    }

    @Test
    void without_numbers_only_newer_samples_are_judged() {
        List<Sample> plain =
                new ArrayList<>(new Drive("truck-1").unnumbered().go(10, 5_000).samples());
        Sample lost = plain.remove(20);
        lost.ingestTimeMs = plain.get(24).ingestTimeMs;
        plain.add(25, lost);
        plain.add(26, again(plain.get(10), lost.ingestTimeMs));

        VehicleRig rig = new VehicleRig(CONTROL).play(plain);

        assertThat(eventTimes(rig)).isSorted().hasSize(49);
        assertThat(rig.state.lateCount()).isEqualTo(1);
        assertThat(rig.state.duplicateCount()).isEqualTo(1);
    }

    @Test
    void a_new_boot_starts_its_own_numbers() {
        for (int i = 25; i < 50; i++) {
            samples.get(i).bootId = 2;
            samples.get(i).sequence = i - 25L;
        }
        Sample old = again(samples.get(20), samples.get(30).ingestTimeMs);
        samples.remove(20);
        samples.add(30, old);

        VehicleRig rig = new VehicleRig(CONTROL).play(samples);

        assertThat(eventTimes(rig)).hasSize(49).doesNotContain(old.eventTimeMs);
        assertThat(rig.state.lateCount()).isEqualTo(1);
        assertThat(rig.state.duplicateCount()).isZero();
    }

    @Test
    void a_clock_far_ahead_moves_nothing() {
        List<Sample> odd = new Drive("truck-1")
                .go(10, 2_000)
                .clock(60_000)
                .go(10, 1_000)
                .clock(0)
                .go(10, 4_000)
                .samples();

        VehicleRig rig = new VehicleRig(CONTROL).play(odd);

        assertThat(rig.state.quarantinedCount()).isEqualTo(10);
        assertThat(rig.state.acceptedCount()).isEqualTo(70);
        assertThat(eventTimes(rig)).isSorted().hasSize(60);
        assertThat(rig.findings("CLOCK_SKEW")).hasSize(2);
        assertThat(rig.presences).hasSize(1);
    }

    @Test
    void silence_is_told_once_for_each_limit_and_ended_by_the_next_arrival() {
        List<Sample> quiet =
                new Drive("truck-1").go(10, 2_000).silent(6_000).go(10, 1_000).samples();

        VehicleRig rig = new VehicleRig(CONTROL).play(quiet);

        long lastMs = quiet.get(19).ingestTimeMs;
        assertThat(rig.presences)
                .extracting(Presence::kind)
                .containsExactly(Presence.Kind.HEARD, Presence.Kind.STALE, Presence.Kind.LOST, Presence.Kind.HEARD);
        assertThat(rig.presences)
                .extracting(Presence::ingestTimeMs)
                .containsExactly(quiet.get(0).ingestTimeMs, lastMs + 2_501, lastMs + 5_001, quiet.get(20).ingestTimeMs);
    }

    private static Sample again(Sample sample, long ingestTimeMs) {
        Sample copy = new Sample();
        copy.vehicleId = sample.vehicleId;
        copy.bootId = sample.bootId;
        copy.sequence = sample.sequence;
        copy.eventTimeMs = sample.eventTimeMs;
        copy.ingestTimeMs = ingestTimeMs;
        copy.latDeg = sample.latDeg;
        copy.lonDeg = sample.lonDeg;
        return copy;
    }

    private static List<Long> times(List<Sample> samples) {
        return samples.stream().map(sample -> sample.eventTimeMs).toList();
    }

    private static List<Long> eventTimes(VehicleRig rig) {
        return rig.tracks.stream()
                .map(line -> Long.parseLong(line.split(" ")[2]))
                .toList();
    }

    private static List<Long> judgedAt(VehicleRig rig) {
        return rig.tracks.stream()
                .map(line -> Long.parseLong(line.split(" ")[3]))
                .toList();
    }
}
