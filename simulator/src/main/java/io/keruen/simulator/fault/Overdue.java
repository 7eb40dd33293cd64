package io.keruen.simulator.fault;

import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.Incident;
import io.keruen.simulator.world.World;
import java.util.List;

/** Somebody promised an arrival that the convoy cannot keep. */
final class Overdue extends PlacedFault {
    static final FaultKind KIND = new FaultKind("overdue", Slot.WHOLE, List.of("TRANSIT_OVERDUE"), Overdue::new);

    private final long afterMs;

    private Overdue(World world, int index, Chance chance) {
        super(world, index, Slot.WHOLE.placeM(world.map()) + chance.between(-80, 80), chance.between(7_200, 7_200));
        afterMs = Math.round(chance.between(240_000, 420_000));
    }

    @Override
    void begin(World world) {
        world.promise(byMs(world));
    }

    private long byMs(World world) {
        return world.startMs() + afterMs;
    }

    @Override
    void end(World world) {
        world.truth()
                .tell(new Incident(Incident.Kind.OVERDUE, 0, byMs(world), Math.max(byMs(world), world.nowMs()), true));
    }

    @Override
    List<Cause> causes(long fromMs, long toMs) {
        return List.of(new Cause("TRANSIT_OVERDUE", null, null, fromMs, toMs, true));
    }
}
