package io.keruen.simulator.fault;

import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.World;
import java.util.List;

/** A vehicle leaves its lane to the right, drives beside the road for a while and returns. */
final class Deviation extends PlacedFault {
    static final FaultKind KIND = new FaultKind("deviation", Slot.FIRST, List.of("ROUTE_DEVIATION"), Deviation::new);

    private static final double TURN_S = 12;
    private static final double WIDER_PER_SIGMA_M = 3;

    private final Excursion excursion;

    private Deviation(World world, int index, Chance chance) {
        this(
                world,
                index,
                Slot.FIRST.placeM(world.map()) + chance.between(-80, 80),
                chance.between(14, 18),
                chance.between(8, 14));
    }

    private Deviation(World world, int index, double placeM, double rightM, double besideS) {
        super(world, index, placeM, 2 * TURN_S + besideS);
        double sigmaM = world.convoy().vehicle(index).gnss().accuracyM();
        double doubtM = WIDER_PER_SIGMA_M * Math.max(0, sigmaM - 1);
        excursion = new Excursion(-rightM - doubtM, TURN_S, besideS);
    }

    @Override
    void begin(World world) {}

    @Override
    void goOn(double sinceS, World world) {
        vehicle().truck().steer(excursion.leftM(sinceS));
    }

    @Override
    void end(World world) {
        vehicle().truck().steer(0);
    }

    @Override
    List<Cause> causes(long fromMs, long toMs) {
        return List.of(Cause.must("ROUTE_DEVIATION", id(), fromMs, toMs));
    }
}
