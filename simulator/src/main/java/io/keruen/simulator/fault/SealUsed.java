package io.keruen.simulator.fault;

import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.Incident;
import io.keruen.simulator.world.Seal;
import io.keruen.simulator.world.World;
import java.util.List;

/** Somebody uses a seal without authority, and goes. */
final class SealUsed extends SealTrouble {
    static final FaultKind KIND =
            new FaultKind("seal-used", Slot.SEALS, List.of("SEAL_UNAUTHORISED_ACTION"), SealUsed::new);

    private static final String ACTION = "PAIRED_WITH_UNKNOWN_READER";

    private SealUsed(World world, int index, Chance chance) {
        super(world, index, chance, 12, 20, Incident.Kind.SEAL_USED, "SEAL_UNAUTHORISED_ACTION");
    }

    @Override
    void begin(World world) {
        Seal seal = world.papers().seal(vehicle().index());
        seal.usedBy(ACTION);
        seal.wake(world.nowMs());
    }

    @Override
    void mend(World world) {
        world.papers().seal(vehicle().index()).wake(world.nowMs());
    }
}
