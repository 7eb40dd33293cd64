package io.keruen.app.embedded;

import io.keruen.app.job.Checkpoints;
import io.keruen.app.process.FreePort;
import io.keruen.connectors.influx.InfluxTarget;
import io.keruen.jobs.metrics.InfluxReporterFactory;
import io.keruen.jobs.settings.EscortSettings;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.MetricOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.core.execution.CheckpointType;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.metrics.prometheus.PrometheusReporterFactory;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.util.FileUtils;
import org.jspecify.annotations.Nullable;

/**
 * A Flink cluster in this process, with its web page on a free port of the loopback interface and its metrics for
 * Prometheus on a free port of all interfaces: its reporter cannot be bound to one. Thread-safe.
 */
public final class EmbeddedFlink implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final long CANCEL_S = 5;

    /**
     * Flink takes a name for several at these, and for that of a jar where it ends in an exclamation mark; with such a name
     * it keeps to the system's own folder.
     */
    private static final Pattern UNUSABLE = Pattern.compile(",|" + Pattern.quote(File.pathSeparator) + "|!(/|$)");

    private final MiniCluster cluster;
    private final int metricsPort;

    private EmbeddedFlink(MiniCluster cluster, int metricsPort) {
        this.cluster = cluster;
        this.metricsPort = metricsPort;
    }

    /** Starts a cluster of one task manager, as below, whose metrics go to no history. */
    public static EmbeddedFlink start(Path temporary, int slots) throws Exception {
        return start(temporary, slots, null);
    }

    /**
     * Starts a cluster of one task manager.
     *
     * @param temporary a folder of its own for what it needs only while it runs; emptied first: a run that was killed leaves
     *     what it had
     * @param history where its metrics go too; {@code null} = nowhere
     */
    public static EmbeddedFlink start(Path temporary, int slots, @Nullable InfluxTarget history) throws Exception {
        int metricsPort = FreePort.find();
        Configuration config = new Configuration();
        FileUtils.deleteDirectory(temporary.toFile());
        Files.createDirectories(temporary);
        if (!UNUSABLE.matcher(temporary.toAbsolutePath().toString()).find()) {
            config.set(CoreOptions.TMP_DIRS, temporary.toString());
            config.set(WebOptions.TMP_DIR, temporary.toString());
        }
        config.set(JobManagerOptions.ADDRESS, HOST);
        config.set(JobManagerOptions.BIND_HOST, HOST);
        config.set(RestOptions.ADDRESS, HOST);
        config.set(RestOptions.BIND_ADDRESS, HOST);
        config.set(RestOptions.BIND_PORT, "0");
        // The page is for looking: the one job is this process's, and nobody else's code runs here.
        config.set(WebOptions.SUBMIT_ENABLE, false);
        config.set(WebOptions.CANCEL_ENABLE, false);
        // The cluster's word counts here, not the job's.
        config.set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, EscortSettings.RETAINED_CHECKPOINTS);
        config.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(1));
        config.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(32));
        config.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(32));
        config.set(MetricOptions.REPORTERS_LIST, "prometheus");
        config.setString("metrics.reporter.prometheus.factory.class", PrometheusReporterFactory.class.getName());
        config.setString("metrics.reporter.prometheus.port", Integer.toString(metricsPort));
        if (history != null) {
            InfluxReporterFactory.configure(config, history);
        }
        MiniCluster cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(config)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(slots)
                .build());
        cluster.start();
        return new EmbeddedFlink(cluster, metricsPort);
    }

    /** The web page. */
    public URI webAddress() throws ExecutionException, InterruptedException {
        return cluster.getRestAddress().get();
    }

    /** What Prometheus reads. */
    public URI metricsAddress() {
        return URI.create("http://" + HOST + ":" + metricsPort + "/metrics");
    }

    /** Starts a job, from a checkpoint if one is given; its checkpoints are this job's from then on. */
    public Running submit(StreamGraph graph, @Nullable Path checkpoint)
            throws ExecutionException, InterruptedException {
        if (checkpoint != null) {
            graph.setSavepointRestoreSettings(
                    SavepointRestoreSettings.forPath(Checkpoints.forFlink(checkpoint), false, RecoveryClaimMode.CLAIM));
        }
        JobID job = cluster.submitJob(graph).get().getJobID();
        return new Running(job);
    }

    @Override
    public void close() throws Exception {
        cluster.close();
    }

    /** A job that was submitted. */
    public final class Running {
        private final JobID job;

        private Running(JobID job) {
            this.job = job;
        }

        /** What it is doing. */
        public JobStatus status() throws ExecutionException, InterruptedException {
            return cluster.getJobStatus(job).get();
        }

        /** Why it ended; {@code null} while it has not. */
        public @Nullable Throwable failure() throws ExecutionException, InterruptedException {
            JobStatus status = status();
            if (!status.isGloballyTerminalState()) {
                return null;
            }
            if (status != JobStatus.FAILED) {
                // Its inputs have no end: somebody ended it from outside.
                return new IllegalStateException("somebody ended it: it is " + status);
            }
            return cluster.requestJobResult(job)
                    .get()
                    .getSerializedThrowable()
                    .<Throwable>map(each -> each.deserializeError(getClass().getClassLoader()))
                    .orElseGet(() -> new IllegalStateException("the job failed without a reason"));
        }

        /** Makes a checkpoint now; with it everything that came of what was read before has been written. */
        public void checkpoint() throws ExecutionException, InterruptedException {
            cluster.triggerCheckpoint(job, CheckpointType.DEFAULT).get();
        }

        /** Ends it where it stands; its newest checkpoint stays. */
        public void cancel() throws ExecutionException, InterruptedException, TimeoutException {
            if (!status().isGloballyTerminalState()) {
                CompletableFuture<?> cancelled = cluster.cancelJob(job);
                cancelled.get(CANCEL_S, TimeUnit.SECONDS);
            }
        }
    }
}
