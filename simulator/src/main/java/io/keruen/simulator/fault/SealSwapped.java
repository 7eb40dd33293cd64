package io.keruen.simulator.fault;

import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.Incident;
import io.keruen.simulator.world.Seal;
import io.keruen.simulator.world.World;
import java.util.List;

/** A seal reports on another vehicle of the convoy than its own, or one that nobody declared reports on a vehicle. */
final class SealSwapped extends SealTrouble {
    static final FaultKind KIND =
            new FaultKind("seal-swapped", Slot.SEALS, List.of("SEAL_ID_MISMATCH"), SealSwapped::new);

    private static final String UNDECLARED = "SEAL-91";

    private final Seal seal;
    private final String elsewhereId;
    private final boolean isUndeclared;

    private SealSwapped(World world, int index, Chance chance) {
        super(world, index, chance, 20, 50, Incident.Kind.SEAL_SWAPPED, "SEAL_ID_MISMATCH");
        isUndeclared = chance.below(2) == 0;
        int vehicles = world.convoy().size();
        elsewhereId = world.convoy()
                .vehicle((index + 1 + chance.below(vehicles - 1)) % vehicles)
                .id();
        seal = isUndeclared
                ? world.papers().addSeal(UNDECLARED, index)
                : world.papers().seal(index);
        if (isUndeclared) {
            seal.speak(false);
        }
    }

    @Override
    void begin(World world) {
        if (isUndeclared) {
            seal.speak(true);
        } else {
            seal.reportOn(elsewhereId);
        }
        seal.wake(world.nowMs());
    }

    @Override
    void mend(World world) {
        if (isUndeclared) {
            seal.speak(false);
        } else {
            seal.reportOn(id());
        }
        seal.wake(world.nowMs());
    }
}
