package io.keruen.simulator.fault;

import io.keruen.core.customs.SealStatus;
import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.Incident;
import io.keruen.simulator.world.World;
import java.util.List;

/** Somebody opens a seal on the road and closes it again. */
class SealOpened extends PlacedFault {
    static final FaultKind KIND = new FaultKind("seal-opened", Slot.PAPERS, List.of("SEAL_BROKEN"), SealOpened::new);

    private SealOpened(World world, int index, Chance chance) {
        super(world, index, 1_900 + chance.between(-80, 80), chance.between(15, 40));
    }

    /** One that befalls at another place. */
    SealOpened(World world, int index, double placeM, double lengthS) {
        super(world, index, placeM, lengthS);
    }

    @Override
    void begin(World world) {
        world.papers().seal(vehicle().index()).becomes(SealStatus.OPENED, world.nowMs());
    }

    @Override
    void end(World world) {
        world.papers().seal(vehicle().index()).becomes(SealStatus.SEALED, world.nowMs());
        world.truth()
                .tell(new Incident(Incident.Kind.SEAL_OPENED, vehicle().index(), startedMs(), world.nowMs(), true));
    }

    @Override
    List<Cause> causes(long fromMs, long toMs) {
        return List.of(Cause.must("SEAL_BROKEN", id(), fromMs, fromMs + FRAME_MS));
    }
}
