package io.keruen.core.stage.vehicle;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.control.ControlSnapshot;
import io.keruen.core.kit.Controls;
import io.keruen.core.kit.Drive;
import io.keruen.core.kit.VehicleRig;
import io.keruen.core.sample.Sample;
import io.keruen.core.zone.ZoneKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws of the vehicle stage over seeded drives with everything that can happen to a radio link. */
class VehicleStageProperties {
    static final ControlSnapshot CONTROL = new Controls()
            .route("road", -100, 5_000, 6)
            .box("limit", ZoneKind.SPEED_LIMIT, 300, -50, 900, 50)
            .box("closed", ZoneKind.RESTRICTED, 1_000, 5, 1_400, 60)
            .box("yard", ZoneKind.YARD, 2_000, -60, 2_200, 60)
            .escort("road", "truck-1")
            .policy("unauthorised-stop", "holdMs", 3_000)
            .snapshot();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void cutting_into_frames_and_steps_and_restoring_changes_nothing(long seed) {
        List<Sample> samples = arrivals(seed);

        VehicleRig one = new VehicleRig(CONTROL).play(samples);
        VehicleRig cut = new VehicleRig(CONTROL).play(samples, 50, seed);
        VehicleRig other = new VehicleRig(CONTROL).play(samples, 7, seed + 1_000);

        assertThat(cut.said()).isEqualTo(one.said());
        assertThat(other.said()).isEqualTo(one.said());
        assertThat(cut.statuses).isEqualTo(one.statuses);
        assertThat(other.statuses).isEqualTo(one.statuses);
        assertThat(one.statuses).hasSizeGreaterThan(30);
        assertThat(one.said().size()).isGreaterThan(samples.size() / 2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void every_sample_is_accepted_or_a_duplicate(long seed) {
        List<Sample> samples = arrivals(seed);

        VehicleState state = new VehicleRig(CONTROL).play(samples, 20, seed).state;

        assertThat(state.acceptedCount() + state.duplicateCount()).isEqualTo(samples.size());
    }

    /** A drive with turns, stops, jumps and holes, then delayed, repeated, shuffled and lost on the way. */
    static List<Sample> arrivals(long seed) {
        Random random = new Random(seed);
        Drive drive = new Drive("truck-1").accuracy(0.3 + random.nextDouble());
        if (random.nextInt(4) == 0) {
            drive.unnumbered();
        }
        for (int leg = 0; leg < 25; leg++) {
            switch (random.nextInt(9)) {
                case 0 -> drive.go(0, 2_000 + random.nextInt(6_000));
                case 1 -> drive.go(8, 4 * random.nextGaussian(), 3_000);
                case 2 -> drive.jump(20 * random.nextGaussian(), 5 * random.nextGaussian());
                case 3 -> drive.silent(1_000L + random.nextInt(7_000));
                case 4 -> drive.unrecorded(10, 0, 12_000);
                case 5 -> drive.say(5, 6_000);
                case 6 -> drive.clock(random.nextInt(3) * 7_000L).go(10, 1_000).clock(0);
                default -> drive.go(5 + 15 * random.nextDouble(), 5_000);
            }
        }
        List<Sample> arrivals = new ArrayList<>();
        for (Sample sample : drive.samples()) {
            if (random.nextInt(50) == 0) {
                continue;
            }
            sample.ingestTimeMs += random.nextInt(20) == 0 ? random.nextInt(3_000) : random.nextInt(90);
            arrivals.add(sample);
            if (random.nextInt(40) == 0) {
                arrivals.add(sample);
            }
        }
        arrivals.sort(Comparator.comparingLong(sample -> sample.ingestTimeMs));
        return arrivals;
    }
}
