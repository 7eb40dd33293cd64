package io.keruen.simulator.fault;

import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.Incident;
import io.keruen.simulator.world.World;
import java.util.List;

/** A seal was taken off and follows its truck in another vehicle. */
final class SealApart extends PlacedFault {
    static final FaultKind KIND = new FaultKind("seal-apart", Slot.PAPERS, List.of("SEAL_SEPARATED"), SealApart::new);

    private final double behindM;

    private SealApart(World world, int index, Chance chance) {
        super(world, index, 1_300 + chance.between(-80, 80), chance.between(100, 130));
        behindM = chance.between(160, 320);
    }

    @Override
    void begin(World world) {
        world.papers().seal(vehicle().index()).leaveBehind(behindM);
    }

    @Override
    void end(World world) {
        world.papers().seal(vehicle().index()).leaveBehind(0);
        world.truth()
                .tell(new Incident(Incident.Kind.SEAL_APART, vehicle().index(), startedMs(), world.nowMs(), true));
    }

    @Override
    List<Cause> causes(long fromMs, long toMs) {
        return List.of(Cause.must("SEAL_SEPARATED", id(), fromMs, toMs));
    }
}
