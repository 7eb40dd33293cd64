package io.keruen.simulator.fault;

import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.Incident;
import io.keruen.simulator.world.World;
import java.util.List;

/** A vehicle's clock is far ahead for a while: what it says then is set aside. */
final class ClockAhead extends PlacedFault {
    static final FaultKind KIND = new FaultKind("clock-ahead", Slot.SECOND, List.of("CLOCK_SKEW"), ClockAhead::new);

    private final double aheadMs;

    private ClockAhead(World world, int index, Chance chance) {
        super(world, index, Slot.SECOND.placeM(world.map()) + chance.between(-80, 80), chance.between(8, 25));
        aheadMs = chance.between(15_000, 90_000);
    }

    @Override
    void begin(World world) {
        vehicle().setClock(aheadMs);
    }

    @Override
    void end(World world) {
        vehicle().setClock(0);
        world.truth().tell(new Incident(Incident.Kind.CLOCK, vehicle().index(), startedMs(), world.nowMs(), true));
    }

    @Override
    List<Cause> causes(long fromMs, long toMs) {
        return List.of(Cause.must("CLOCK_SKEW", id(), fromMs, fromMs + 2 * FRAME_MS));
    }
}
