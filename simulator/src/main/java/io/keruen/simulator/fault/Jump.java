package io.keruen.simulator.fault;

import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.Convoy;
import io.keruen.simulator.world.CrossingMap;
import io.keruen.simulator.world.Vehicle;
import java.util.List;

/**
 * A receiver gives places beside the road for a moment, then right ones again. Too short to look like a vehicle that
 * left the road: that takes 2 s.
 */
final class Jump implements Fault {
    static final FaultKind KIND = new FaultKind("jump", Jump::new);

    private final int index;
    private final double placeM;
    private final double rightM;
    private final long lengthMs;
    private long startedMs;
    private String vehicleId = "";

    private Jump(CrossingMap map, int index, Chance chance) {
        this.index = index;
        placeM = 2_450 + chance.between(-80, 80);
        rightM = chance.between(20, 35);
        lengthMs = 100 * Math.round(chance.between(7, 14));
    }

    @Override
    public void act(long nowMs, Convoy convoy) {
        Vehicle vehicle = convoy.vehicle(index);
        if (startedMs == 0 && vehicle.truck().chainageM() >= placeM) {
            startedMs = nowMs;
            vehicleId = vehicle.id();
            vehicle.gnss().offset(0, -rightM);
        }
        if (startedMs != 0 && nowMs == startedMs + lengthMs) {
            vehicle.gnss().offset(0, 0);
        }
    }

    @Override
    public List<Cause> causes() {
        return startedMs == 0
                ? List.of()
                : List.of(new Cause("POSITION_JUMP", vehicleId, null, startedMs, startedMs + lengthMs));
    }
}
