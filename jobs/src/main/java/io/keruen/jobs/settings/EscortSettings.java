package io.keruen.jobs.settings;

import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;

/**
 * The settings of the escort job.
 *
 * @param parallelism subtasks of the vehicle and escort stages
 * @param maxParallelism key groups; fixed for the life of a savepoint
 * @param checkpointInterval time between checkpoints; zero = none, for a run that is started again when it fails
 * @param bufferTimeout how long a record may wait in a network buffer for others
 */
public record EscortSettings(int parallelism, int maxParallelism, Duration checkpointInterval, Duration bufferTimeout) {
    public static final ConfigOption<Integer> PARALLELISM = ConfigOptions.key("escort.parallelism")
            .intType()
            .defaultValue(2)
            .withDescription("Subtasks of the vehicle and escort stages; not more than the partitions of the frames.");

    public static final ConfigOption<Integer> MAX_PARALLELISM = ConfigOptions.key("escort.max-parallelism")
            .intType()
            .defaultValue(128)
            .withDescription("Key groups: the highest parallelism ever; fixed for the life of a savepoint.");

    public static final ConfigOption<Duration> CHECKPOINT_INTERVAL = ConfigOptions.key("escort.checkpoint-interval")
            .durationType()
            .defaultValue(Duration.ofSeconds(5))
            .withDescription("Time between checkpoints, 10 ms at least; a restart repeats what came since the last.");

    public static final ConfigOption<Duration> BUFFER_TIMEOUT = ConfigOptions.key("escort.buffer-timeout")
            .durationType()
            .defaultValue(Duration.ofMillis(10))
            .withDescription("How long a record may wait in a network buffer for others: latency against throughput.");

    /** How many of the newest checkpoints stay; where a cluster's own setting counts, it must be told too. */
    public static final int RETAINED_CHECKPOINTS = 3;

    /** Flink's own bound. A live job without checkpoints would write nothing for good, and could not go on. */
    private static final Duration LEAST_INTERVAL = Duration.ofMillis(10);

    private static final int MAX_KEY_GROUPS = 32_768;

    /** States are written in pieces of this size: with Flink's 20 KiB the calls cost as much as the bytes. */
    private static final int CHECKPOINT_BUFFER_BYTES = 256 * 1024;

    private static final Duration CHECKPOINT_TIMEOUT = Duration.ofMinutes(1);

    /** As many as time out while the outlets wait for a broker that is away. */
    private static final int TOLERATED_CHECKPOINTS = 10;

    private static final int RESTARTS_OF_A_RUN = 12;

    /** Refuses what cannot run. */
    public EscortSettings {
        require(parallelism >= 1 && parallelism <= maxParallelism, PARALLELISM, parallelism);
        require(maxParallelism <= MAX_KEY_GROUPS, MAX_PARALLELISM, maxParallelism);
        require(!checkpointInterval.isNegative(), CHECKPOINT_INTERVAL, checkpointInterval);
        require(!bufferTimeout.isNegative(), BUFFER_TIMEOUT, bufferTimeout);
    }

    /** The settings of a live job. */
    public static EscortSettings of(ReadableConfig config) {
        Duration interval = config.get(CHECKPOINT_INTERVAL);
        require(
                interval.compareTo(LEAST_INTERVAL) >= 0,
                CHECKPOINT_INTERVAL,
                interval.toMillis() + " ms: a live job goes on from its checkpoints; 10 ms at least");
        return new EscortSettings(
                config.get(PARALLELISM), config.get(MAX_PARALLELISM), interval, config.get(BUFFER_TIMEOUT));
    }

    /** The settings of a replay: throughput, no checkpoints. */
    public static EscortSettings ofReplay(int parallelism) {
        return new EscortSettings(
                parallelism,
                Math.max(parallelism, MAX_PARALLELISM.defaultValue()),
                Duration.ZERO,
                ExecutionOptions.BUFFER_TIMEOUT.defaultValue());
    }

    /** What Flink is told. */
    public Configuration flinkConfiguration() {
        Configuration flink = new Configuration();
        flink.set(CoreOptions.DEFAULT_PARALLELISM, parallelism);
        flink.set(PipelineOptions.MAX_PARALLELISM, maxParallelism);
        flink.set(PipelineOptions.GENERIC_TYPES, false);
        flink.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        flink.set(PipelineOptions.OBJECT_REUSE, true);
        flink.set(StateBackendOptions.STATE_BACKEND, "hashmap");
        flink.set(CheckpointingOptions.ENABLE_UNALIGNED, false);
        if (!checkpointInterval.isZero()) {
            flink.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, checkpointInterval);
            survive(flink);
        }
        flink.set(ExecutionOptions.BUFFER_TIMEOUT, bufferTimeout);
        return flink;
    }

    /**
     * The same for a run in this process: when it fails again and again it ends with the reason, before the person who
     * began it.
     */
    public Configuration flinkConfigurationOfRun() {
        Configuration flink = flinkConfiguration();
        flink.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_ATTEMPTS, RESTARTS_OF_A_RUN);
        return flink;
    }

    /**
     * A broker that is away for some minutes costs checkpoints, not the job; a job that fails goes on from the newest one,
     * for ever: nobody may be there who would start it after an outage of a night.
     */
    private static void survive(Configuration flink) {
        flink.set(CheckpointingOptions.FS_WRITE_BUFFER_SIZE, CHECKPOINT_BUFFER_BYTES);
        flink.set(CheckpointingOptions.CHECKPOINTING_TIMEOUT, CHECKPOINT_TIMEOUT);
        flink.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, TOLERATED_CHECKPOINTS);
        flink.set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, RETAINED_CHECKPOINTS);
        flink.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        flink.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
        flink.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF, Duration.ofMillis(500));
        flink.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF, Duration.ofSeconds(10));
        flink.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_ATTEMPTS, Integer.MAX_VALUE);
    }

    private static void require(boolean holds, ConfigOption<?> option, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(option.key() + " cannot be " + value);
        }
    }
}
