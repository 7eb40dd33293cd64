package io.keruen.app.live;

import io.keruen.app.command.Console;
import io.keruen.app.command.Ending;
import io.keruen.app.command.Playing;
import io.keruen.app.command.UsageException;
import io.keruen.app.job.UnusableDataException;
import io.keruen.app.play.FeedProgress;
import io.keruen.app.play.ScenarioFeed;
import io.keruen.app.play.ScenarioOfficers;
import io.keruen.app.play.Tempo;
import io.keruen.app.process.Causes;
import io.keruen.app.process.KafkaClients;
import io.keruen.app.replay.CheckedScenario;
import io.keruen.connectors.kafka.TimeOwner;
import io.keruen.connectors.kafka.TopicLayout;
import io.keruen.connectors.scenario.Scenario;
import io.keruen.connectors.scenario.ShiftedScenario;
import io.keruen.jobs.kafka.KafkaSources;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code keruen play}: publishes a scenario to a broker, as it happens. Where the broker stamps, the scenario happens
 * now; where the player stamps, it happens at its own time, as fast as he likes.
 */
@Command(
        name = "play",
        description = "Publishes a scenario to a broker, as if its vehicles drove now.",
        mixinStandardHelpOptions = true)
public final class PlayCommand implements Callable<Integer> {
    private static final int WENT_WRONG = 2;
    private static final int STOPPED = 130;
    private static final long LOOK_MS = 200;
    private static final Duration CLOSING = Duration.ofSeconds(3);
    /** The first sample shall not be late before it is sent. */
    private static final long AHEAD_MS = 2_000;

    private final Console console;

    @Parameters(paramLabel = "DIR", description = "The scenario folder.")
    private Path folder = Path.of(".");

    @Mixin
    private final Broker broker = new Broker();

    @Option(
            names = "--speed",
            paramLabel = "X",
            description =
                    "Times real time, 0.1..1000 (default ${DEFAULT-VALUE}); other than 1 only where the player stamps.")
    private double speed = 1;

    @Option(
            names = "--keep",
            description = "Go on behind the last frame that stands in the topics, where the player stamps.")
    private boolean keep;

    @Option(
            names = "--officers",
            paramLabel = "DIR",
            description =
                    "Sign as the scenario's officers, with keys and the register officers.jsonl that are made here.")
    private @Nullable Path officers;

    public PlayCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        Playing.checkSpeed(speed);
        CheckedScenario checked = Playing.read(folder);
        checked.warnings().forEach(console::say);
        TopicLayout layout = broker.layout();
        broker.require(Set.of(), KafkaSources.topics());
        boolean isLive = layout.time() == TimeOwner.BROKER;
        FeedProgress done = isLive ? live(layout) : recorded(layout);
        Scenario scenario = isLive
                ? ShiftedScenario.startingAt(System.currentTimeMillis() + AHEAD_MS, checked.scenario())
                : checked.scenario();
        KafkaProducer<byte[], byte[]> producer = KafkaClients.patientProducer(broker.access());
        try {
            ScenarioFeed feed = new ScenarioFeed(scenario, layout, producer, done, Tempo.of(speed));
            if (officers != null) {
                feed.signAs(officers(officers, scenario));
            }
            return play(feed);
        } finally {
            producer.close(CLOSING);
        }
    }

    private static ScenarioOfficers officers(Path folder, Scenario scenario) throws IOException {
        try {
            return ScenarioOfficers.in(folder, scenario);
        } catch (UnusableDataException e) {
            throw new UsageException("--officers " + e.getMessage());
        }
    }

    private FeedProgress live(TopicLayout layout) {
        if (speed != 1 || keep) {
            throw new UsageException((keep ? "--keep" : "--speed " + speed)
                    + " cannot be: the broker stamps these topics, so the scenario happens now");
        }
        return FeedProgress.none(layout);
    }

    private FeedProgress recorded(TopicLayout layout) {
        FeedProgress done = KafkaClients.feedProgress(broker.access(), layout);
        if (done.hasFrames() && !keep) {
            throw new UsageException("--bootstrap " + broker.bootstrapServers()
                    + ": a scenario stands in the topics already; --keep goes on with it, another needs other topics");
        }
        return done;
    }

    private int play(ScenarioFeed feed) throws InterruptedException {
        try (Ending ending = new Ending()) {
            Thread thread = new Thread(feed, "scenario-feed");
            thread.setDaemon(true);
            thread.start();
            console.say("plays " + folder + " into " + broker.bootstrapServers() + "; Ctrl-C ends");
            while (thread.isAlive()) {
                if (ending.isAskedWithin(LOOK_MS)) {
                    feed.stop();
                    return STOPPED;
                }
            }
            Exception failure = feed.failure();
            if (failure != null) {
                console.say("the scenario cannot be played on: " + Causes.words(failure));
                return WENT_WRONG;
            }
            console.say("the scenario has been played");
            return 0;
        }
    }
}
