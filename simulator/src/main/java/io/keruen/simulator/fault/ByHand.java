package io.keruen.simulator.fault;

import io.keruen.core.sample.CodedSignal;
import io.keruen.core.sample.Sample;
import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.Incident;
import io.keruen.simulator.world.World;
import java.util.List;

/** Somebody drives the vehicle by hand for a while. */
final class ByHand extends TamperingFault {
    static final FaultKind KIND =
            new FaultKind("autonomy-disengaged", Slot.FIRST, List.of("AUTONOMY_DISENGAGED"), ByHand::new);

    private static final int MANUAL = CodedSignal.OPERATING_MODE.names().indexOf("MANUAL");

    private ByHand(World world, int index, Chance chance) {
        super(
                world,
                index,
                Slot.FIRST.placeM(world.map()) + chance.between(-80, 80),
                chance.between(12, 20),
                Incident.Kind.BY_HAND,
                "AUTONOMY_DISENGAGED");
    }

    @Override
    void change(Sample sample, double sinceS) {
        sample.set(CodedSignal.OPERATING_MODE, MANUAL);
    }
}
