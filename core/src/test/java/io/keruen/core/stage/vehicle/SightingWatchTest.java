package io.keruen.core.stage.vehicle;

import static io.keruen.core.kit.Drive.START_MS;
import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.control.ControlSnapshot;
import io.keruen.core.kit.Controls;
import io.keruen.core.kit.Drive;
import io.keruen.core.kit.VehicleRig;
import io.keruen.core.sample.CodedSignal;
import io.keruen.core.sample.Sample;
import io.keruen.core.sample.Signal;
import io.keruen.core.stage.flow.Sighting;
import io.keruen.core.zone.ZoneKind;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Once a second a vehicle says where it is, to those whose convoy it may come into. */
class SightingWatchTest {
    private static final ControlSnapshot CONTROL = new Controls()
            .route("road", 0, 500, 6)
            .box("gate", ZoneKind.GATE, -10, -10, 15, 10)
            .escort("road", "truck-1")
            .snapshot();

    private static List<Sighting> play(List<Sample> samples) {
        List<Sighting> seen = new ArrayList<>();
        VehicleRig rig = new VehicleRig(CONTROL) {
            @Override
            public void sighted(Sighting sighting) {
                seen.add(sighting.copy(sighting.ingestTimeMs));
            }
        };
        rig.play(samples, 17, 5);
        return seen;
    }

    @Test
    void one_in_a_second_beginning_with_the_first() {
        Drive drive = new Drive("truck-1").with(Signal.COURSE_DEG, 91).clock(-40);
        List<Sighting> seen =
                play(drive.go(10, 2_100).silent(1_500).go(10, 1_500).samples());

        assertThat(seen)
                .extracting(each -> each.eventTimeMs - START_MS + 40)
                .containsExactly(0L, 1_000L, 2_000L, 3_600L, 4_600L);
        assertThat(seen)
                .extracting(each -> each.ingestTimeMs - START_MS)
                .containsExactly(0L, 1_000L, 2_000L, 3_600L, 4_600L);
        assertThat(seen).extracting(each -> each.ordinal).containsExactly(1L, 11L, 21L, 22L, 32L);
        Sighting second = seen.get(1);
        assertThat(second.vehicleId).isEqualTo("truck-1");
        assertThat(second.escortId).isEqualTo("escort-1");
        assertThat(second.latDeg).isEqualTo(Drive.latDeg(0));
        assertThat(second.lonDeg).isCloseTo(Drive.lonDeg(10), Offset.offset(1e-9));
        assertThat(second.courseDeg).isEqualTo(91);
        assertThat(second.speedMps).isEqualTo(10);
        assertThat(second.sigmaM).isEqualTo(0.5);
        assertThat(second.zoneKinds).isEqualTo(ZoneKind.GATE.bit());
        assertThat(seen.get(2).zoneKinds).isZero();
    }

    /** The road leads east. */
    @ParameterizedTest
    @CsvSource({
        "truck-1, 100, 0.5, 90",
        "truck-1, 100, 0, 90",
        "truck-1, 100, 0.6, 45",
        "truck-1, 100, NaN, 45",
        "truck-1, 560, 0, NaN",
        "truck-1, 900, 0, NaN",
        "stranger, 100, 0, NaN",
        "stranger, 100, 0.6, 45"
    })
    void one_that_stands_is_headed_along_its_route_if_it_has_one(
            String vehicleId, double eastM, double speedMps, double courseDeg) {
        Drive drive = new Drive(vehicleId).with(Signal.COURSE_DEG, 45).at(eastM, 0);

        Sighting last = play(drive.say(speedMps, 2_100).samples()).get(2);

        if (Double.isNaN(courseDeg)) {
            assertThat(last.courseDeg).isNaN();
        } else {
            assertThat(last.courseDeg).isCloseTo(courseDeg, Offset.offset(0.1));
        }
    }

    @Test
    void a_place_that_nobody_believes_is_told_as_one() {
        List<Sample> samples = new Drive("truck-1").go(10, 12_000).samples();
        samples.subList(20, samples.size()).forEach(sample -> sample.set(CodedSignal.FIX_TYPE, 0));

        List<Sighting> seen = play(samples);

        assertThat(seen.get(1).sigmaM).isEqualTo(0.5);
        assertThat(seen.get(11).sigmaM).isInfinite();
        assertThat(seen.get(11).latDeg).isEqualTo(Drive.latDeg(0));
    }
}
