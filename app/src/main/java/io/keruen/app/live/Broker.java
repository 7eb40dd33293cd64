package io.keruen.app.live;

import io.keruen.app.command.KafkaConfigOption;
import io.keruen.app.command.UsageException;
import io.keruen.app.dispatcher.term.TermTopic;
import io.keruen.connectors.kafka.KafkaAccess;
import io.keruen.connectors.kafka.KafkaRefusal;
import io.keruen.connectors.kafka.TopicLayout;
import io.keruen.connectors.kafka.TopicRights;
import io.keruen.connectors.kafka.TopicSetup;
import io.keruen.connectors.names.Topics;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where a command finds its broker; what it cannot have of it is one line. */
public final class Broker {
    static final String OPTION = "--bootstrap";
    private static final int PATIENCE_MS = 30_000;

    /** So Kafka's client begins; it has no exception of its own for it. */
    private static final String UNKNOWN_NAME = "No resolvable bootstrap";

    @Option(
            names = {OPTION, "--bootstrap-servers"},
            required = true,
            paramLabel = "HOST:PORT",
            description = "Brokers to begin with.")
    private String bootstrapServers = "";

    @Mixin
    private final KafkaConfigOption config = new KafkaConfigOption();

    private @Nullable KafkaAccess access;

    /** Brokers to begin with. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** The way to them, with who asks. */
    public KafkaAccess access() {
        KafkaAccess known = access;
        if (known == null) {
            known = config.to(bootstrapServers);
            access = known;
        }
        return known;
    }

    /** Makes sure that whoever asks may read these topics and write those. */
    public void require(Collection<Topics> reads, Collection<Topics> writes) throws InterruptedException {
        ask(admin -> {
            TopicRights.require(admin, reads, writes);
            return true;
        });
    }

    /** The layout of its topics. */
    public TopicLayout layout() throws InterruptedException {
        try {
            return ask(TopicSetup::found);
        } catch (IllegalStateException e) {
            throw new UsageException(
                    OPTION + " " + bootstrapServers + ": " + e.getMessage() + "; keruen topics makes what is missing");
        }
    }

    /**
     * Makes the topics that are missing, that of the dispatcher's terms too: a dispatcher need not have the right. Refuses,
     * before it makes any, those that are there and unlike.
     */
    void ensure(TopicLayout layout) throws InterruptedException {
        try {
            ask(admin -> {
                TopicSetup.requireAlike(admin, layout, TermTopic.laidOut(layout));
                TopicSetup.ensure(admin, layout);
                TermTopic.ensure(admin, layout);
                return layout;
            });
        } catch (IllegalStateException e) {
            throw new UsageException(OPTION + " " + bootstrapServers + ": " + e.getMessage());
        }
    }

    /**
     * Asks the broker something.
     *
     * @throws BrokerAwayException if no broker answers
     * @throws UsageException if it refuses
     */
    public <T> T ask(Question<T> question) throws InterruptedException {
        try (Admin admin = Admin.create(access().settings(Map.of(
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                PATIENCE_MS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                PATIENCE_MS)))) {
            return question.of(admin);
        } catch (ExecutionException | KafkaException e) {
            throw unusable(access(), e);
        }
    }

    /** Why a broker cannot be used, as one line. */
    static UsageException unusable(KafkaAccess access, Exception failure) {
        String refusal = KafkaRefusal.words(failure, access);
        if (refusal != null) {
            return new UsageException(refusal);
        }
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        String line = OPTION + " " + access + " cannot be used: " + cause.getMessage();
        if (!isAway(cause)) {
            return new UsageException(line);
        }
        boolean saysWhoAsks = !access.properties().isEmpty();
        return new BrokerAwayException(saysWhoAsks ? line : line + "; is it up, or does it want --kafka-config?");
    }

    /** Also whose name nobody knows: a cluster forgets those of processes that are away. */
    private static boolean isAway(Throwable cause) {
        return cause instanceof RetriableException
                || (cause instanceof ConfigException
                        && Objects.toString(cause.getMessage()).startsWith(UNKNOWN_NAME));
    }

    /** What is asked. */
    public interface Question<T> {
        /** The answer. */
        T of(Admin admin) throws ExecutionException, InterruptedException;
    }
}
