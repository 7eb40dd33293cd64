package io.keruen.app.replay;

import io.keruen.core.stage.StageChain;
import java.util.function.LongConsumer;

/** Moves the time of a chain on while no frame comes, as live ticks do: what is told in a silence is told when it is due. */
public final class Ticks {
    private static final long PERIOD_MS = 100;

    /** In a longer silence nothing new is due but by the hour. */
    private static final long SILENCE_MS = 120_000;

    private Ticks() {}

    /**
     * From one ingest time, which it has reached, to another.
     *
     * @param reaches hears each time before the chain works up to it
     */
    public static void advance(StageChain chain, long fromMs, long toMs, LongConsumer reaches) {
        long lastTickMs = Math.min(toMs - PERIOD_MS, fromMs + SILENCE_MS);
        for (long tickMs = fromMs + PERIOD_MS; tickMs <= lastTickMs; tickMs += PERIOD_MS) {
            reaches.accept(tickMs);
            chain.advance(tickMs);
        }
        reaches.accept(toMs);
        chain.advance(toMs);
    }
}
