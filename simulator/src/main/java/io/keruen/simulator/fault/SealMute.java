package io.keruen.simulator.fault;

import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.Incident;
import io.keruen.simulator.world.Seal;
import io.keruen.simulator.world.World;
import java.util.List;

/** A seal stops reporting for more than two of its periods. */
final class SealMute extends PlacedFault {
    static final FaultKind KIND = new FaultKind("seal-silent", Slot.PAPERS, List.of("SEAL_SILENT"), SealMute::new);

    private SealMute(World world, int index, Chance chance) {
        super(world, index, 900 + chance.between(-80, 80), chance.between(70, 120));
    }

    @Override
    void begin(World world) {
        world.papers().seal(vehicle().index()).speak(false);
    }

    @Override
    void end(World world) {
        world.papers().seal(vehicle().index()).speak(true);
        world.truth()
                .tell(new Incident(Incident.Kind.SEAL_MUTE, vehicle().index(), startedMs(), world.nowMs(), true));
    }

    @Override
    List<Cause> causes(long fromMs, long toMs) {
        return List.of(Cause.must("SEAL_SILENT", id(), fromMs - Seal.PERIOD_MS, fromMs));
    }
}
