package io.keruen.simulator.fault;

import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.Incident;
import io.keruen.simulator.world.World;
import java.util.List;

/** A receiver hardly hears its satellites for a while. */
final class Jamming extends PlacedFault {
    static final FaultKind KIND =
            new FaultKind("gnss-jamming", Slot.FIRST, List.of("GNSS_JAMMING_SUSPECTED"), Jamming::new);

    private Jamming(World world, int index, Chance chance) {
        super(world, index, Slot.FIRST.placeM(world.map()) + chance.between(-80, 80), chance.between(14, 24));
    }

    @Override
    void begin(World world) {
        vehicle().gnss().jam(true);
    }

    @Override
    void end(World world) {
        vehicle().gnss().jam(false);
        world.truth().tell(new Incident(Incident.Kind.JAMMED, vehicle().index(), startedMs(), world.nowMs(), true));
    }

    @Override
    List<Cause> causes(long fromMs, long toMs) {
        return List.of(Cause.must("GNSS_JAMMING_SUSPECTED", id(), fromMs - FRAME_MS, fromMs + FRAME_MS));
    }
}
