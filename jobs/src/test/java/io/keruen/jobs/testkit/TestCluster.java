package io.keruen.jobs.testkit;

import io.keruen.jobs.Between;
import io.keruen.jobs.EscortPipeline;
import io.keruen.jobs.Outlets;
import io.keruen.jobs.Sources;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A mini cluster of two task managers with one slot each: at parallelism 2 both hold keys. */
public final class TestCluster implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final MiniCluster cluster;

    /** Starts a cluster. */
    public TestCluster() throws Exception {
        Configuration config = new Configuration();
        config.set(RestOptions.BIND_PORT, "0");
        config.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(1));
        config.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(16));
        config.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(16));
        cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(config)
                .setNumTaskManagers(2)
                .setNumSlotsPerTaskManager(1)
                .build());
        cluster.start();
    }

    /** The cluster itself. */
    public MiniCluster cluster() {
        return cluster;
    }

    /** Submits the pipeline. */
    public JobID submit(Configuration settings, Sources sources, Outlets outlets, Between between) throws Exception {
        StreamExecutionEnvironment env = new StreamExecutionEnvironment(settings);
        EscortPipeline.build(env, sources, outlets, between);
        JobGraph graph = env.getStreamGraph().getJobGraph();
        cluster.submitJob(graph).get();
        return graph.getJobID();
    }

    /** Waits for the end of a job; throws if it failed. */
    public void await(JobID job) throws Exception {
        JobResult result = cluster.requestJobResult(job).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        result.toJobExecutionResult(getClass().getClassLoader());
    }

    /** Waits until something holds. */
    public static void until(String what, BooleanSupplier holds) throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        for (long left = PATIENCE.toMillis() / 20; !holds.getAsBoolean(); left--) {
            if (left == 0) {
                throw new AssertionError("waited in vain for: " + what);
            }
            never.await(20, TimeUnit.MILLISECONDS);
        }
    }

    /** Restarts at once, and checkpoints only when the test asks. */
    public static Configuration restarting(Configuration settings, Path checkpoints, Duration interval) {
        Configuration config = new Configuration(settings);
        config.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        config.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 20);
        config.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(50));
        config.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, interval);
        config.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
        return config;
    }

    @Override
    public void close() throws Exception {
        cluster.close();
    }
}
