package io.keruen.simulator.fault;

import io.keruen.core.sample.CodedSignal;
import io.keruen.core.sample.Sample;
import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.Incident;
import io.keruen.simulator.world.World;
import java.util.List;

/** Somebody presses the emergency stop; after a while the vehicle drives on. */
final class EmergencyStop extends TamperingFault {
    static final FaultKind KIND =
            new FaultKind("emergency-stop", Slot.FOURTH, List.of("EMERGENCY_STOP"), EmergencyStop::new);

    private static final long RESUMING_MS = 60_000;
    private static final int MANUAL = CodedSignal.EMERGENCY_STOP.names().indexOf("MANUAL");

    private EmergencyStop(World world, int index, Chance chance) {
        super(
                world,
                index,
                Slot.FOURTH.placeM(world.map()) + chance.between(-80, 80),
                chance.between(22, 32),
                Incident.Kind.EMERGENCY_STOP,
                "EMERGENCY_STOP");
    }

    @Override
    void begin(World world) {
        super.begin(world);
        vehicle().truck().capSpeed(0);
    }

    @Override
    void change(Sample sample, double sinceS) {
        sample.set(CodedSignal.EMERGENCY_STOP, MANUAL);
    }

    @Override
    void end(World world) {
        super.end(world);
        vehicle().truck().capSpeed(Double.POSITIVE_INFINITY);
    }

    @Override
    List<Cause> causes(long fromMs, long toMs) {
        return List.of(
                Cause.must("EMERGENCY_STOP", id(), fromMs - FRAME_MS, toMs),
                Cause.may("UNAUTHORISED_RESUME", id(), toMs - FRAME_MS, toMs + RESUMING_MS),
                Cause.may("CONVOY_GAP", null, fromMs, toMs + RESUMING_MS),
                Cause.may("CONVOY_SPLIT", null, fromMs, toMs + RESUMING_MS));
    }
}
