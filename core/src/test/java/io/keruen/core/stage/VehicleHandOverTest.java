package io.keruen.core.stage;

import static io.keruen.core.kit.Drive.START_MS;
import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.alert.Finding;
import io.keruen.core.kit.Controls;
import io.keruen.core.kit.Drive;
import io.keruen.core.kit.VehicleRig;
import io.keruen.core.sample.Sample;
import io.keruen.core.sample.Signal;
import io.keruen.core.stage.flow.StampedFinding;
import io.keruen.core.zone.Jurisdiction;
import io.keruen.core.zone.Shape;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneSpec;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A vehicle goes over to another escort while something is wrong with it. */
class VehicleHandOverTest {
    private static final long CHANGE_MS = START_MS + 20_000;

    private static Controls controls() {
        return new Controls()
                .box("closed", ZoneKind.RESTRICTED, 50.5, -50, 900, 50)
                .escortOf("truck-1", "A", 0, CHANGE_MS)
                .escortOf("truck-1", "B", CHANGE_MS, START_MS + 40_000);
    }

    private static List<String> told(VehicleRig rig) {
        return rig.findings.stream()
                .map(StampedFinding::finding)
                .filter(finding -> finding.kind() != Finding.Kind.UPDATED)
                .map(finding -> finding.kind() + " " + finding.escortId() + " "
                        + (finding.kind() == Finding.Kind.LEFT ? "" : finding.type() + " ")
                        + (finding.startedAtMs() - START_MS) + ".." + (finding.atMs() - START_MS))
                .toList();
    }

    @Test
    void a_closed_zone_is_entered_anew_in_the_name_of_the_next_escort() {
        VehicleRig rig = new VehicleRig(controls().snapshot())
                .play(new Drive("truck-1").go(10, 39_000).samples(), 30, 1);

        // The first sample deeper than a metre is at 52 m; for the next escort the first is deep enough.
        assertThat(told(rig))
                .containsExactly(
                        "RAISED A RESTRICTED_ZONE_ENTRY 5050..5200",
                        "LEFT A 20000..20000",
                        "RAISED B RESTRICTED_ZONE_ENTRY 5050..20000");
    }

    @Test
    void a_signal_out_of_its_range_has_to_be_so_for_the_whole_time_again() {
        VehicleRig rig = new VehicleRig(new Controls()
                        .escortOf("truck-1", "A", 0, CHANGE_MS)
                        .escortOf("truck-1", "B", CHANGE_MS, START_MS + 40_000)
                        .snapshot())
                .play(
                        new Drive("truck-1")
                                .go(10, 10_000)
                                .with(Signal.STATE_OF_CHARGE_PCT, 130)
                                .go(10, 29_000)
                                .samples(),
                        30,
                        1);

        assertThat(told(rig))
                .containsExactly(
                        "RAISED A SENSOR_ANOMALY 10000..12000",
                        "LEFT A 20000..20000",
                        "RAISED B SENSOR_ANOMALY 20000..22000");
    }

    /** From the second sample after the alert on nothing is asked of a zone that nothing can change in. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void who_stands_in_a_zone_for_too_long_does_so_in_the_name_of_the_next_escort(boolean isStored) {
        ZoneSpec customs = new ZoneSpec(
                "customs",
                ZoneKind.CUSTOMS_CONTROL,
                "customs",
                Jurisdiction.UNKNOWN,
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                1,
                Shape.disc(Drive.LAT_DEG, Drive.LON_DEG, 40),
                1,
                Double.NaN,
                10_000,
                null);
        List<Sample> samples = new Drive("truck-1").go(0, 25_000).samples();
        VehicleRig rig = new VehicleRig(controls().zone(customs).snapshot());
        if (isStored) {
            rig.play(samples.subList(0, 200)).more(samples.subList(200, samples.size()));
        } else {
            rig.play(samples);
        }

        assertThat(told(rig))
                .containsExactly(
                        "RAISED A ZONE_DWELL_EXCEEDED 10000..10100",
                        "LEFT A 20000..20000",
                        "RAISED B ZONE_DWELL_EXCEEDED 10000..20000");
    }
}
