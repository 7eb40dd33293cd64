package io.keruen.jobs.source;

/**
 * The ticks of a played input: one every {@code everyMs} of ingest time in every partition, and one at {@code lastMs},
 * where the run ends. How dense they stand changes no result.
 *
 * @param firstMs ingest time of the first sample
 * @param lastMs ingest time of the last sample: nobody is silent beyond it
 */
public record PlayedTicks(long firstMs, long lastMs, long everyMs) {
    /** How dense ticks stand unless somebody says otherwise. */
    public static final long EVERY_MS = 200;

    private static final long MAX_TICKS = 500_000;

    /** Refuses a span that runs backwards; widens ticks that would be too many. */
    public PlayedTicks {
        if (firstMs > lastMs || everyMs <= 0) {
            throw new IllegalArgumentException(
                    "no ticks from " + firstMs + " to " + lastMs + " every " + everyMs + " ms");
        }
        everyMs = Math.max(everyMs, (lastMs - firstMs) / MAX_TICKS);
    }

    /** Ticks at the usual density. */
    public static PlayedTicks between(long firstMs, long lastMs) {
        return new PlayedTicks(firstMs, lastMs, EVERY_MS);
    }

    /** The tick after another one, or after whatever came before the first; the last one is its own next. */
    long next(long tickMs) {
        return tickMs < firstMs ? firstMs : Math.min(lastMs, tickMs + everyMs);
    }
}
