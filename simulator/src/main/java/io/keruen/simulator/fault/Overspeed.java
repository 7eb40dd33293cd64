package io.keruen.simulator.fault;

import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.World;
import java.util.List;

/** The first vehicle drives faster than the road allows for some seconds; the others do not follow that fast. */
final class Overspeed extends PlacedFault {
    static final FaultKind KIND = new FaultKind("overspeed", Slot.FIRST, List.of("OVERSPEED"), Overspeed::new);

    private static final double SPEEDING_UP_S = 7;

    private final double mps;

    private Overspeed(World world, int index, Chance chance) {
        super(
                world,
                0,
                Slot.FIRST.placeM(world.map()) + chance.between(-80, 80),
                SPEEDING_UP_S + chance.between(4.5, 6.5) + 6 * (1 - world.map().pace()) / 0.25);
        mps = chance.between(16.5, 18);
    }

    @Override
    void begin(World world) {
        vehicle().truck().driveAt(mps);
    }

    @Override
    void end(World world) {
        vehicle().truck().driveAt(Double.NaN);
    }

    @Override
    List<Cause> causes(long fromMs, long toMs) {
        return List.of(
                Cause.must("OVERSPEED", id(), fromMs, toMs),
                Cause.may("CONVOY_GAP", null, fromMs, toMs + 60_000)); // those behind may not drive that fast
    }
}
