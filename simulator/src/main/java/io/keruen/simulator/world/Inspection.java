package io.keruen.simulator.world;

import io.keruen.core.action.OfficerAction;
import java.util.ArrayList;
import java.util.List;

/** Two officers at the gates, who look at each seal that was broken and clear its alert once it is sealed again. */
final class Inspection {
    private static final int NOBODY = -1;
    private static final long FIRST_MS = 12_000;
    private static final long SECOND_MS = 19_000;
    private static final List<String> OFFICERS = List.of("officer-12", "officer-31");

    private final Convoy convoy;
    private final Papers papers;
    private final Chance chance;
    private final List<OfficerAction> actions = new ArrayList<>();
    private int inspected = NOBODY;
    private long sinceMs;
    private int agreed;

    Inspection(Convoy convoy, Papers papers, Chance chance) {
        this.convoy = convoy;
        this.papers = papers;
        this.chance = chance;
    }

    /** What the officers did, in the order of their clock. */
    List<OfficerAction> actions() {
        return actions;
    }

    /** Whether a vehicle that stands at a gate still has to be inspected; the officers go on with it. */
    boolean isDue(int vehicle, long nowMs) {
        Seal seal = papers.seal(vehicle);
        if (!seal.isBroken()) {
            return false;
        }
        if (!seal.isSealed() || inspected != vehicle) {
            inspected = vehicle;
            sinceMs = nowMs;
            agreed = 0;
            return true;
        }
        if (nowMs - sinceMs >= (agreed == 0 ? FIRST_MS : SECOND_MS)) {
            clear(vehicle, nowMs);
        }
        return seal.isBroken();
    }

    private void clear(int vehicle, long nowMs) {
        actions.add(new OfficerAction(
                OFFICERS.get(agreed),
                OfficerAction.Kind.CLEAR_LATCH,
                null,
                "SEAL_BROKEN",
                convoy.vehicle(vehicle).id(),
                null,
                agreed == 0 ? "The cargo is complete, the seal is closed again." : "I have seen it, too.",
                0,
                nowMs,
                nowMs + 100 + chance.below(300),
                0));
        agreed++;
        if (agreed == OFFICERS.size()) {
            papers.seal(vehicle).repaired();
            inspected = NOBODY;
        }
    }
}
