package io.keruen.benchmarks.latency;

import io.keruen.connectors.influx.InfluxServer;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Stops a database for the middle third of a time and starts it again. Own thread; ask when it has ended. */
final class Outage {
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
        } catch (IOException | InterruptedException e) {
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
        return List.of(
                new Span("there", fromMs, goneMs), new Span("away", goneMs, backMs), new Span("back", backMs, toMs));
    }

    /** A time of the measured one, end excluded. */
    record Span(String influx, long fromMs, long toMs) {
        boolean has(long atMs) {
            return atMs >= fromMs && atMs < toMs;
        }
    }
}
