package io.keruen.core.stage.escort;

import static io.keruen.core.kit.Drive.START_MS;
import static io.keruen.core.stage.escort.TestControl.plan;
import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.alert.AlertEvent;
import io.keruen.core.control.ControlSnapshot;
import io.keruen.core.customs.SealLine;
import io.keruen.core.customs.SealStatus;
import io.keruen.core.kit.Controls;
import io.keruen.core.kit.Drive;
import io.keruen.core.kit.VehicleRig;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.sample.CodedSignal;
import io.keruen.core.sample.Sample;
import io.keruen.core.sample.Signal;
import io.keruen.core.stage.flow.StampedLine;
import io.keruen.core.stage.flow.VehicleStatus;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Through both stages: of a truck that fell silent nobody hears what is too old, whatever else is told of it. */
class SilentTruckTest {
    private static final ControlSnapshot CONTROL =
            new Controls().route("road", 0, 4_000, 6).escort("road", "truck-1").snapshot();
    private static final RuleCatalog CATALOG = EscortKit.catalog();

    private final EscortKit kit =
            new EscortKit(CATALOG, new TestControl(CATALOG, plan("E1", 1, 0, Long.MAX_VALUE, "truck-1")));
    private final List<VehicleStatus> told = new ArrayList<>();
    private final EscortOutput out = new EscortOutput() {
        @Override
        public void alert(AlertEvent event) {}

        @Override
        public void vehicle(VehicleStatus status) {
            told.add(status);
        }
    };

    private VehicleStatus toldAfterItsSealSays(long silentMs) {
        List<Sample> samples = new Drive("truck-1").go(10, 2_000).samples();
        for (Sample sample : samples) {
            sample.set(Signal.STATE_OF_CHARGE_PCT, 71.5).set(CodedSignal.DOOR_OPEN, 0);
            sample.tyrePressureKpa = new double[] {850, 845};
        }
        long sealMs = START_MS + silentMs;
        VehicleRig rig = new VehicleRig(CONTROL).play(samples).advance(sealMs);
        for (VehicleStatus status : rig.statuses) {
            status.escortId = "E1";
            status.sealId = "S1";
            kit.stage.accept(kit.state, status);
        }
        kit.stage.work(kit.state, sealMs - 1, kit.control, out);
        told.clear();
        SealLine line =
                new SealLine("S1", "truck-1", SealStatus.TAMPERED, 81, null, Double.NaN, Double.NaN, sealMs, sealMs, 1);
        kit.stage.accept(kit.state, StampedLine.of(sealMs, line));
        kit.stage.work(kit.state, sealMs, kit.control, out);
        return told.get(told.size() - 1);
    }

    @Test
    void within_its_time_a_reading_is_told_again_with_the_seal() {
        VehicleStatus last = toldAfterItsSealSays(60_000);

        assertThat(last.sealStatus).isEqualTo(SealStatus.TAMPERED);
        assertThat(last.value(Signal.STATE_OF_CHARGE_PCT)).isEqualTo(71.5);
        assertThat(last.tyrePressureKpa).containsExactly(850, 845);
    }

    @Test
    void ten_minutes_later_its_seal_is_told_without_the_old_readings() {
        VehicleStatus last = toldAfterItsSealSays(600_000);

        assertThat(last.sealStatus).isEqualTo(SealStatus.TAMPERED);
        assertThat(last.telemetry).isEqualTo(VehicleStatus.Telemetry.LOST);
        assertThat(last.value(Signal.STATE_OF_CHARGE_PCT)).isNaN();
        assertThat(last.code(CodedSignal.DOOR_OPEN)).isEqualTo(CodedSignal.ABSENT);
        assertThat(last.tyrePressureKpa).isEmpty();
        assertThat(last.latDeg).isNotNaN();
    }
}
