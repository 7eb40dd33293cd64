package io.keruen.simulator.fault;

import io.keruen.core.customs.SealStatus;
import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.Incident;
import io.keruen.simulator.world.World;
import java.util.List;

/** A seal says that it does not work, and later that it does. */
final class SealFaulty extends SealTrouble {
    static final FaultKind KIND = new FaultKind("seal-faulty", Slot.SEALS, List.of("SEAL_FAULT"), SealFaulty::new);

    private SealFaulty(World world, int index, Chance chance) {
        super(world, index, chance, 20, 70, Incident.Kind.SEAL_FAULTY, "SEAL_FAULT");
    }

    @Override
    void begin(World world) {
        world.papers().seal(vehicle().index()).becomes(SealStatus.FAULT, world.nowMs());
    }

    @Override
    void mend(World world) {
        world.papers().seal(vehicle().index()).becomes(SealStatus.SEALED, world.nowMs());
    }
}
