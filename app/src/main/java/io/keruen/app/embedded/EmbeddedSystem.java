package io.keruen.app.embedded;

import io.keruen.app.job.Checkpoints;
import io.keruen.app.job.JobProgress;
import io.keruen.app.job.UnusableDataException;
import io.keruen.app.play.FeedProgress;
import io.keruen.app.play.ScenarioFeed;
import io.keruen.app.play.ScenarioOfficers;
import io.keruen.app.play.Tempo;
import io.keruen.app.process.Causes;
import io.keruen.app.process.KafkaClients;
import io.keruen.app.process.Parts;
import io.keruen.connectors.kafka.KafkaAccess;
import io.keruen.connectors.kafka.TimeOwner;
import io.keruen.connectors.kafka.TopicLayout;
import io.keruen.connectors.kafka.TopicSetup;
import io.keruen.connectors.names.Topics;
import io.keruen.connectors.scenario.Scenario;
import io.keruen.jobs.EscortJob;
import io.keruen.jobs.HistoryJob;
import io.keruen.jobs.settings.EscortSettings;
import io.keruen.jobs.settings.HistorySettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.jspecify.annotations.Nullable;

/**
 * The system on one machine: broker, topics, escort job, and a scenario that plays. Started on a folder that holds data
 * already, it goes on where it stopped, however it stopped. Close it in any case; the data stay.
 */
public final class EmbeddedSystem implements AutoCloseable {
    private static final int PARALLELISM = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Parts parts = new Parts();
    private final TopicLayout layout = TopicLayout.ofOneBroker(PARALLELISM, TimeOwner.PLAYER);
    private final EmbeddedBroker broker;
    private final EmbeddedFlink flink;
    private final EmbeddedFlink.Running job;
    private final EmbeddedFlink.@Nullable Running historyJob;
    private final JobProgress progress;
    private final ScenarioOfficers officers;
    private final ScenarioFeed feed;

    private EmbeddedSystem(Path data, Scenario scenario, Tempo tempo, EmbeddedHistory history) throws Exception {
        CompletableFuture<EmbeddedFlink> flinkStart =
                CompletableFuture.supplyAsync(() -> startFlink(data.resolve("flink-tmp"), history));
        parts.add(flinkStart, started -> started.get().close()); // also if something fails before it is waited for
        try {
            broker = parts.add(startBroker(data.resolve("kafka")), EmbeddedBroker::close);
            Admin admin = parts.add(
                    Admin.create(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers())),
                    made -> made.close(PATIENCE));
            progress = new JobProgress(admin, PARALLELISM);
            Path checkpoints = data.resolve("checkpoints");
            Checkpoints.bind(checkpoints, admin.describeCluster().clusterId().get());
            @Nullable Path newest = Checkpoints.newest(checkpoints).orElse(null);
            prepareTopics(admin, newest != null);
            FeedProgress done = KafkaClients.feedProgress(KafkaAccess.open(broker.bootstrapServers()), layout);
            officers = ScenarioOfficers.in(data.resolve("officers"), scenario);
            flink = parts.add(flinkStart.get(), EmbeddedFlink::close);
            job = parts.add(startJob(checkpoints, newest), EmbeddedFlink.Running::cancel);
            historyJob = startHistory(data.resolve("history-checkpoints"), admin, history);
            KafkaProducer<byte[], byte[]> producer =
                    parts.add(KafkaClients.patientProducer(broker.bootstrapServers()), made -> made.close(PATIENCE));
            feed = new ScenarioFeed(scenario, layout, producer, done, tempo);
            feed.signAs(officers);
            startFeed();
        } catch (Exception e) {
            parts.closeAfter(e);
            throw e;
        }
    }

    /** Starts everything but a history, and plays. */
    public static EmbeddedSystem start(Path data, Scenario scenario, double speed) throws Exception {
        return start(data, scenario, speed, EmbeddedHistory.off("nobody asked for it"));
    }

    /**
     * Starts everything and plays.
     *
     * @param data the folder in which broker and jobs keep what they have
     * @param scenario with at least one sample
     * @param speed times real time, &gt; 0
     * @param history stays open when the system is closed
     * @throws UnusableDataException if the folder's data cannot be gone on from
     */
    public static EmbeddedSystem start(Path data, Scenario scenario, double speed, EmbeddedHistory history)
            throws Exception {
        return start(data, scenario, Tempo.of(speed), history);
    }

    /** The same by a clock of one's own. */
    static EmbeddedSystem start(Path data, Scenario scenario, Tempo tempo, EmbeddedHistory history) throws Exception {
        return new EmbeddedSystem(data, scenario, tempo, history);
    }

    private static EmbeddedBroker startBroker(Path folder) throws Exception {
        boolean isNew = EmbeddedBroker.isNew(folder);
        try {
            return EmbeddedBroker.start(folder);
        } catch (Exception e) {
            if (isNew) {
                throw e;
            }
            throw new UnusableDataException("the broker does not start on " + folder + ": " + Causes.words(e));
        }
    }

    private void prepareTopics(Admin admin, boolean hasCheckpoint)
            throws UnusableDataException, ExecutionException, InterruptedException {
        try {
            TopicSetup.ensure(admin, layout);
            progress.checkNothingIsGone(hasCheckpoint);
        } catch (IllegalStateException e) {
            throw new UnusableDataException(String.valueOf(e.getMessage()));
        }
    }

    private static EmbeddedFlink startFlink(Path temporary, EmbeddedHistory history) {
        try {
            HistorySettings settings = history.settings();
            return settings == null
                    ? EmbeddedFlink.start(temporary, PARALLELISM)
                    : EmbeddedFlink.start(temporary, PARALLELISM + settings.parallelism(), settings.target());
        } catch (Exception e) {
            throw new IllegalStateException("Flink did not start: " + e.getMessage(), e);
        }
    }

    private EmbeddedFlink.Running startJob(Path checkpoints, @Nullable Path newest) throws Exception {
        Configuration config = new Configuration();
        config.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, Checkpoints.forFlink(checkpoints));
        EscortSettings settings = EscortSettings.of(config);
        return flink.submit(
                EscortJob.graph(KafkaAccess.open(broker.bootstrapServers()), settings, officers.register(), config),
                newest);
    }

    private EmbeddedFlink.@Nullable Running startHistory(Path checkpoints, Admin admin, EmbeddedHistory history)
            throws Exception {
        HistorySettings settings = history.settings();
        if (settings == null) {
            return null;
        }
        Checkpoints.bind(checkpoints, admin.describeCluster().clusterId().get());
        Path newest = Checkpoints.newest(checkpoints).orElse(null);
        Configuration config = new Configuration();
        config.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, Checkpoints.forFlink(checkpoints));
        return parts.add(
                flink.submit(HistoryJob.graph(broker.bootstrapServers(), settings, config), newest),
                EmbeddedFlink.Running::cancel);
    }

    private void startFeed() {
        Thread thread = new Thread(feed, "scenario-feed");
        thread.setDaemon(true);
        thread.start();
        parts.add(thread, feeding -> {
            feed.stop();
            feeding.join(PATIENCE.toMillis());
        });
    }

    /** Where the broker is. */
    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** Flink's web page. */
    public URI flinkAddress() throws ExecutionException, InterruptedException {
        return flink.webAddress();
    }

    /** What Prometheus reads. */
    public URI metricsAddress() {
        return flink.metricsAddress();
    }

    /** Where the register of officers is, and who is in it to try things with. */
    public String officers() {
        return officers.words();
    }

    /** The broker, for those who want to see it fail. */
    public EmbeddedBroker broker() {
        return broker;
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

    /** How many decisions of gates have been written; final once it is done. */
    public long clearances() throws ExecutionException, InterruptedException {
        return progress.written(Topics.ESCORT_CLEARANCES);
    }

    /** What went wrong for good, in words; {@code null} while all is well. */
    public @Nullable String failure() throws ExecutionException, InterruptedException {
        String ofBroker = broker.failure();
        if (ofBroker != null) {
            return ofBroker;
        }
        Throwable ofJob = job.failure();
        if (ofJob != null) {
            return "the escort job failed: " + Causes.words(ofJob);
        }
        Exception ofFeed = feed.failure();
        return ofFeed == null ? null : "the scenario cannot be played on: " + Causes.words(ofFeed);
    }

    /** Why the history job ended; {@code null} while it runs or there is none. It ends nothing else. */
    public @Nullable String historyFailure() throws ExecutionException, InterruptedException {
        Throwable failure = historyJob == null ? null : historyJob.failure();
        return failure == null ? null : "the history job failed: " + Causes.words(failure);
    }

    /** Ends the parts, the last that was started first. */
    @Override
    public void close() throws Exception {
        parts.close();
    }
}
