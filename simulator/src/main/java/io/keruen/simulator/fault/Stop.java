package io.keruen.simulator.fault;

import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.World;
import java.util.ArrayList;
import java.util.List;

/**
 * A vehicle halts on the open road for more than a minute. Those behind halt behind it, which is the same stop; those
 * ahead drive on, so its convoy is torn apart until they meet again at the gate.
 */
final class Stop extends PlacedFault {
    static final FaultKind KIND =
            new FaultKind("stop", Slot.FOURTH, List.of("UNAUTHORISED_STOP", "CONVOY_GAP", "CONVOY_SPLIT"), Stop::new);

    private static final long BRAKING_MS = 60_000;

    private final long haltMs;
    private final String leaderId;
    private long haltedMs;

    private Stop(World world, int index, Chance chance) {
        super(world, index, Slot.FOURTH.placeM(world.map()) + chance.between(-80, 80), 0);
        haltMs = Math.round(chance.between(78_000, 92_000));
        leaderId = index == 0 ? "" : world.convoy().vehicle(index - 1).id();
    }

    @Override
    void begin(World world) {
        vehicle().truck().capSpeed(0);
    }

    @Override
    boolean isOver(long nowMs, World world) {
        haltedMs = haltedMs == 0 && vehicle().truck().stands() ? nowMs : haltedMs;
        return haltedMs != 0 && nowMs >= haltedMs + haltMs;
    }

    @Override
    void end(World world) {
        vehicle().truck().capSpeed(Double.POSITIVE_INFINITY);
    }

    @Override
    List<Cause> causes(long fromMs, long toMs) {
        List<Cause> causes = new ArrayList<>();
        causes.add(Cause.must("UNAUTHORISED_STOP", id(), fromMs, fromMs + BRAKING_MS));
        if (!leaderId.isEmpty()) {
            causes.add(Cause.ofPair("CONVOY_GAP", id(), leaderId, fromMs, toMs));
            causes.add(Cause.ofPair("CONVOY_SPLIT", id(), leaderId, fromMs, toMs));
        }
        return causes;
    }
}
