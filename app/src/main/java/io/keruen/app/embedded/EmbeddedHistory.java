package io.keruen.app.embedded;

import io.keruen.connectors.influx.InfluxServer;
import io.keruen.jobs.settings.HistorySettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * Where the history of the embedded system goes: to the InfluxDB that INFLUX_URL names, else to a private one if there
 * is a program for it, else nowhere.
 */
public final class EmbeddedHistory implements AutoCloseable {
    private static final String URL = "INFLUX_URL";

    private final @Nullable HistorySettings settings;
    private final @Nullable InfluxServer server;
    private final String words;

    private EmbeddedHistory(@Nullable HistorySettings settings, @Nullable InfluxServer server, String words) {
        this.settings = settings;
        this.server = server;
        this.words = words;
    }

    /** No history, and why. */
    public static EmbeddedHistory off(String why) {
        return new EmbeddedHistory(null, null, "off: " + why);
    }

    /**
     * Finds out where it goes, and starts a private database if need be. One that does not start is no reason to stop.
     *
     * @param folder where a private one keeps its data
     */
    public static EmbeddedHistory open(Path folder, Map<String, String> environment) throws InterruptedException {
        if (!environment.getOrDefault(URL, "").isEmpty()) {
            HistorySettings settings = settings(environment);
            return new EmbeddedHistory(
                    settings,
                    null,
                    settings.target().url() + ", database " + settings.target().database());
        }
        if (InfluxServer.find().isEmpty()) {
            return off("neither " + URL + " is set nor is there an influxd on the PATH");
        }
        try {
            InfluxServer server = InfluxServer.start(folder);
            Map<String, String> own = Map.of(URL, server.url());
            HistorySettings settings = settings(own);
            return new EmbeddedHistory(
                    settings,
                    server,
                    server.url() + ", database " + settings.target().database() + " (a private influxd)");
        } catch (IOException e) {
            return off(String.valueOf(e.getMessage()));
        }
    }

    /** A scenario may play years ago, so nothing is too old. */
    private static HistorySettings settings(Map<String, String> environment) {
        Configuration config = new Configuration();
        config.set(HistorySettings.KEEP, Duration.ZERO);
        config.set(HistorySettings.KEEP_MEANS, Duration.ZERO);
        return HistorySettings.of(config, environment);
    }

    /** What the history job is told; {@code null} = there is none. */
    public @Nullable HistorySettings settings() {
        return settings;
    }

    /** Where it goes, for a person. */
    public String words() {
        return words;
    }

    /** Ends a private database; what it has stays. */
    @Override
    public void close() throws InterruptedException {
        if (server != null) {
            server.close();
        }
    }
}
