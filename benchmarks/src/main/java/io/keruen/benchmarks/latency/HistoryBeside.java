package io.keruen.benchmarks.latency;

import io.keruen.connectors.influx.InfluxAccess;
import io.keruen.connectors.influx.InfluxBootstrap;
import io.keruen.connectors.influx.InfluxConnection;
import io.keruen.connectors.influx.InfluxServer;
import io.keruen.connectors.influx.InfluxTarget;
import io.keruen.connectors.names.Measurements;
import io.keruen.jobs.settings.HistorySettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.influxdb.dto.QueryResult;

/** The history beside the measured job, as {@code up} has it: a private InfluxDB, which is taken away for a while. */
final class HistoryBeside implements AutoCloseable {
    private static final long PATIENCE_MS = 90_000;
    private static final long LOOK_NS = 500_000_000;

    private final InfluxServer server;

    private HistoryBeside(InfluxServer server) {
        this.server = server;
    }

    static HistoryBeside start(Path folder) throws IOException, InterruptedException {
        if (InfluxServer.find().isEmpty()) {
            throw new IllegalStateException("--history needs an influxd on the PATH");
        }
        return new HistoryBeside(InfluxServer.start(folder));
    }

    /** Where the database is. */
    String url() {
        return server.url();
    }

    /** What the history job is told. */
    static HistorySettings settings(String url) {
        return new HistorySettings(
                target(url),
                new InfluxBootstrap(Duration.ZERO, Duration.ZERO),
                HistorySettings.BATCH_POINTS.defaultValue(),
                HistorySettings.MAX_WAIT.defaultValue(),
                1);
    }

    private static InfluxTarget target(String url) {
        return new InfluxTarget(url, "bench", Measurements.RETENTION_POLICY, InfluxAccess.OPEN);
    }

    /** Takes the database away for the middle third of a time. */
    Outage outage(long fromMs, long toMs) {
        return Outage.of(server, fromMs, toMs);
    }

    /** How many states of vehicles stand in it now. */
    long points() throws IOException {
        return count("");
    }

    private long count(String which) throws IOException {
        try (InfluxConnection influx = new InfluxConnection(target(server.url()))) {
            List<QueryResult.Series> series = influx.query("SELECT count(\"latDeg\") FROM \"vehicle\" " + which)
                    .getSeries();
            return series == null
                    ? 0
                    : ((Number) series.get(0).getValues().get(0).get(1)).longValue();
        }
    }

    /** Waits until states that were told after a moment stand in it: the job has caught up; whether it has. */
    boolean awaitCaughtUp(long afterMs) throws IOException {
        long untilMs = System.currentTimeMillis() + PATIENCE_MS;
        while (count("WHERE time > " + afterMs + "ms") == 0) {
            if (System.currentTimeMillis() > untilMs) {
                return false;
            }
            LockSupport.parkNanos(LOOK_NS);
        }
        return true;
    }

    @Override
    public void close() throws InterruptedException {
        server.close();
    }
}
