package io.keruen.simulator.fault;

import io.keruen.core.sample.CodedSignal;
import io.keruen.core.sample.Sample;
import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.Incident;
import io.keruen.simulator.world.World;
import java.util.List;

/** Somebody presses the emergency stop; after a while the vehicle drives on. */
final class EmergencyStop extends HaltingFault {
    static final FaultKind KIND =
            new FaultKind("emergency-stop", Slot.FOURTH, List.of("EMERGENCY_STOP"), EmergencyStop::new);

    private static final int MANUAL = CodedSignal.EMERGENCY_STOP.names().indexOf("MANUAL");

    private EmergencyStop(World world, int index, Chance chance) {
        super(world, index, chance, Incident.Kind.EMERGENCY_STOP, "EMERGENCY_STOP", false);
    }

    @Override
    void change(Sample sample, double sinceS) {
        sample.set(CodedSignal.EMERGENCY_STOP, MANUAL);
    }
}
