package io.keruen.connectors.influx;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** How to wait before trying again. */
@FunctionalInterface
public interface Pause {
    /** Waits; ends at once when the thread is interrupted. */
    void beforeTry(int failedTries) throws InterruptedException;

    /** 100 ms, doubled with each failure up to 10 s, by a random part less, so that writers do not come all at once. */
    static Pause exponential() {
        return failedTries -> {
            long ms = delayMs(failedTries);
            long jitteredMs = ThreadLocalRandom.current().nextLong(ms / 2, ms + 1);
            new CountDownLatch(1).await(jitteredMs, TimeUnit.MILLISECONDS);
        };
    }

    /** The longest pause after so many failures. */
    static long delayMs(int failedTries) {
        return Math.min(10_000L, 100L << Math.min(10, failedTries - 1));
    }
}
