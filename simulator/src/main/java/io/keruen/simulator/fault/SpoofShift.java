package io.keruen.simulator.fault;

import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.Incident;
import io.keruen.simulator.world.World;
import java.util.List;

/** Somebody leads a receiver slowly off to the left, keeps it there for a while and leads it back. */
final class SpoofShift extends PlacedFault {
    static final FaultKind KIND =
            new FaultKind("spoof-shift", Slot.SECOND, List.of("ROUTE_DEVIATION"), SpoofShift::new);

    private static final double TURN_S = 12;
    private static final double BESIDE_S = 10;
    private static final double FAR_M = 13;
    private static final double FARTHER_PER_SIGMA = 4;

    private final Excursion excursion;

    private SpoofShift(World world, int index, Chance chance) {
        super(world, index, Slot.SECOND.placeM(world.map()) + chance.between(-80, 80), chance.between(34, 34));
        double farM = FAR_M + FARTHER_PER_SIGMA * vehicle().gnss().accuracyM();
        excursion = new Excursion(farM, TURN_S, BESIDE_S);
    }

    @Override
    void begin(World world) {}

    @Override
    void goOn(double sinceS, World world) {
        vehicle().gnss().offset(0, excursion.leftM(sinceS));
    }

    @Override
    void end(World world) {
        vehicle().gnss().offset(0, 0);
        world.truth().tell(new Incident(Incident.Kind.LED_ASIDE, vehicle().index(), startedMs(), world.nowMs(), true));
    }

    @Override
    List<Cause> causes(long fromMs, long toMs) {
        return List.of(Cause.must("ROUTE_DEVIATION", id(), fromMs, toMs));
    }
}
