package io.keruen.simulator.fault;

import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.World;
import java.util.List;

/** A lorry of no escort comes to the first gate before the convoy does, is not let through and turns round. */
final class StrangerAtGate implements Fault {
    static final FaultKind KIND = new FaultKind("stranger-at-gate", Slot.START, List.of(), StrangerAtGate::new);

    private static final String PLATE = "LORRY-4471";

    private final long atMs;
    private boolean hasCome;

    private StrangerAtGate(World world, int index, Chance chance) {
        atMs = world.startMs() + Math.round(chance.between(18_000, 24_000));
    }

    @Override
    public void act(long nowMs, World world) {
        if (!hasCome && nowMs >= atMs) {
            hasCome = true;
            world.gates().askedBy(PLATE, nowMs);
        }
    }

    @Override
    public void close(World world) {
        // it has gone
    }

    @Override
    public List<Cause> causes() {
        return List.of();
    }
}
