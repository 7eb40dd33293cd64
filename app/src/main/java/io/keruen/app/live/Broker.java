package io.keruen.app.live;

import io.keruen.app.command.UsageException;
import io.keruen.connectors.kafka.TopicLayout;
import io.keruen.connectors.kafka.TopicSetup;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Option;

/** Where a command finds its broker; what it cannot have of it is one line. */
public final class Broker {
    private static final String OPTION = "--bootstrap";
    private static final int PATIENCE_MS = 30_000;

    @Option(
            names = {OPTION, "--bootstrap-servers"},
            required = true,
            paramLabel = "HOST:PORT",
            description = "Brokers to begin with.")
    private String bootstrapServers = "";

    /** Brokers to begin with. */
    public String bootstrapServers() {
        return bootstrapServers;
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

    /** Makes the topics that are missing. */
    void ensure(TopicLayout layout) throws InterruptedException {
        try {
            ask(admin -> {
                TopicSetup.ensure(admin, layout);
                return layout;
            });
        } catch (IllegalStateException e) {
            throw new UsageException(OPTION + " " + bootstrapServers + ": " + e.getMessage());
        }
    }

    /** Asks the broker something. */
    public <T> T ask(Question<T> question) throws InterruptedException {
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                PATIENCE_MS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                PATIENCE_MS))) {
            return question.of(admin);
        } catch (ExecutionException | KafkaException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new UsageException(OPTION + " " + bootstrapServers + " cannot be used: " + cause.getMessage());
        }
    }

    /** What is asked. */
    public interface Question<T> {
        /** The answer. */
        T of(Admin admin) throws ExecutionException, InterruptedException;
    }
}
