package io.keruen.simulator.fault;

import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.Convoy;
import io.keruen.simulator.world.CrossingMap;
import io.keruen.simulator.world.Vehicle;
import java.util.List;

/** A vehicle leaves its lane to the right, drives beside the road for a while and returns. */
final class Deviation implements Fault {
    static final FaultKind KIND = new FaultKind("deviation", Deviation::new);

    private static final double TURN_S = 12;
    private static final double MS_PER_S = 1_000;

    private final int index;
    private final double placeM;
    private final double rightM;
    private final double besideS;
    private long startedMs;
    private long endedMs;
    private String vehicleId = "";

    private Deviation(CrossingMap map, int index, Chance chance) {
        this.index = index;
        placeM = 600 + chance.between(-80, 80);
        rightM = chance.between(14, 18);
        besideS = chance.between(8, 14);
    }

    @Override
    public void act(long nowMs, Convoy convoy) {
        Vehicle vehicle = convoy.vehicle(index);
        if (startedMs == 0) {
            if (vehicle.truck().chainageM() < placeM) {
                return;
            }
            startedMs = nowMs;
            vehicleId = vehicle.id();
        }
        if (endedMs == 0) {
            double sinceS = (nowMs - startedMs) / MS_PER_S;
            vehicle.truck().steer(-rightM * shareAt(sinceS));
            endedMs = sinceS > 2 * TURN_S + besideS ? nowMs : 0;
        }
    }

    /** How far out it is: out, beside, back; it neither leaps nor turns sharply. */
    private double shareAt(double sinceS) {
        double out = Math.min(1, sinceS / TURN_S);
        double back = Math.max(0, Math.min(1, (sinceS - TURN_S - besideS) / TURN_S));
        return out * out * (3 - 2 * out) - back * back * (3 - 2 * back);
    }

    @Override
    public List<Cause> causes() {
        return startedMs == 0
                ? List.of()
                : List.of(new Cause(
                        "ROUTE_DEVIATION", vehicleId, null, startedMs, startedMs + Math.round(TURN_S * MS_PER_S)));
    }
}
