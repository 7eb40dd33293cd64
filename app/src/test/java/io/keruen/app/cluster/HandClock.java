package io.keruen.app.cluster;

import java.util.concurrent.atomic.AtomicLong;

/** A clock that goes when it is told to: what happens to a scenario is said by its time, not by this machine's. */
final class HandClock {
    private static final long NS_PER_MS = 1_000_000;

    private final AtomicLong nowNs = new AtomicLong();
    private final long startMs;

    HandClock(long startMs) {
        this.startMs = startMs;
    }

    long nanos() {
        return nowNs.get();
    }

    /** Moves on to a time of the scenario. */
    void moveTo(long scenarioMs) {
        nowNs.set((scenarioMs - startMs) * NS_PER_MS);
    }
}
