package io.keruen.simulator.fault;

import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.World;
import java.util.List;

/** The last vehicle stands in customs control for longer than anybody may. */
final class LongDwell extends PlacedFault {
    static final FaultKind KIND =
            new FaultKind("long-dwell", Slot.CUSTOMS, List.of("ZONE_DWELL_EXCEEDED"), LongDwell::new);

    private static final long STARTS_BEFORE_MS = 30_000;

    private LongDwell(World world, int index, Chance chance) {
        super(
                world,
                world.convoy().size() - 1,
                Slot.CUSTOMS.placeM(world.map()) + chance.between(-30, 30),
                chance.between(160, 175));
    }

    @Override
    void begin(World world) {
        vehicle().truck().capSpeed(0);
    }

    @Override
    void end(World world) {
        vehicle().truck().capSpeed(Double.POSITIVE_INFINITY);
    }

    @Override
    List<Cause> causes(long fromMs, long toMs) {
        return List.of(Cause.must("ZONE_DWELL_EXCEEDED", id(), fromMs + STARTS_BEFORE_MS, toMs + STARTS_BEFORE_MS));
    }
}
