package io.keruen.simulator.fault;

import io.keruen.core.sample.CodedSignal;
import io.keruen.core.sample.Sample;
import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.Incident;
import io.keruen.simulator.world.World;
import java.util.List;

/** The door of the cargo stands open on the road. */
final class OpenDoor extends TamperingFault {
    static final FaultKind KIND = new FaultKind("door-open", Slot.LAST, List.of("DOOR_OPEN"), OpenDoor::new);

    private OpenDoor(World world, int index, Chance chance) {
        super(
                world,
                index,
                Slot.LAST.placeM(world.map()) + chance.between(-80, 80),
                chance.between(18, 28),
                Incident.Kind.DOOR_OPEN,
                "DOOR_OPEN");
    }

    @Override
    void change(Sample sample, double sinceS) {
        if (sample.code(CodedSignal.DOOR_OPEN) != CodedSignal.ABSENT) {
            sample.set(CodedSignal.DOOR_OPEN, 1);
        }
    }
}
