package io.keruen.simulator.fault;

import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.Convoy;
import io.keruen.simulator.world.CrossingMap;
import io.keruen.simulator.world.Radio;
import io.keruen.simulator.world.Vehicle;
import java.util.List;

/** A vehicle's radio is off for about 12 s; what was not sent is lost in one world and sent afterwards in another. */
final class Silence implements Fault {
    static final FaultKind KIND = new FaultKind("silence", Silence::new);

    /** What was sent last was sampled no longer before. */
    private static final long FRAME_MS = Radio.FRAME_SAMPLES * 100L;

    private static final double BEYOND_POST_M = 120;

    private final int index;
    private final double placeM;
    private final long lengthMs;
    private final Radio.State off;
    private long startedMs;
    private long endedMs;
    private String vehicleId = "";

    private Silence(CrossingMap map, int index, Chance chance) {
        this.index = index;
        placeM = map.crossing().cnPostOutM() + BEYOND_POST_M + chance.between(-60, 60);
        lengthMs = Math.round(chance.between(10_500, 14_000));
        off = chance.below(2) == 0 ? Radio.State.LOSING : Radio.State.STORING;
    }

    @Override
    public void act(long nowMs, Convoy convoy) {
        Vehicle vehicle = convoy.vehicle(index);
        if (startedMs == 0 && vehicle.truck().chainageM() >= placeM) {
            startedMs = nowMs;
            vehicleId = vehicle.id();
            vehicle.radio().turn(off);
        }
        if (startedMs != 0 && endedMs == 0 && nowMs >= startedMs + lengthMs) {
            endedMs = nowMs;
            vehicle.radio().turn(Radio.State.ON);
        }
    }

    @Override
    public List<Cause> causes() {
        return endedMs == 0
                ? List.of()
                : List.of(
                        new Cause("TELEMETRY_STALE", vehicleId, null, startedMs - FRAME_MS, startedMs),
                        new Cause("TELEMETRY_LOST", vehicleId, null, startedMs - FRAME_MS, startedMs));
    }
}
