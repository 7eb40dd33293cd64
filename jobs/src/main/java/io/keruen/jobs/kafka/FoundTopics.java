package io.keruen.jobs.kafka;

import io.keruen.connectors.kafka.TopicLayout;
import io.keruen.connectors.kafka.TopicSetup;
import io.keruen.jobs.settings.KafkaSettings;
import io.keruen.jobs.settings.UnusableSettingException;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;

/** The topics that stand on a broker before a job is started on them. */
public final class FoundTopics {
    private static final String PATIENCE_MS = "20000";

    private FoundTopics() {}

    /**
     * How they are laid out.
     *
     * @throws UnusableSettingException if no broker answers there, or a topic is missing
     */
    public static TopicLayout at(String bootstrapServers) throws InterruptedException {
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                PATIENCE_MS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                PATIENCE_MS))) {
            return TopicSetup.found(admin);
        } catch (ExecutionException | KafkaException | IllegalStateException e) {
            Throwable cause = e instanceof ExecutionException ? e.getCause() : e;
            throw new UnusableSettingException(KafkaSettings.BOOTSTRAP_SERVERS.key() + " cannot be " + bootstrapServers
                    + ": " + (cause == null ? e : cause).getMessage());
        }
    }
}
