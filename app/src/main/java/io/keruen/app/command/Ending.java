package io.keruen.app.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C: tells the run to end and keeps the process until it has, but not for ever. Closing it says that the run has
 * ended.
 */
public final class Ending implements AutoCloseable {
    private static final long PATIENCE_S = 9;
    private static final int KILLED = 130;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = new Thread(this::end, "ctrl-c");

    public Ending() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Waits; whether the run shall end. */
    public boolean isAskedWithin(long timeMs) throws InterruptedException {
        return asked.await(timeMs, TimeUnit.MILLISECONDS);
    }

    private void end() {
        asked.countDown();
        try {
            if (!ended.await(PATIENCE_S, TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(KILLED);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        ended.countDown();
        if (asked.getCount() > 0) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The process is ending by itself: the hook has nothing left to wait for.
                asked.countDown();
            }
        }
    }
}
