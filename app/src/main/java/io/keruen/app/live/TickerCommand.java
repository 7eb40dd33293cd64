package io.keruen.app.live;

import io.keruen.app.command.Console;
import io.keruen.app.command.Ending;
import io.keruen.app.command.UsageException;
import io.keruen.app.process.KafkaClients;
import io.keruen.connectors.kafka.InputPartitions;
import io.keruen.connectors.kafka.Ticker;
import io.keruen.connectors.kafka.TimeOwner;
import io.keruen.connectors.kafka.TopicLayout;
import io.keruen.jobs.kafka.KafkaSources;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code keruen ticker}: moves time in the input topics of a cluster. */
@Command(
        name = "ticker",
        description = "Writes ticks into every input topic until it is ended: without them nothing is judged.",
        mixinStandardHelpOptions = true)
public final class TickerCommand implements Callable<Integer> {
    private static final int WENT_WRONG = 2;
    private static final long LOOK_MS = 1_000;
    private static final Duration CLOSING = Duration.ofSeconds(3);
    private static final int MIN_PERIOD_MS = 10;
    private static final int MAX_PERIOD_MS = 1_000;

    private final Console console;

    @Mixin
    private final Broker broker = new Broker();

    @Option(
            names = "--period-ms",
            paramLabel = "N",
            description = "Between two ticks of a partition, 10..1000 (default ${DEFAULT-VALUE}).")
    private int periodMs = (int) Ticker.PERIOD.toMillis();

    @Option(
            names = "--health",
            paramLabel = "FILE",
            description = "Written once a second while the broker confirms ticks: old = ill.")
    private @Nullable Path health;

    public TickerCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        if (periodMs < MIN_PERIOD_MS || periodMs > MAX_PERIOD_MS) {
            throw new UsageException("--period-ms " + periodMs + " is not in " + MIN_PERIOD_MS + ".." + MAX_PERIOD_MS);
        }
        HealthFile healthFile = new HealthFile(health, console);
        TopicLayout layout = awaitLayout();
        KafkaProducer<byte[], byte[]> producer = KafkaClients.patientProducer(broker.access());
        try (Ending ending = new Ending();
                Ticker ticker = Ticker.start(producer, InputPartitions.of(layout), Duration.ofMillis(periodMs))) {
            console.say("ticks every " + periodMs + " ms in "
                    + InputPartitions.of(layout).size() + " partitions");
            return watch(ticker, healthFile, ending);
        } finally {
            producer.close(CLOSING);
        }
    }

    /**
     * The layout of topics that it may tick. While no broker answers it asks again: one that ends is started anew after ever
     * longer, and time would stand still for that long after the broker is back.
     */
    private TopicLayout awaitLayout() throws InterruptedException {
        boolean isSaid = false;
        while (true) {
            try {
                return layout();
            } catch (BrokerAwayException e) {
                if (!isSaid) {
                    console.say(e.getMessage() + "; it is asked again until it answers");
                    isSaid = true;
                }
            }
            Thread.sleep(LOOK_MS);
        }
    }

    private TopicLayout layout() throws InterruptedException {
        TopicLayout layout = broker.layout();
        if (layout.time() != TimeOwner.BROKER) {
            throw new UsageException("--bootstrap " + broker.bootstrapServers()
                    + ": the topics are stamped by who plays into them, and he ticks himself");
        }
        broker.require(Set.of(), KafkaSources.topics());
        return layout;
    }

    private int watch(Ticker ticker, HealthFile healthFile, Ending ending) throws InterruptedException {
        long seen = 0;
        while (!ending.isAskedWithin(LOOK_MS)) {
            Exception failure = ticker.failure();
            if (failure != null) {
                console.say("no more ticks: " + failure.getMessage());
                return WENT_WRONG;
            }
            long written = ticker.writtenTicks();
            if (written > seen) {
                healthFile.write(Long.toString(written));
            }
            seen = written;
        }
        return 0;
    }
}
