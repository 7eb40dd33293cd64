package io.keruen.core.stage.vehicle;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.control.ControlSnapshot;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.convoy.Role;
import io.keruen.core.kit.Controls;
import io.keruen.core.kit.Drive;
import io.keruen.core.kit.VehicleRig;
import io.keruen.core.sample.CodedSignal;
import io.keruen.core.sample.Sample;
import io.keruen.core.sample.Signal;
import io.keruen.core.zone.ZoneKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who speaks, cargo, autonomy and charge: the same findings however the samples are cut and the state is stored. */
class WatchProperties {
    private static final ControlSnapshot CONTROL = new Controls()
            .route("road", -100, 5_000, 6)
            .box("yard", ZoneKind.YARD, 900, -60, 1_200, 60)
            .box("control", ZoneKind.CUSTOMS_CONTROL, 300, -60, 500, 60)
            .escort("road", new PlannedVehicle("truck-1", Role.CARGO, 10, null, null, 2, 8, 20_000, 2))
            .policy("cargo", "tempHoldMs", 5_000)
            .snapshot();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void cutting_into_frames_and_restoring_changes_nothing(long seed) {
        List<Sample> samples = arrivals(seed);

        VehicleRig one = new VehicleRig(CONTROL).play(samples);

        assertThat(new VehicleRig(CONTROL).play(samples, 7, seed).said()).isEqualTo(one.said());
        assertThat(new VehicleRig(CONTROL).play(samples, 50, seed).said()).isEqualTo(one.said());
        assertThat(one.state.acceptedCount() + one.state.duplicateCount()).isEqualTo(samples.size());
    }

    @Test
    void the_seeds_raise_everything() {
        Set<String> raised = new TreeSet<>();
        for (long seed = 1; seed <= 12; seed++) {
            new VehicleRig(CONTROL)
                    .play(arrivals(seed))
                    .findings
                    .forEach(finding -> raised.add(finding.finding().type()));
        }

        assertThat(raised)
                .contains(
                        "SEQUENCE_REPLAY",
                        "IDENTITY_MISMATCH",
                        "DUPLICATE_IDENTITY",
                        "CARGO_TEMPERATURE",
                        "CARGO_WEIGHT_DEVIATION",
                        "DOOR_OPEN",
                        "EMERGENCY_STOP",
                        "MINIMAL_RISK_CONDITION",
                        "AUTONOMY_DISENGAGED",
                        "UNAUTHORISED_RESUME",
                        "BATTERY_LOW");
    }

    private static List<Sample> arrivals(long seed) {
        Random random = new Random(seed);
        List<Sample> arrivals = new ArrayList<>();
        for (Sample sample : drive(random, new Drive("truck-1")).samples()) {
            sample.ingestTimeMs += random.nextInt(20) == 0 ? random.nextInt(3_000) : random.nextInt(90);
            if (random.nextInt(50) > 0) {
                arrivals.add(sample);
            }
            if (random.nextInt(40) == 0) {
                arrivals.add(sample);
            }
            if (random.nextInt(300) == 0) {
                arrivals.add(changed(sample));
            }
        }
        if (random.nextInt(3) == 0) {
            Drive other = new Drive("truck-1").reboot().at(2_000, 0).silent(30_000);
            arrivals.addAll(drive(random, other).samples());
        }
        arrivals.sort(Comparator.comparingLong(sample -> sample.ingestTimeMs));
        return arrivals;
    }

    private static Sample changed(Sample sample) {
        Sample changed = new Sample();
        changed.vehicleId = sample.vehicleId;
        changed.bootId = sample.bootId;
        changed.sequence = sample.sequence;
        changed.eventTimeMs = sample.eventTimeMs;
        changed.ingestTimeMs = sample.ingestTimeMs + 500;
        changed.latDeg = sample.latDeg + 0.01;
        changed.lonDeg = sample.lonDeg;
        return changed;
    }

    private static Drive drive(Random random, Drive drive) {
        double chargePct = 40;
        for (int leg = 0; leg < 30; leg++) {
            chargePct -= random.nextDouble() * 2;
            drive.with(Signal.STATE_OF_CHARGE_PCT, random.nextInt(8) == 0 ? Double.NaN : chargePct);
            switch (random.nextInt(9)) {
                case 0 ->
                    drive.with(Signal.CARGO_TEMP_C, random.nextInt(3) == 0 ? Double.NaN : 12 * random.nextDouble());
                case 1 -> drive.with(Signal.CARGO_WEIGHT_KG, 17_000 + 5_000 * random.nextDouble());
                case 2 -> drive.with(CodedSignal.DOOR_OPEN, random.nextInt(3) - 1);
                case 3 -> drive.with(CodedSignal.EMERGENCY_STOP, Math.max(-1, random.nextInt(5) - 2));
                case 4 -> drive.with(CodedSignal.MINIMAL_RISK, random.nextInt(3) - 1);
                case 5 -> drive.with(CodedSignal.OPERATING_MODE, random.nextInt(6) - 1);
                case 6 -> drive.as(random.nextInt(4) == 0 ? "truck-9" : "truck-1");
                case 7 -> {
                    if (random.nextInt(4) == 0) {
                        drive.reboot();
                    }
                }
                default -> drive.with(Signal.CARGO_TEMP_C, 5);
            }
            if (random.nextInt(3) == 0) {
                drive.go(0, 4_000 + random.nextInt(9_000));
            } else {
                drive.go(5 + 10 * random.nextDouble(), 4_000);
            }
        }
        return drive;
    }
}
