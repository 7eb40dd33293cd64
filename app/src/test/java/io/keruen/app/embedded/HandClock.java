package io.keruen.app.embedded;

import io.keruen.app.play.Tempo;
import io.keruen.connectors.scenario.Scenario;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that goes when it is told to: what happens to a scenario is said by its time, not by this machine's. */
public final class HandClock {
    private static final long NS_PER_MS = 1_000_000;

    private final AtomicLong nowNs = new AtomicLong();
    private final long startMs;

    private HandClock(long startMs) {
        this.startMs = startMs;
    }

    private long nanos() {
        return nowNs.get();
    }

    /** Stands at the start of the scenario. */
    public static HandClock at(Scenario scenario) {
        return new HandClock(scenario.samples().ingestTimeMs(scenario.samples().ingestOrder()[0]));
    }

    /** A scenario plays by it. */
    public Tempo tempo() {
        return new Tempo(1, this::nanos);
    }

    /** Moves on beyond the end of any scenario. */
    public void moveToEnd() {
        moveTo(Long.MAX_VALUE / (2 * NS_PER_MS));
    }

    /** Moves on to a time of the scenario. */
    public void moveTo(long scenarioMs) {
        nowNs.set((scenarioMs - startMs) * NS_PER_MS);
    }
}
