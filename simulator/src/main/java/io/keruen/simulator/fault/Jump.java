package io.keruen.simulator.fault;

import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.World;
import java.util.List;

/**
 * A receiver gives places beside the road for a moment, then right ones again. Too short to look like a vehicle that
 * left the road: that takes 2 s.
 */
final class Jump extends PlacedFault {
    static final FaultKind KIND = new FaultKind("jump", Slot.THIRD, List.of("POSITION_JUMP"), Jump::new);

    private static final double SURE_SIGMAS = 12;

    private final double rightM;

    private Jump(World world, int index, Chance chance) {
        this(
                world,
                index,
                Slot.THIRD.placeM(world.map()) + chance.between(-80, 80),
                chance.between(20, 35),
                chance.between(0.7, 1.4));
    }

    private Jump(World world, int index, double placeM, double rightM, double lengthS) {
        super(world, index, placeM, lengthS);
        this.rightM = Math.max(rightM, SURE_SIGMAS * vehicle().gnss().accuracyM());
    }

    @Override
    void begin(World world) {
        vehicle().gnss().offset(0, -rightM);
    }

    @Override
    void end(World world) {
        vehicle().gnss().offset(0, 0);
    }

    @Override
    List<Cause> causes(long fromMs, long toMs) {
        return List.of(Cause.must("POSITION_JUMP", id(), fromMs, toMs));
    }
}
