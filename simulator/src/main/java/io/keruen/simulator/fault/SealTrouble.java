package io.keruen.simulator.fault;

import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.Incident;
import io.keruen.simulator.world.World;
import java.util.List;

/** Something is the matter with what a vehicle's cargo travels under, which a line says at the moment at which it begins. */
abstract class SealTrouble extends PlacedFault {
    private static final double PLACE_M = 1_500;
    private static final double AROUND_M = 80;

    private final Incident.Kind kind;
    private final String alertType;

    SealTrouble(
            World world, int index, Chance chance, double leastS, double mostS, Incident.Kind kind, String alertType) {
        super(world, index, PLACE_M + chance.between(-AROUND_M, AROUND_M), chance.between(leastS, mostS));
        this.kind = kind;
        this.alertType = alertType;
    }

    /** It is all right again. */
    abstract void mend(World world);

    /** From when on something is the matter, 0 while nothing is. */
    long factMs() {
        return startedMs();
    }

    @Override
    final void end(World world) {
        mend(world);
        if (factMs() != 0) {
            world.truth().tell(new Incident(kind, vehicle().index(), factMs(), world.nowMs(), true));
        }
    }

    @Override
    final List<Cause> causes(long fromMs, long toMs) {
        return factMs() == 0 ? List.of() : List.of(Cause.must(alertType, id(), factMs(), factMs() + FRAME_MS));
    }
}
