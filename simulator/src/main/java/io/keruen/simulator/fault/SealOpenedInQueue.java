package io.keruen.simulator.fault;

import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.World;
import java.util.List;

/** Somebody opens a seal in the queue before the gate out, so that its vehicle is not let through until it is inspected. */
final class SealOpenedInQueue extends SealOpened {
    static final FaultKind KIND =
            new FaultKind("seal-opened-in-queue", Slot.GATES, List.of("SEAL_BROKEN"), SealOpenedInQueue::new);

    private static final double BEFORE_GATE_M = 130;

    private SealOpenedInQueue(World world, int index, Chance chance) {
        super(
                world,
                index,
                world.map().crossing().kzGateM() - BEFORE_GATE_M + chance.between(-40, 40),
                chance.between(20, 35));
    }
}
