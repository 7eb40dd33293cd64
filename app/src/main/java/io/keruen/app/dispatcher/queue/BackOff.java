package io.keruen.app.dispatcher.queue;

import java.util.SplittableRandom;

/**
 * How long to wait after a try that failed: seconds at first, then longer; what is urgent, never longer than a minute. A
 * fifth more or less is drawn from the seed, the key and the number of the try, so that many who fail at once do not come
 * back at once, and the same case waits the same. Immutable.
 */
public final class BackOff {
    /** Never longer than a minute: only the first of a queue is tried, and an urgent one may stand behind it. */
    private static final long[] DELAYS_MS = {1_000, 2_000, 5_000, 15_000, 60_000};

    private static final long[] URGENT_DELAYS_MS = {1_000, 2_000, 5_000, 10_000, 30_000, 60_000};
    private static final double JITTER_RATIO = 0.2;

    private final long seed;

    /** A back-off that draws from this seed. */
    public BackOff(long seed) {
        this.seed = seed;
    }

    /**
     * How long to wait.
     *
     * @param key of the destination and of what is tried
     * @param attempts how often it was tried, from 1
     */
    public long delayMs(String key, int attempts, boolean isUrgent) {
        long[] delays = isUrgent ? URGENT_DELAYS_MS : DELAYS_MS;
        long delayMs = delays[Math.min(attempts, delays.length) - 1];
        double drawn = new SplittableRandom(seed ^ (31L * key.hashCode() + attempts)).nextDouble();
        return Math.round(delayMs * (1 + JITTER_RATIO * (2 * drawn - 1)));
    }
}
