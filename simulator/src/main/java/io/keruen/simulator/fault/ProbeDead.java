package io.keruen.simulator.fault;

import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.World;
import java.util.List;

/** A probe dies on the way to the road and comes back to life some minutes later. */
final class ProbeDead extends FailingProbe {
    static final FaultKind KIND = new FaultKind("probe-dead", Slot.START, List.of("SENSOR_ANOMALY"), ProbeDead::new);

    private ProbeDead(World world, int index, Chance chance) {
        super(world, index, chance, 60, chance.between(120, 150));
    }
}
