package io.keruen.simulator.fault;

import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.Incident;
import io.keruen.simulator.world.Truck;
import io.keruen.simulator.world.Vehicle;
import io.keruen.simulator.world.World;
import java.util.List;

/** A vehicle that nobody planned drives between two of the convoy for a while. */
final class Intruder extends PlacedFault {
    static final FaultKind KIND = new FaultKind("intruder", Slot.SECOND, List.of("CONVOY_INTRUDER"), Intruder::new);

    private static final double NOTICED_SIGMA_M = 1.5;
    private static final double SILENT_S = 0.5;

    private final Vehicle stranger;
    private final Vehicle leader;
    private final boolean isNoticed;

    private Intruder(World world, int index, Chance chance) {
        super(
                world,
                Math.max(1, index),
                Slot.SECOND.placeM(world.map()) + chance.between(-80, 80),
                chance.between(16, 26));
        stranger = world.addStranger("CAR-1", 0);
        leader = world.convoy().vehicle(vehicle().index() - 1);
        isNoticed = vehicle().gnss().accuracyM() <= NOTICED_SIGMA_M;
    }

    @Override
    void goOn(double sinceS, World world) {
        follow();
        stranger.speak(sinceS > SILENT_S); // it has driven there
    }

    @Override
    void begin(World world) {
        follow();
    }

    private void follow() {
        Truck truck = leader.truck();
        double gapM = truck.chainageM() - truck.lengthM() - vehicle().truck().chainageM();
        stranger.truck().place(vehicle().truck().chainageM() + 0.5 * gapM, truck.speedMps(), 0);
    }

    @Override
    void end(World world) {
        stranger.speak(false);
        world.truth()
                .tell(new Incident(Incident.Kind.INTRUDED, stranger.index(), startedMs(), world.nowMs(), isNoticed));
    }

    @Override
    List<Cause> causes(long fromMs, long toMs) {
        return List.of(
                new Cause("CONVOY_INTRUDER", stranger.id(), null, fromMs - FRAME_MS, fromMs + 10_000, isNoticed));
    }
}
