package io.keruen.core.stage.vehicle;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.control.ControlSnapshot;
import io.keruen.core.kit.Controls;
import io.keruen.core.kit.Drive;
import io.keruen.core.kit.VehicleRig;
import io.keruen.core.sample.CodedSignal;
import io.keruen.core.sample.Sample;
import io.keruen.core.sample.Signal;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws of the rules about a vehicle's place: where the samples are cut into runs changes nothing. */
class IntegrityProperties {
    static final ControlSnapshot CONTROL = new Controls()
            .route("road", -100, 50_000, 6)
            .escort("road", "truck-1")
            .snapshot();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void cutting_into_runs_changes_nothing(long seed) {
        List<Sample> samples = drive(seed);

        VehicleRig one = new VehicleRig(CONTROL).play(samples);

        assertThat(new VehicleRig(CONTROL).play(samples, 7, seed).said()).isEqualTo(one.said());
        assertThat(new VehicleRig(CONTROL).play(samples, 50, seed).said()).isEqualTo(one.said());
    }

    @Test
    void the_drives_raise_every_alert() {
        Set<String> types = new HashSet<>();
        for (long seed = 1; seed <= 8; seed++) {
            new VehicleRig(CONTROL)
                    .play(drive(seed))
                    .findings
                    .forEach(found -> types.add(found.finding().type()));
        }

        assertThat(types).contains("GNSS_JAMMING_SUSPECTED", "GNSS_SPOOFING_SUSPECTED", "DATUM_MISMATCH");
    }

    /** Drives along the road at 8 m/s by the wheels; the place is dragged, shifted and jammed by chance. */
    static List<Sample> drive(long seed) {
        Random random = new Random(seed);
        Drive drive = new Drive("truck-1").accuracy(1).every(200);
        for (int leg = 0; leg < 14; leg++) {
            switch (random.nextInt(6)) {
                case 0 -> drive.go(9.2, 0, 12_000);
                case 1 -> drive.go(8, 1.2, 12_000);
                case 2 -> drive.jump(0, 300).go(8, 0, 60_000).jump(0, -300);
                case 3 -> drive.silent(500L + random.nextInt(4_000));
                default -> drive.go(8, 0, 20_000L + random.nextInt(20_000));
            }
        }
        int from = random.nextInt(drive.samples().size());
        for (int i = 0; i < drive.samples().size(); i++) {
            Sample sample = drive.samples().get(i);
            boolean jam = i > from && i < from + 60;
            sample.set(Signal.WHEEL_SPEED_MPS, random.nextInt(50) == 0 ? Double.NaN : 8)
                    .set(Signal.YAW_RATE_DEGPS, 0.05 * random.nextGaussian())
                    .set(Signal.CN0_MEAN_DB_HZ, (jam ? 33 : 44) + random.nextGaussian())
                    .set(CodedSignal.SATELLITES, jam && random.nextInt(3) == 0 ? 3 : 12);
        }
        return drive.samples();
    }
}
