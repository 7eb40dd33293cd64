package io.keruen.core.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.kit.Drive;
import io.keruen.core.kit.VehicleRig;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.rule.integrity.Integrity;
import io.keruen.core.sample.CodedSignal;
import io.keruen.core.sample.Sample;
import io.keruen.core.sample.Signal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The integrity of a vehicle follows what is found about its place. */
class IntegrityTest {
    private final VehicleStage stage = new VehicleStage(RuleCatalog.standard());

    private static List<Sample> wheeled(Drive drive) {
        drive.samples().forEach(sample -> sample.set(Signal.WHEEL_SPEED_MPS, 8));
        return drive.samples();
    }

    @Test
    void a_jump_degrades_until_it_is_over() {
        Drive drive = new Drive("truck-1").go(8, 5_000).jump(0, 50).go(8, 5_000);
        VehicleState during = new VehicleRig(IntegrityProperties.CONTROL).play(drive.samples()).state;
        VehicleState after = new VehicleRig(IntegrityProperties.CONTROL)
                .play(drive.go(8, 20_000).samples())
                .state;

        assertThat(stage.integrity(during)).isEqualTo(Integrity.DEGRADED);
        assertThat(stage.integrity(after)).isEqualTo(Integrity.TRUSTED);
    }

    @Test
    void a_drag_is_never_forgiven_but_by_an_officer() {
        Drive drive = new Drive("truck-1").go(8, 60_000).go(9.2, 12_000).go(8, 200_000);
        VehicleRig rig = new VehicleRig(IntegrityProperties.CONTROL).play(wheeled(drive));

        assertThat(stage.integrity(rig.state)).isEqualTo(Integrity.UNTRUSTED);
        stage.clearIntegrity(rig.state);
        assertThat(stage.integrity(rig.state)).isEqualTo(Integrity.TRUSTED);
    }

    @Test
    void places_of_a_jammed_vehicle_are_no_measure_for_gaps() {
        Drive drive = new Drive("truck-1").go(8, 21_000);
        List<Sample> samples = drive.samples();
        samples.subList(50, 150).forEach(sample -> sample.set(CodedSignal.FIX_TYPE, 0));
        samples.subList(150, 210).forEach(sample -> sample.set(CodedSignal.FIX_TYPE, 3));
        List<Double> sigmasM = new ArrayList<>();
        VehicleRig rig = new VehicleRig(IntegrityProperties.CONTROL) {
            @Override
            public void track(TrackFrame track) {
                for (int i = 0; i < track.size; i++) {
                    sigmasM.add(track.sigmaM[i]);
                }
            }
        };
        rig.play(samples, 50, 3);

        assertThat(sigmasM.subList(0, 100)).containsOnly(0.5);
        assertThat(sigmasM.subList(100, 200)).containsOnly(Double.POSITIVE_INFINITY);
        assertThat(sigmasM.subList(200, 210)).containsOnly(0.5);
        assertThat(stage.integrity(rig.state)).isEqualTo(Integrity.TRUSTED);
    }
}
