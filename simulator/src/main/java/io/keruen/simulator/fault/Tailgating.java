package io.keruen.simulator.fault;

import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.World;
import java.util.List;

/** A follower drives up to its leader, too near for its speed, and falls back again. */
final class Tailgating extends PlacedFault {
    static final FaultKind KIND =
            new FaultKind("tailgating", Slot.SECOND, List.of("HEADWAY_TOO_SHORT"), Tailgating::new);

    private final double gapS;
    private final String leaderId;

    private Tailgating(World world, int index, Chance chance) {
        super(
                world,
                Math.max(1, index),
                Slot.SECOND.placeM(world.map()) + chance.between(-80, 80),
                chance.between(22, 30));
        gapS = chance.between(0.4, 0.6);
        leaderId = world.convoy().vehicle(vehicle().index() - 1).id();
    }

    @Override
    void begin(World world) {
        vehicle().truck().follow(2, gapS);
    }

    @Override
    void end(World world) {
        vehicle().truck().followAsUsual();
    }

    @Override
    List<Cause> causes(long fromMs, long toMs) {
        return List.of(Cause.ofPair("HEADWAY_TOO_SHORT", id(), leaderId, fromMs, toMs));
    }
}
