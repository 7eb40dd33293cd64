package io.keruen.core.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.alert.Finding;
import io.keruen.core.kit.Controls;
import io.keruen.core.kit.Drive;
import io.keruen.core.kit.VehicleRig;
import io.keruen.core.sample.CodedSignal;
import io.keruen.core.sample.Sample;
import io.keruen.core.sample.Signal;
import io.keruen.core.stage.flow.Presence;
import io.keruen.core.stage.flow.TrackFrame;
import io.keruen.core.zone.ZoneKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A truck that has no speed but that of its wheels, negative while it backs: it moves then, too. */
class ReversingTest {
    private static final Controls ROAD =
            new Controls().route("road", -200, 5_000, 6).escort("road", "truck-1");

    private final Drive drive = new Drive("truck-1");

    /** Drives east at this speed, west if it is negative, and only the wheels say so. */
    private ReversingTest drives(double mps, long forMs) {
        drive.with(Signal.SPEED_MPS, Double.NaN)
                .with(Signal.WHEEL_SPEED_MPS, mps)
                .go(mps, forMs);
        return this;
    }

    private List<Finding.Kind> kinds(Controls control, String type) {
        return new VehicleRig(control.snapshot())
                .play(drive.samples()).findings(type).stream()
                        .map(Finding::kind)
                        .toList();
    }

    @Test
    void it_drives_in_the_wrong_direction() {
        drives(8, 5_000).drives(-2, 12_000);

        assertThat(kinds(ROAD, "WRONG_DIRECTION")).startsWith(Finding.Kind.RAISED);
    }

    @Test
    void it_may_not_back_away_from_a_safe_stop() {
        drive.with(CodedSignal.EMERGENCY_STOP, 0);
        drives(8, 5_000);
        drive.with(CodedSignal.EMERGENCY_STOP, 1);
        drives(0, 10_000);
        drive.with(CodedSignal.EMERGENCY_STOP, 0);
        drives(-2, 5_000);

        assertThat(kinds(ROAD, "UNAUTHORISED_RESUME")).containsExactly(Finding.Kind.RAISED);
    }

    @Test
    void its_place_does_not_stand_still() {
        drive.with(Signal.WHEEL_SPEED_MPS, -2).say(0, 8_000);
        assertThat(kinds(ROAD, "POSITION_FROZEN")).containsExactly(Finding.Kind.RAISED);

        drive.samples().forEach(sample -> sample.set(Signal.SPEED_MPS, Double.NaN));
        assertThat(kinds(ROAD, "POSITION_FROZEN")).containsExactly(Finding.Kind.RAISED);
    }

    @Test
    void its_way_is_no_jump() {
        drive.every(1_000).accuracy(0.1);
        drives(-5, 10_000);

        assertThat(kinds(ROAD, "POSITION_JUMP")).isEmpty();
    }

    @Test
    void in_a_yard_it_is_not_parked() {
        drives(-2, 2_000);
        Controls yard = new Controls().box("yard", ZoneKind.YARD, -200, -200, 200, 200);
        VehicleRig rig = new VehicleRig(yard.escort(null, "truck-1").snapshot()).play(drive.samples());
        long lastMs = drive.samples().get(drive.samples().size() - 1).ingestTimeMs;

        assertThat(rig.advance(lastMs + 10_000).presences)
                .extracting(Presence::kind)
                .contains(Presence.Kind.STALE);
    }

    @Test
    void those_who_follow_see_it_move() {
        drives(-2, 1_000);
        List<Double> speedsMps = new ArrayList<>();
        VehicleRig rig = new VehicleRig(ROAD.snapshot()) {
            @Override
            public void track(TrackFrame track) {
                for (int i = 0; i < track.size; i++) {
                    speedsMps.add(track.speedMps[i]);
                }
            }
        };
        List<Sample> samples = drive.samples();
        rig.play(samples);

        assertThat(speedsMps).hasSize(samples.size()).containsOnly(2.0);
    }
}
