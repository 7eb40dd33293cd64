package io.keruen.app.cluster;

import io.keruen.app.embedded.EmbeddedBroker;
import io.keruen.app.embedded.EmbeddedHistory;
import io.keruen.app.job.JobProgress;
import io.keruen.app.play.FeedProgress;
import io.keruen.app.play.ScenarioFeed;
import io.keruen.app.play.Tempo;
import io.keruen.app.process.Causes;
import io.keruen.app.process.KafkaClients;
import io.keruen.app.process.Parts;
import io.keruen.connectors.influx.InfluxBootstrap;
import io.keruen.connectors.kafka.TimeOwner;
import io.keruen.connectors.kafka.TopicLayout;
import io.keruen.connectors.kafka.TopicSetup;
import io.keruen.connectors.scenario.Scenario;
import io.keruen.jobs.EscortJob;
import io.keruen.jobs.HistoryJob;
import io.keruen.jobs.HistoryOperatorIds;
import io.keruen.jobs.settings.EscortSettings;
import io.keruen.jobs.settings.HistorySettings;
import io.keruen.jobs.settings.KafkaSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.flink.api.common.JobStatus;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.jspecify.annotations.Nullable;

/**
 * Broker, Flink cluster of separate processes, both jobs and a scenario that plays, on one machine: what the jobs go
 * through here is what they go through on any cluster. Used by one thread; close it in any case.
 */
public final class ClusterSystem implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Parts parts;
    private final EmbeddedBroker broker;
    private final StandaloneFlink flink;
    private final JobProgress progress;
    private final ScenarioFeed feed;
    private final String jar;
    private final @Nullable String historyJob;
    private String job;

    private ClusterSystem(
            Parts parts, EmbeddedBroker broker, Submitted submitted, ScenarioFeed feed, JobProgress progress) {
        this.parts = parts;
        this.broker = broker;
        flink = submitted.flink;
        jar = submitted.jar;
        job = submitted.job;
        historyJob = submitted.historyJob;
        this.feed = feed;
        this.progress = progress;
        Thread feeding = new Thread(feed, "scenario-feed");
        feeding.setDaemon(true);
        feeding.start();
        parts.add(feeding, thread -> {
            feed.stop();
            thread.join(PATIENCE.toMillis());
        });
    }

    /**
     * Starts everything and plays.
     *
     * @param data an empty folder
     * @param nodes how many TaskManagers, and how many subtasks the escort job has at first
     * @param history where the history goes, for whose job there is one TaskManager more; stays open
     */
    public static ClusterSystem start(
            Path data, Scenario scenario, Tempo tempo, Shape shape, Nodes nodes, EmbeddedHistory history)
            throws Exception {
        Parts parts = new Parts();
        try {
            EmbeddedBroker broker = parts.add(EmbeddedBroker.start(data.resolve("kafka")), EmbeddedBroker::close);
            Admin admin = parts.add(
                    Admin.create(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers())),
                    made -> made.close(PATIENCE));
            TopicLayout layout = TopicLayout.ofOneBroker(nodes.taskManagers(), TimeOwner.PLAYER);
            TopicSetup.ensure(admin, layout);
            HistorySettings settings = history.settings();
            int taskManagers = nodes.taskManagers() + (settings == null ? 0 : settings.parallelism());
            Map<String, String> environment = settings == null ? Map.of() : settings.environment();
            StandaloneFlink flink = parts.add(
                    StandaloneFlink.start(data.resolve("flink"), shape, environment, taskManagers),
                    StandaloneFlink::close);
            String jar = flink.rest().upload(shape.jobJar());
            Submitted submitted = new Submitted(
                    flink,
                    jar,
                    flink.rest().run(jar, escort(broker, nodes.parallelism(), null)),
                    settings == null ? null : flink.rest().run(jar, history(broker, settings)));
            KafkaProducer<byte[], byte[]> producer =
                    parts.add(KafkaClients.patientProducer(broker.bootstrapServers()), made -> made.close(PATIENCE));
            ScenarioFeed feed = new ScenarioFeed(scenario, layout, producer, FeedProgress.none(layout), tempo);
            return new ClusterSystem(parts, broker, submitted, feed, new JobProgress(admin, layout.framePartitions()));
        } catch (Exception e) {
            parts.closeAfter(e);
            throw e;
        }
    }

    private static JobStart escort(EmbeddedBroker broker, int parallelism, @Nullable String savepoint) {
        List<String> arguments = List.of(
                "--" + KafkaSettings.BOOTSTRAP_SERVERS.key(),
                broker.bootstrapServers(),
                "--" + EscortSettings.PARALLELISM.key(),
                Integer.toString(parallelism));
        return new JobStart(EscortJob.class.getName(), arguments, Map.of(), savepoint);
    }

    /** Where the database is and who asks it the job learns from the JobManager's environment, as everywhere. */
    private static JobStart history(EmbeddedBroker broker, HistorySettings settings) {
        List<String> arguments = new ArrayList<>(List.of(
                "--" + KafkaSettings.BOOTSTRAP_SERVERS.key(),
                broker.bootstrapServers(),
                "--" + HistorySettings.RETENTION_POLICY.key(),
                settings.target().retentionPolicy(),
                "--" + HistorySettings.PARALLELISM.key(),
                Integer.toString(settings.parallelism())));
        InfluxBootstrap bootstrap = settings.bootstrap();
        if (bootstrap != null) {
            arguments.addAll(List.of(
                    "--" + HistorySettings.KEEP.key(),
                    bootstrap.keep().toMillis() + " ms",
                    "--" + HistorySettings.KEEP_MEANS.key(),
                    bootstrap.keepMeans().toMillis() + " ms"));
        }
        return new JobStart(HistoryJob.class.getName(), arguments, Map.of(), null);
    }

    /** Ends the escort job with a savepoint; where it stands. */
    public String stop() throws IOException, InterruptedException, RestException {
        return flink.rest().stop(job);
    }

    /** Ends the escort job with a savepoint and goes on from it with so many subtasks. */
    public void rescale(int parallelism) throws IOException, InterruptedException, RestException {
        String savepoint = stop();
        job = flink.rest().run(jar, escort(broker, parallelism, savepoint));
    }

    /** The TaskManagers that hold the keys of an operator of the escort job. */
    public List<String> taskManagersOf(String operator) throws IOException, InterruptedException, RestException {
        return List.copyOf(flink.rest().taskManagersOf(job, operator));
    }

    /** The TaskManagers on which the history job runs; none if there is no history. */
    public List<String> taskManagersOfHistory() throws IOException, InterruptedException, RestException {
        return historyJob == null
                ? List.of()
                : List.copyOf(flink.rest().taskManagersOf(historyJob, HistoryOperatorIds.POINTS.uid()));
    }

    public StandaloneFlink flink() {
        return flink;
    }

    /** Where the broker is. */
    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** The scenario's time. */
    public long nowMs() {
        return feed.nowMs();
    }

    /** Whether the scenario has been played and everything that came of it has been written. */
    public boolean isDone() throws ExecutionException, InterruptedException {
        return feed.isPlayed() && progress.pendingRecords() == 0;
    }

    /** How many alert events have been written; final once it is done. */
    public long alertEvents() throws ExecutionException, InterruptedException {
        return progress.alertEvents();
    }

    /** What went wrong for good, in words; {@code null} while all is well. */
    public @Nullable String failure() throws IOException, InterruptedException, RestException {
        Exception ofFeed = feed.failure();
        if (ofFeed != null) {
            return "the scenario cannot be played on: " + Causes.words(ofFeed);
        }
        String ofFlink = flink.failure();
        if (ofFlink != null) {
            return ofFlink;
        }
        JobStatus status = flink.rest().status(job);
        return status.isGloballyTerminalState()
                ? "the job is " + status + ": " + flink.rest().failure(job)
                : null;
    }

    /** Why the history job ended; {@code null} while it runs or there is none. It ends nothing else. */
    public @Nullable String historyFailure() throws IOException, InterruptedException, RestException {
        if (historyJob == null || !flink.rest().status(historyJob).isGloballyTerminalState()) {
            return null;
        }
        return "the history job ended: " + flink.rest().failure(historyJob);
    }

    /** Ends the parts, the last that was started first. */
    @Override
    public void close() throws Exception {
        parts.close();
    }

    /**
     * How many there are.
     *
     * @param taskManagers of one slot each, without that of the history; the frames have as many partitions
     * @param parallelism subtasks of the escort job at first
     */
    public record Nodes(int taskManagers, int parallelism) {}

    /** The jobs that were handed over. */
    private record Submitted(
            StandaloneFlink flink,
            String jar,
            String job,
            @Nullable String historyJob) {}
}
