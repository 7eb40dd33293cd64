package io.keruen.jobs.settings;

import io.keruen.connectors.influx.InfluxAccess;
import io.keruen.connectors.influx.InfluxBootstrap;
import io.keruen.connectors.influx.InfluxTarget;
import io.keruen.connectors.names.Measurements;
import java.time.Duration;
import java.util.Map;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the history job.
 *
 * @param bootstrap what to make in the database at the start; {@code null} = nothing
 * @param batchPoints points in one write at most
 * @param maxWait how long a point may wait for others
 * @param parallelism writers, and readers of Kafka
 */
public record HistorySettings(
        InfluxTarget target, @Nullable InfluxBootstrap bootstrap, int batchPoints, Duration maxWait, int parallelism) {
    public static final ConfigOption<String> URL = ConfigOptions.key("history.influx-url")
            .stringType()
            .defaultValue("http://127.0.0.1:8086")
            .withDescription("Where InfluxDB is; the environment's INFLUX_URL counts more.");

    public static final ConfigOption<String> DATABASE = ConfigOptions.key("history.database")
            .stringType()
            .defaultValue("keruen")
            .withDescription("The database of the history; the environment's INFLUX_DATABASE counts more.");

    public static final ConfigOption<String> RETENTION_POLICY = ConfigOptions.key("history.retention-policy")
            .stringType()
            .defaultValue(Measurements.RETENTION_POLICY)
            .withDescription("The retention policy that points are written to; the dashboards name the default.");

    public static final ConfigOption<Boolean> BOOTSTRAP = ConfigOptions.key("history.bootstrap")
            .booleanType()
            .defaultValue(true)
            .withDescription("Whether the job makes database, retention policies and means that are missing.");

    public static final ConfigOption<Duration> KEEP = ConfigOptions.key("history.keep")
            .durationType()
            .defaultValue(Duration.ofDays(90))
            .withDescription("How long points stay in a policy that the job makes; zero = for ever.");

    public static final ConfigOption<Duration> KEEP_MEANS = ConfigOptions.key("history.keep-means")
            .durationType()
            .defaultValue(Duration.ofDays(1_100))
            .withDescription("How long the means of each minute stay; zero = none are made.");

    public static final ConfigOption<Integer> BATCH_POINTS = ConfigOptions.key("history.batch-points")
            .intType()
            .defaultValue(5_000)
            .withDescription("Points in one write at most.");

    public static final ConfigOption<Duration> MAX_WAIT = ConfigOptions.key("history.max-wait")
            .durationType()
            .defaultValue(Duration.ofSeconds(1))
            .withDescription("How long a point may wait for others before it is written.");

    public static final ConfigOption<Integer> PARALLELISM = ConfigOptions.key("history.parallelism")
            .intType()
            .defaultValue(1)
            .withDescription("Writers, and readers of Kafka; states of one topic have one reader.");

    private static final String ENV_URL = "INFLUX_URL";
    private static final String ENV_DATABASE = "INFLUX_DATABASE";
    private static final String ENV_USER = "INFLUX_USER";
    private static final String ENV_PASSWORD = "INFLUX_PASSWORD";
    private static final String ENV_TOKEN = "INFLUX_TOKEN";
    private static final int MAX_BATCH_POINTS = 50_000;
    private static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(10);
    private static final Duration CHECKPOINT_TIMEOUT = Duration.ofHours(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    /** Refuses what cannot run. */
    public HistorySettings {
        require(batchPoints >= 1 && batchPoints <= MAX_BATCH_POINTS, BATCH_POINTS, batchPoints);
        require(!maxWait.isNegative() && !maxWait.isZero(), MAX_WAIT, maxWait);
        require(parallelism >= 1, PARALLELISM, parallelism);
    }

    /**
     * The settings of a live job. Who it is comes from the environment only: INFLUX_USER with INFLUX_PASSWORD, or
     * INFLUX_TOKEN.
     */
    public static HistorySettings of(ReadableConfig config, Map<String, String> environment) {
        return new HistorySettings(
                new InfluxTarget(
                        found(environment, ENV_URL, config.get(URL)),
                        found(environment, ENV_DATABASE, config.get(DATABASE)),
                        config.get(RETENTION_POLICY),
                        new InfluxAccess(
                                found(environment, ENV_USER, ""),
                                found(environment, ENV_PASSWORD, ""),
                                found(environment, ENV_TOKEN, ""))),
                config.get(BOOTSTRAP) ? new InfluxBootstrap(config.get(KEEP), config.get(KEEP_MEANS)) : null,
                config.get(BATCH_POINTS),
                config.get(MAX_WAIT),
                config.get(PARALLELISM));
    }

    /** A variable that is empty says nothing. */
    private static String found(Map<String, String> environment, String name, String otherwise) {
        String value = environment.getOrDefault(name, "");
        return value.isEmpty() ? otherwise : value;
    }

    /** All variables that {@link #of} looks at, so that it finds this target in them. */
    public Map<String, String> environment() {
        InfluxAccess access = target.access();
        return Map.of(
                ENV_URL,
                target.url(),
                ENV_DATABASE,
                target.database(),
                ENV_USER,
                access.user(),
                ENV_PASSWORD,
                access.password(),
                ENV_TOKEN,
                access.token());
    }

    /**
     * What Flink is told. A checkpoint waits for the database as long as it is away, and a job that fails starts again
     * for ever: the history is behind then, and nothing is lost that Kafka still holds.
     */
    public Configuration flinkConfiguration() {
        Configuration flink = new EscortSettings(
                        parallelism,
                        Math.max(parallelism, EscortSettings.MAX_PARALLELISM.defaultValue()),
                        CHECKPOINT_INTERVAL,
                        ExecutionOptions.BUFFER_TIMEOUT.defaultValue())
                .flinkConfiguration();
        flink.set(CheckpointingOptions.CHECKPOINTING_TIMEOUT, CHECKPOINT_TIMEOUT);
        flink.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, Integer.MAX_VALUE);
        flink.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF, LONGEST_PAUSE);
        return flink;
    }

    private static void require(boolean holds, ConfigOption<?> option, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(option.key() + " cannot be " + value);
        }
    }
}
