package io.keruen.core.gate;

import io.keruen.core.action.ArrivalQueue;

/** Lines of gates that not every key has worked past. Mutable. */
public final class GateLineQueue extends ArrivalQueue<GateLine> {
    /** An empty queue. */
    public GateLineQueue() {
        super(GateLine::ingestTimeMs, GateLine.ORDER);
    }
}
