package io.keruen.simulator.fault;

import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.Convoy;
import io.keruen.simulator.world.CrossingMap;
import io.keruen.simulator.world.Vehicle;
import java.util.ArrayList;
import java.util.List;

/**
 * A vehicle halts on the open road for more than a minute. Those behind halt behind it, which is the same stop; those
 * ahead drive on, so its convoy is torn apart until they meet again at the gate.
 */
final class Stop implements Fault {
    static final FaultKind KIND = new FaultKind("stop", Stop::new);

    private static final double BEFORE_GATE_M = 1_050;
    private static final long BRAKING_MS = 60_000;

    private final int index;
    private final double placeM;
    private final long haltMs;
    private long startedMs;
    private long haltedMs;
    private long endedMs;
    private String vehicleId = "";
    private String leaderId = "";

    private Stop(CrossingMap map, int index, Chance chance) {
        this.index = index;
        placeM = map.crossing().kzGateM() - BEFORE_GATE_M + chance.between(-80, 80);
        haltMs = Math.round(chance.between(78_000, 92_000));
    }

    @Override
    public void act(long nowMs, Convoy convoy) {
        Vehicle vehicle = convoy.vehicle(index);
        if (startedMs == 0 && vehicle.truck().chainageM() >= placeM) {
            startedMs = nowMs;
            vehicleId = vehicle.id();
            leaderId = index == 0 ? "" : convoy.vehicle(index - 1).id();
            vehicle.truck().capSpeed(0);
        }
        if (startedMs != 0 && haltedMs == 0 && vehicle.truck().stands()) {
            haltedMs = nowMs;
        }
        if (haltedMs != 0 && endedMs == 0 && nowMs >= haltedMs + haltMs) {
            endedMs = nowMs;
            vehicle.truck().capSpeed(Double.POSITIVE_INFINITY);
        }
    }

    @Override
    public List<Cause> causes() {
        List<Cause> causes = new ArrayList<>();
        if (endedMs != 0) {
            causes.add(new Cause("UNAUTHORISED_STOP", vehicleId, null, startedMs, startedMs + BRAKING_MS));
            if (index > 0) {
                causes.add(new Cause("CONVOY_GAP", vehicleId, leaderId, startedMs, endedMs));
                causes.add(new Cause("CONVOY_SPLIT", vehicleId, leaderId, startedMs, endedMs));
            }
        }
        return causes;
    }
}
