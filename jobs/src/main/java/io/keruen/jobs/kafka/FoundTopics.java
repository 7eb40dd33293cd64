package io.keruen.jobs.kafka;

import io.keruen.connectors.kafka.KafkaAccess;
import io.keruen.connectors.kafka.KafkaRefusal;
import io.keruen.connectors.kafka.TopicLayout;
import io.keruen.connectors.kafka.TopicRights;
import io.keruen.connectors.kafka.TopicSetup;
import io.keruen.connectors.names.Topics;
import io.keruen.jobs.settings.KafkaSettings;
import io.keruen.jobs.settings.UnusableSettingException;
import java.util.Collection;
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
     * @throws UnusableSettingException if no broker answers there, a topic is missing, or one of these may not be read
     *     or written
     */
    public static TopicLayout at(KafkaAccess kafka, Collection<Topics> reads, Collection<Topics> writes)
            throws InterruptedException {
        try (Admin admin = Admin.create(kafka.settings(Map.of(
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                PATIENCE_MS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                PATIENCE_MS)))) {
            TopicLayout layout = TopicSetup.found(admin);
            TopicRights.require(admin, reads, writes);
            return layout;
        } catch (ExecutionException | KafkaException | IllegalStateException | IllegalArgumentException e) {
            String refusal = KafkaRefusal.words(e, kafka);
            if (refusal != null) {
                throw new UnusableSettingException(KafkaSettings.CONFIG_FILE.key() + ": " + refusal);
            }
            Throwable cause = e instanceof ExecutionException ? e.getCause() : e;
            throw new UnusableSettingException(KafkaSettings.BOOTSTRAP_SERVERS.key() + " cannot be " + kafka + ": "
                    + (cause == null ? e : cause).getMessage());
        }
    }
}
