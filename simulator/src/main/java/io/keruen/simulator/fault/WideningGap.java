package io.keruen.simulator.fault;

import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.World;
import java.util.List;

/** A follower drives slower than the others until it is far behind, then catches up. */
final class WideningGap extends PlacedFault {
    static final FaultKind KIND = new FaultKind("widening-gap", Slot.SECOND, List.of("CONVOY_GAP"), WideningGap::new);

    private final double slowMps;
    private final double enoughM;
    private final String leaderId;

    private WideningGap(World world, int index, Chance chance) {
        super(
                world,
                Math.max(1, index), // the first one follows nobody
                Slot.SECOND.placeM(world.map()) + chance.between(-80, 80),
                0);
        slowMps = world.map().pace() * chance.between(7.5, 8.5);
        enoughM = chance.between(72, 80);
        leaderId = world.convoy().vehicle(vehicle().index() - 1).id();
    }

    @Override
    void begin(World world) {
        vehicle().truck().capSpeed(slowMps);
    }

    @Override
    boolean isOver(long nowMs, World world) {
        return world.convoy().gapM(vehicle().index()) > enoughM;
    }

    @Override
    void end(World world) {
        vehicle().truck().capSpeed(Double.POSITIVE_INFINITY);
    }

    @Override
    List<Cause> causes(long fromMs, long toMs) {
        return List.of(Cause.ofPair("CONVOY_GAP", id(), leaderId, fromMs, toMs));
    }
}
