package io.keruen.simulator.fault;

import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.Convoy;
import io.keruen.simulator.world.CrossingMap;
import io.keruen.simulator.world.Vehicle;
import java.util.List;

/** A follower drives slower than the others until it is far behind, then catches up. */
final class WideningGap implements Fault {
    static final FaultKind KIND = new FaultKind("widening-gap", WideningGap::new);

    private final int index;
    private final double placeM;
    private final double slowMps;
    private final double enoughM;
    private long startedMs;
    private long endedMs;
    private String vehicleId = "";
    private String leaderId = "";

    private WideningGap(CrossingMap map, int index, Chance chance) {
        this.index = Math.max(1, index); // the first one follows nobody
        placeM = 1_400 + chance.between(-80, 80);
        slowMps = chance.between(7.5, 8.5);
        enoughM = chance.between(72, 80);
    }

    @Override
    public void act(long nowMs, Convoy convoy) {
        Vehicle vehicle = convoy.vehicle(index);
        if (startedMs == 0 && vehicle.truck().chainageM() >= placeM) {
            startedMs = nowMs;
            vehicleId = vehicle.id();
            leaderId = convoy.vehicle(index - 1).id();
            vehicle.truck().capSpeed(slowMps);
        }
        if (startedMs != 0 && endedMs == 0 && convoy.gapM(index) > enoughM) {
            endedMs = nowMs;
            vehicle.truck().capSpeed(Double.POSITIVE_INFINITY);
        }
    }

    @Override
    public List<Cause> causes() {
        return endedMs == 0 ? List.of() : List.of(new Cause("CONVOY_GAP", vehicleId, leaderId, startedMs, endedMs));
    }
}
