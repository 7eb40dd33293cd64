package io.keruen.simulator.fault;

import io.keruen.core.customs.SealStatus;
import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.Incident;
import io.keruen.simulator.world.World;
import java.util.List;

/** Officers open a seal in customs, where they may, and close it again: nothing is wrong with that. */
final class SealInspected extends PlacedFault {
    static final FaultKind KIND = new FaultKind("seal-opened-in-control", Slot.SEALS, List.of(), SealInspected::new);

    private static final double LEAST_SHARE = 0.3;
    private static final double MOST_SHARE = 0.6;

    private SealInspected(World world, int index, Chance chance) {
        super(world, index, placeM(world, chance), chance.between(8, 20)); // before it reports again of itself
    }

    private static double placeM(World world, Chance chance) {
        double fromM = world.map().crossing().cnGateM();
        double toM = world.map().crossing().cnPostOutM();
        return fromM + (toM - fromM) * chance.between(LEAST_SHARE, MOST_SHARE);
    }

    @Override
    void begin(World world) {
        world.papers().seal(vehicle().index()).becomes(SealStatus.OPENED, world.nowMs());
    }

    @Override
    void end(World world) {
        world.papers().seal(vehicle().index()).becomes(SealStatus.SEALED, world.nowMs());
        world.truth()
                .tell(new Incident(Incident.Kind.SEAL_INSPECTED, vehicle().index(), startedMs(), world.nowMs(), true));
    }

    @Override
    List<Cause> causes(long fromMs, long toMs) {
        return List.of();
    }
}
