package io.keruen.simulator.fault;

import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.World;
import java.util.List;

/** A receiver repeats its last place while the vehicle drives on, then says where it really is. */
final class FrozenPosition extends PlacedFault {
    static final FaultKind KIND = new FaultKind(
            "frozen-position", Slot.THIRD, List.of("POSITION_FROZEN", "POSITION_JUMP"), FrozenPosition::new);

    private static final double SURE_S_PER_SIGMA = 2;

    private FrozenPosition(World world, int index, Chance chance) {
        super(
                world,
                index,
                Slot.THIRD.placeM(world.map()) + chance.between(-80, 80),
                chance.between(6, 8)
                        + SURE_S_PER_SIGMA
                                * world.convoy().vehicle(index).gnss().accuracyM());
    }

    @Override
    void begin(World world) {
        vehicle().gnss().freeze(true);
    }

    @Override
    void end(World world) {
        vehicle().gnss().freeze(false);
    }

    @Override
    List<Cause> causes(long fromMs, long toMs) {
        return List.of(
                Cause.must("POSITION_FROZEN", id(), fromMs, fromMs + FRAME_MS),
                Cause.must("POSITION_JUMP", id(), toMs, toMs),
                Cause.may("HEADWAY_TOO_SHORT", null, fromMs, toMs + FRAME_MS),
                Cause.may("CONVOY_ORDER_CHANGED", null, fromMs, toMs + FRAME_MS),
                Cause.may("CONVOY_SPLIT", null, fromMs, toMs + FRAME_MS),
                Cause.may("CONVOY_GAP", null, fromMs, toMs + FRAME_MS));
    }
}
