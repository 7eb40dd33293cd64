package io.keruen.benchmarks.latency;

import io.keruen.connectors.influx.InfluxServer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Stops a database for the middle third of a time and starts it again. Own thread; ask when it has ended, and close it. */
final class Outage implements AutoCloseable {
    private static final int PARTS = 3;

    private final InfluxServer server;
    private final long fromMs;
    private final long toMs;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private final Thread thread = new Thread(this::run, "outage");
    private volatile long goneMs;
    private volatile long backMs;

    private Outage(InfluxServer server, long fromMs, long toMs) {
        this.server = server;
        this.fromMs = fromMs;
        this.toMs = toMs;
    }

    /** Begins to wait for its time. */
    static Outage of(InfluxServer server, long fromMs, long toMs) {
        Outage outage = new Outage(server, fromMs, toMs);
        outage.thread.start();
        return outage;
    }

    private void run() {
        try {
            long partMs = (toMs - fromMs) / PARTS;
            sleepUntil(fromMs + partMs);
            goneMs = System.currentTimeMillis();
            server.stop();
            sleepUntil(toMs - partMs);
            server.start();
            backMs = System.currentTimeMillis();
        } catch (Exception e) { // whatever it is, who asks for the times is told
            failure.set(e);
        }
    }

    private static void sleepUntil(long atMs) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(Math.max(0, atMs - System.currentTimeMillis()));
    }

    /** Waits for its end; the times with, without and again with the database. */
    List<Span> spans() throws InterruptedException {
        thread.join();
        Exception wrong = failure.get();
        if (wrong != null) {
            throw new IllegalStateException("InfluxDB could not be stopped and started: " + wrong, wrong);
        }
        if (backMs >= toMs) {
            throw new IllegalStateException("InfluxDB came back " + (backMs - toMs) + " ms after the measured time");
        }
        return List.of(
                new Span("there", fromMs, goneMs), new Span("away", goneMs, backMs), new Span("back", backMs, toMs));
    }

    /** Ends it wherever it stands; the database stays as it is. */
    @Override
    public void close() throws InterruptedException {
        thread.interrupt();
        thread.join();
    }

    /** A time of the measured one, end excluded. */
    record Span(String influx, long fromMs, long toMs) {
        boolean has(long atMs) {
            return atMs >= fromMs && atMs < toMs;
        }
    }
}
