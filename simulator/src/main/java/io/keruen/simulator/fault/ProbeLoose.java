package io.keruen.simulator.fault;

import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.World;
import java.util.List;

/** The plug of a probe has no contact in the first seconds, in the yard. */
final class ProbeLoose extends FailingProbe {
    static final FaultKind KIND = new FaultKind("probe-loose", Slot.START, List.of("SENSOR_ANOMALY"), ProbeLoose::new);

    private ProbeLoose(World world, int index, Chance chance) {
        super(world, index, chance, -2, chance.between(9, 11));
    }
}
