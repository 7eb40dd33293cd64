package io.keruen.simulator.fault;

import io.keruen.core.customs.SealStatus;
import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.Incident;
import io.keruen.simulator.world.World;
import java.util.List;

/** Somebody damages the housing of a seal and puts it right again. */
final class SealHousing extends SealTrouble {
    static final FaultKind KIND =
            new FaultKind("seal-housing", Slot.SEALS, List.of("SEAL_HOUSING_TAMPER"), SealHousing::new);

    private SealHousing(World world, int index, Chance chance) {
        super(world, index, chance, 15, 40, Incident.Kind.SEAL_HOUSING, "SEAL_HOUSING_TAMPER");
    }

    @Override
    void begin(World world) {
        world.papers().seal(vehicle().index()).becomes(SealStatus.HOUSING_TAMPERED, world.nowMs());
    }

    @Override
    void mend(World world) {
        world.papers().seal(vehicle().index()).becomes(SealStatus.SEALED, world.nowMs());
    }
}
