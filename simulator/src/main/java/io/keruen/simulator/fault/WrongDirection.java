package io.keruen.simulator.fault;

import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.World;
import java.util.ArrayList;
import java.util.List;

/** The last vehicle drives back along the road for some seconds, then follows the others again. */
final class WrongDirection extends PlacedFault {
    static final FaultKind KIND =
            new FaultKind("wrong-direction", Slot.FOURTH, List.of("WRONG_DIRECTION"), WrongDirection::new);

    private static final double STOPPING_S = 9;
    private static final double LEAST_BACK_M = 15;
    private static final double SURE_SIGMAS = 8;

    private final double mps;
    private final String leaderId;

    private WrongDirection(World world, int index, Chance chance) {
        this(
                world,
                chance.between(2.5, 3.5),
                Slot.FOURTH.placeM(world.map()) + chance.between(-80, 80),
                chance.between(8, 16));
    }

    private WrongDirection(World world, double mps, double placeM, double moreM) {
        super(world, world.convoy().size() - 1, placeM, STOPPING_S + (backM(world) + moreM) / mps);
        this.mps = mps;
        leaderId = world.convoy().vehicle(vehicle().index() - 1).id();
    }

    private static double backM(World world) {
        double sigmaM = world.convoy().vehicle(0).gnss().accuracyM();
        return Math.max(LEAST_BACK_M, SURE_SIGMAS * sigmaM) + 3 * sigmaM;
    }

    @Override
    void begin(World world) {
        vehicle().truck().driveAt(-mps);
    }

    @Override
    void end(World world) {
        vehicle().truck().driveAt(Double.NaN);
    }

    @Override
    List<Cause> causes(long fromMs, long toMs) {
        List<Cause> causes = new ArrayList<>();
        causes.add(Cause.must("WRONG_DIRECTION", id(), fromMs, toMs));
        causes.add(Cause.ofPair("CONVOY_GAP", id(), leaderId, fromMs, toMs));
        causes.add(Cause.ofPair("CONVOY_SPLIT", id(), leaderId, fromMs, toMs));
        return causes;
    }
}
