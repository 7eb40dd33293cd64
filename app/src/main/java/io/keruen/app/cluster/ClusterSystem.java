package io.keruen.app.cluster;

import io.keruen.app.embedded.Causes;
import io.keruen.app.embedded.EmbeddedBroker;
import io.keruen.app.embedded.FeedProgress;
import io.keruen.app.embedded.JobProgress;
import io.keruen.app.embedded.KafkaClients;
import io.keruen.app.embedded.ScenarioFeed;
import io.keruen.app.embedded.Tempo;
import io.keruen.connectors.kafka.TimeOwner;
import io.keruen.connectors.kafka.TopicLayout;
import io.keruen.connectors.kafka.TopicSetup;
import io.keruen.connectors.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.flink.api.common.JobStatus;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.jspecify.annotations.Nullable;

/**
 * Broker, Flink cluster of separate processes, escort job and a scenario that plays, on one machine: what the job goes
 * through here is what it goes through on any cluster. Used by one thread; close it in any case.
 */
public final class ClusterSystem implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final EmbeddedBroker broker;
    private final Admin admin;
    private final StandaloneFlink flink;
    private final KafkaProducer<byte[], byte[]> producer;
    private final JobProgress progress;
    private final ScenarioFeed feed;
    private final Thread feeding;
    private final String jar;
    private String job;

    private ClusterSystem(Parts parts, Scenario scenario, TopicLayout layout, Tempo tempo, String jar, String job) {
        broker = parts.broker;
        admin = parts.admin;
        flink = parts.flink;
        this.jar = jar;
        this.job = job;
        progress = new JobProgress(admin, layout.framePartitions());
        producer = KafkaClients.patientProducer(broker.bootstrapServers());
        feed = new ScenarioFeed(scenario, layout, producer, FeedProgress.none(layout), tempo);
        feeding = new Thread(feed, "scenario-feed");
        feeding.setDaemon(true);
        feeding.start();
    }

    /**
     * Starts everything and plays.
     *
     * @param data an empty folder
     * @param nodes how many TaskManagers, and how many subtasks the job has at first
     */
    public static ClusterSystem start(
            Path data, Scenario scenario, Tempo tempo, Shape shape, Nodes nodes) throws Exception {
        EmbeddedBroker broker = EmbeddedBroker.start(data.resolve("kafka"));
        try {
            Admin admin = Admin.create(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()));
            TopicLayout layout = TopicLayout.ofOneBroker(nodes.taskManagers(), TimeOwner.PLAYER);
            TopicSetup.ensure(admin, layout);
            StandaloneFlink flink = StandaloneFlink.start(data.resolve("flink"), shape, nodes.taskManagers());
            try {
                String jar = flink.rest().upload(shape.jobJar());
                String job = flink.rest().run(jar, arguments(broker, nodes.parallelism()), null);
                return new ClusterSystem(new Parts(broker, admin, flink), scenario, layout, tempo, jar, job);
            } catch (IOException | InterruptedException | RestException | RuntimeException e) {
                flink.close();
                throw e;
            }
        } catch (IOException
                | InterruptedException
                | ExecutionException
                | RestException
                | RuntimeException e) {
            broker.close();
            throw e;
        }
    }

    private static List<String> arguments(EmbeddedBroker broker, int parallelism) {
        return List.of(
                "--kafka.bootstrap-servers",
                broker.bootstrapServers(),
                "--escort.parallelism",
                Integer.toString(parallelism));
    }

    /** Ends the job with a savepoint and goes on from it with so many subtasks. */
    public void rescale(int parallelism) throws IOException, InterruptedException, RestException {
        String savepoint = flink.rest().stop(job);
        job = flink.rest().run(jar, arguments(broker, parallelism), savepoint);
    }

    /** The TaskManagers that hold the keys of an operator. */
    public List<String> taskManagersOf(String operator) throws IOException, InterruptedException, RestException {
        return List.copyOf(flink.rest().taskManagersOf(job, operator));
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
        return status.isGloballyTerminalState() ? "the job is " + status + ": " + flink.rest().failure(job) : null;
    }

    /** Ends the parts, the last that was started first. */
    @Override
    public void close() throws InterruptedException {
        feed.stop();
        feeding.join(PATIENCE.toMillis());
        producer.close(PATIENCE);
        try {
            flink.close();
        } finally {
            admin.close(PATIENCE);
            broker.close();
        }
    }

    /**
     * How many there are.
     *
     * @param taskManagers of one slot each; the frames have as many partitions
     * @param parallelism subtasks of the job at first
     */
    public record Nodes(int taskManagers, int parallelism) {}

    /** What runs before the scenario does. */
    private record Parts(EmbeddedBroker broker, Admin admin, StandaloneFlink flink) {}
}
