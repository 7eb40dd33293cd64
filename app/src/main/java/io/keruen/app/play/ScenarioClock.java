package io.keruen.app.play;

import java.util.function.LongSupplier;

/** The time of a scenario that is played: it starts where it is told to and runs faster than ours. Thread-safe. */
public final class ScenarioClock {
    private static final double NS_PER_MS = 1e6;

    private final long startMs;
    private final double speed;
    private final LongSupplier nanoTime;
    private final long startNs;

    /**
     * Starts at a time of the scenario.
     *
     * @param speed times real time, &gt; 0
     */
    public ScenarioClock(long startMs, double speed, LongSupplier nanoTime) {
        this.startMs = startMs;
        this.speed = speed;
        this.nanoTime = nanoTime;
        startNs = nanoTime.getAsLong();
    }

    /** The scenario's time now. */
    public long nowMs() {
        return startMs + (long) ((nanoTime.getAsLong() - startNs) / NS_PER_MS * speed);
    }
}
