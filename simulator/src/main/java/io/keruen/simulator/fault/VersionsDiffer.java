package io.keruen.simulator.fault;

import io.keruen.core.customs.Authority;
import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.Incident;
import io.keruen.simulator.world.World;
import java.util.List;

/** One side releases a new version of a declaration, and the other side does so a while later. */
final class VersionsDiffer extends SealTrouble {
    static final FaultKind KIND =
            new FaultKind("versions-differ", Slot.SEALS, List.of("DECLARATION_MISMATCH"), VersionsDiffer::new);

    private static final int VERSION = 2;

    private final boolean isKzFirst;

    private VersionsDiffer(World world, int index, Chance chance) {
        super(world, index, chance, 20, 60, Incident.Kind.VERSIONS_DIFFER, "DECLARATION_MISMATCH");
        isKzFirst = chance.below(2) == 0;
    }

    @Override
    void begin(World world) {
        world.papers().release(vehicle().index(), isKzFirst ? Authority.KZ : Authority.CN, VERSION, world.nowMs());
    }

    @Override
    void mend(World world) {
        world.papers().release(vehicle().index(), isKzFirst ? Authority.CN : Authority.KZ, VERSION, world.nowMs());
    }
}
