package io.keruen.core.stage.vehicle;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.action.OfficerAction;
import io.keruen.core.kit.Drive;
import io.keruen.core.kit.VehicleRig;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.rule.integrity.GnssConsistencyRule;
import io.keruen.core.rule.integrity.Integrity;
import io.keruen.core.sample.CodedSignal;
import io.keruen.core.sample.Sample;
import io.keruen.core.sample.Signal;
import io.keruen.core.stage.flow.TrackFrame;
import io.keruen.core.stage.flow.VehicleStatus;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The integrity of a vehicle follows what is found about its place. */
class IntegrityTest {
    private static final long END_MS = Drive.START_MS + 272_000;

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
        String alertId = rig.findings(GnssConsistencyRule.TYPE).get(0).alertId();
        assertThat(after(rig.clearLatch(clear("Aigul", null, "truck-1", 1)))).isEqualTo(Integrity.UNTRUSTED);
        assertThat(after(rig.clearLatch(clear(" aigul", alertId, null, 2)))).isEqualTo(Integrity.UNTRUSTED);
        assertThat(after(rig.clearLatch(clear("Berik", "0123456789abcdef", null, 3))))
                .isEqualTo(Integrity.UNTRUSTED);
        assertThat(after(rig.clearLatch(clear("Berik", null, "truck-2", 4)))).isEqualTo(Integrity.UNTRUSTED);
        assertThat(after(rig.clearLatch(clear("Berik", alertId, null, 5)))).isEqualTo(Integrity.TRUSTED);

        rig.advance(END_MS + 5);
        VehicleStatus told = rig.statuses.get(rig.statuses.size() - 1);
        assertThat(told.integrity).isEqualTo(Integrity.TRUSTED);
        assertThat(told.atMs).isEqualTo(END_MS + 5);
        assertThat(rig.statuses.get(rig.statuses.size() - 2).integrity).isEqualTo(Integrity.UNTRUSTED);
    }

    @Test
    void a_drag_that_goes_on_is_not_cleared() {
        Drive drive = new Drive("truck-1").go(8, 60_000).go(9.2, 12_000);
        VehicleRig rig = new VehicleRig(IntegrityProperties.CONTROL).play(wheeled(drive));
        rig.clearLatch(clear("Aigul", null, "truck-1", 1)).clearLatch(clear("Berik", null, "truck-1", 2));

        assertThat(stage.integrity(rig.state)).isEqualTo(Integrity.UNTRUSTED);
    }

    /** Another officer must agree after the cause came back: nobody has agreed to that. */
    @Test
    void a_drag_that_comes_back_needs_two_officers_again() {
        Drive drive = new Drive("truck-1").go(8, 60_000).go(9.2, 12_000).go(8, 200_000);
        VehicleRig rig = new VehicleRig(IntegrityProperties.CONTROL).play(wheeled(drive));
        rig.clearLatch(clear("Aigul", null, "truck-1", 1));
        int before = drive.samples().size();
        drive.go(9.2, 12_000).go(8, 200_000);
        rig.more(wheeled(drive).subList(before, drive.samples().size()));
        OfficerAction second = new OfficerAction(
                "Berik",
                OfficerAction.Kind.CLEAR_LATCH,
                null,
                GnssConsistencyRule.TYPE,
                "truck-1",
                null,
                "Seen.",
                0,
                0,
                END_MS + 300_000,
                9);

        assertThat(rig.findings(GnssConsistencyRule.TYPE)).hasSizeGreaterThan(2);
        assertThat(after(rig.clearLatch(second))).isEqualTo(Integrity.UNTRUSTED);
    }

    private Integrity after(VehicleRig rig) {
        return stage.integrity(rig.state);
    }

    private static OfficerAction clear(
            String officer, @Nullable String alertId, @Nullable String vehicleId, long number) {
        return new OfficerAction(
                officer,
                OfficerAction.Kind.CLEAR_LATCH,
                alertId,
                GnssConsistencyRule.TYPE,
                vehicleId,
                null,
                "The truck was looked at.",
                0,
                END_MS + number,
                END_MS + number,
                number);
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
