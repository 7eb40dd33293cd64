package io.keruen.simulator.world;

import io.keruen.core.action.OfficerAction;
import io.keruen.core.gate.GateLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The gates at which a convoy is cleared vehicle by vehicle; none where it drives through as one. */
public final class Gates {
    /** A world without. */
    static final Gates NONE = new Gates(List.of(), List.of());

    private static final double GATHERING_MPS = 0.8;
    private static final long READ_MS = 100;

    private final List<GateLane> lanes;
    private final List<OfficerAction> actions;
    private final List<GateLine> ofStrangers = new ArrayList<>();

    private Gates(List<GateLane> lanes, List<OfficerAction> actions) {
        this.lanes = lanes;
        this.actions = actions;
    }

    /** The gates of the map. */
    static Gates of(CrossingMap map, Convoy convoy, Papers papers, Chance chance) {
        Inspection inspection = new Inspection(convoy, papers, chance.stream("officers"));
        List<GateLane> lanes = new ArrayList<>();
        double[] atM = map.gatesM();
        for (int i = 0; i < atM.length; i++) {
            String gateId = CrossingMap.GATE_IDS.get(i);
            lanes.add(new GateLane(gateId, atM[i], convoy, papers, inspection, chance.stream(gateId)));
        }
        return new Gates(lanes, inspection.actions());
    }

    /** Whether there are any. */
    boolean areThere() {
        return !lanes.isEmpty();
    }

    /** Where a vehicle has to stop now; infinite if nowhere. */
    double barrierM(int vehicle) {
        double nearestM = Double.POSITIVE_INFINITY;
        for (GateLane lane : lanes) {
            nearestM = Math.min(nearestM, lane.barrierM(vehicle));
        }
        return nearestM;
    }

    /** How far the first vehicle may drive now. */
    double leadsToM() {
        double nearestM = Double.POSITIVE_INFINITY;
        for (GateLane lane : lanes) {
            nearestM = Math.min(nearestM, lane.leadsToM());
        }
        return nearestM;
    }

    /** How fast the first vehicle may come up to a queue. */
    double leadsAtMps(double atM, boolean hasGathered) {
        boolean isSlow = !hasGathered && lanes.stream().anyMatch(lane -> lane.isAhead(atM));
        return isSlow ? GATHERING_MPS : Double.POSITIVE_INFINITY;
    }

    void step(long nowMs) {
        for (GateLane lane : lanes) {
            lane.step(nowMs);
        }
    }

    /** Somebody of no escort asks to be let through the first gate: all that is read is a plate. */
    public void askedBy(String plate, long nowMs) {
        if (areThere()) {
            ofStrangers.add(new GateLine(
                    CrossingMap.GATE_IDS.get(0), GateLine.Event.ARRIVED, null, plate, null, nowMs, nowMs + READ_MS, 0));
        }
    }

    /** What the gates reported, in the order in which it reached us, numbered from 1. */
    public List<GateLine> lines() {
        List<GateLine> sorted = new ArrayList<>();
        lanes.forEach(lane -> sorted.addAll(lane.lines()));
        sorted.addAll(ofStrangers);
        sorted.sort(Comparator.comparingLong(GateLine::ingestTimeMs).thenComparing(GateLine::gateId));
        List<GateLine> numbered = new ArrayList<>();
        for (GateLine line : sorted) {
            numbered.add(new GateLine(
                    line.gateId(),
                    line.event(),
                    line.vehicleId(),
                    line.plate(),
                    line.sealId(),
                    line.eventTimeMs(),
                    line.ingestTimeMs(),
                    numbered.size() + 1L));
        }
        return numbered;
    }

    /** What officers did at the gates, in the order in which they did it, not numbered. */
    public List<OfficerAction> actions() {
        return List.copyOf(actions);
    }
}
