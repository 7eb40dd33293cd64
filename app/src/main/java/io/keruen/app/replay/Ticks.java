package io.keruen.app.replay;

import io.keruen.core.stage.StageChain;

/**
 * The time of a chain, which goes on while no frame comes, as by live ticks: what is told in a silence is told when it is due.
 * Mutable.
 */
public final class Ticks {
    private static final long NOT_BEGUN_MS = Long.MIN_VALUE;
    private static final long PERIOD_MS = 100;

    /** So much of a silence is ticked through; a recording may have one of years. */
    private static final long SILENCE_MS = 120_000;

    private final StageChain chain;
    private long reachedMs = NOT_BEGUN_MS;

    /** The time of a chain that has not begun to work. */
    public Ticks(StageChain chain) {
        this.chain = chain;
    }

    /** The ingest time up to which the chain works, or has worked. */
    public long reachedMs() {
        return reachedMs;
    }

    /** Works up to an ingest time. */
    public void advance(long toMs) {
        long fromMs = reachedMs == NOT_BEGUN_MS ? toMs : reachedMs;
        long lastTickMs = Math.min(toMs - PERIOD_MS, fromMs + SILENCE_MS);
        for (long tickMs = fromMs + PERIOD_MS; tickMs <= lastTickMs; tickMs += PERIOD_MS) {
            reach(tickMs);
        }
        reach(toMs);
    }

    private void reach(long ms) {
        reachedMs = ms;
        chain.advance(ms);
    }
}
