package io.keruen.simulator.fault;

import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.Incident;
import io.keruen.simulator.world.RadioQuality;
import io.keruen.simulator.world.World;
import java.util.List;

/** A vehicle's clock falls some seconds behind, and is set right after a while. */
final class ClockBehind extends PlacedFault {
    static final FaultKind KIND = new FaultKind("clock-behind", Slot.SECOND, List.of("CLOCK_SKEW"), ClockBehind::new);

    private final double behindMs;
    private final boolean hearsEachFrame;

    private ClockBehind(World world, int index, Chance chance) {
        super(world, index, Slot.SECOND.placeM(world.map()) + chance.between(-80, 80), chance.between(45, 60));
        behindMs = chance.between(3_000, 8_000);
        hearsEachFrame = world.conditions().radio() == RadioQuality.GOOD;
    }

    @Override
    void begin(World world) {
        vehicle().setClock(-behindMs);
    }

    @Override
    void end(World world) {
        vehicle().setClock(0);
        world.truth().tell(new Incident(Incident.Kind.CLOCK, vehicle().index(), startedMs(), world.nowMs(), true));
    }

    @Override
    List<Cause> causes(long fromMs, long toMs) {
        return List.of(
                hearsEachFrame
                        ? Cause.must("CLOCK_SKEW", id(), fromMs, fromMs + 2 * FRAME_MS)
                        : Cause.may("CLOCK_SKEW", id(), fromMs, toMs));
    }
}
