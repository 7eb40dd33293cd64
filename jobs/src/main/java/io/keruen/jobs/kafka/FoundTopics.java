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
import org.apache.kafka.common.TopicPartition;

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
        try {
            return ask(kafka, admin -> {
                TopicLayout layout = TopicSetup.found(admin);
                TopicRights.require(admin, reads, writes);
                return layout;
            });
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw unusable(kafka, String.valueOf(e.getMessage()));
        }
    }

    /**
     * Makes sure that a job which goes on from no checkpoint has none to go on from: a savepoint may lie elsewhere, and
     * latches may stand in it of which the topics say nothing any more.
     *
     * @param groups that the job commits by
     * @param whole the partitions whose first record it must find
     * @throws UnusableSettingException if it has read before, or a first record is gone
     */
    public static void requireFirstStart(KafkaAccess kafka, Collection<String> groups, Collection<TopicPartition> whole)
            throws InterruptedException {
        try {
            ask(kafka, admin -> {
                JobOffsets offsets = new JobOffsets(admin, groups, whole);
                offsets.requireNeverRead();
                offsets.requireAllFromTheStart();
                return offsets;
            });
        } catch (IllegalStateException e) {
            throw new UnusableSettingException(KafkaSettings.BEGIN_ANEW.key() + " is false: " + e.getMessage()
                    + "; name a savepoint (submit --from) or the folder of its checkpoints, or let it forget its alerts"
                    + " and latches (submit --begin-anew)");
        }
    }

    private static <T> T ask(KafkaAccess kafka, Question<T> question) throws InterruptedException {
        try (Admin admin = Admin.create(kafka.settings(Map.of(
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                PATIENCE_MS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                PATIENCE_MS)))) {
            return question.of(admin);
        } catch (ExecutionException | KafkaException e) {
            String refusal = KafkaRefusal.words(e, kafka);
            if (refusal != null) {
                throw new UnusableSettingException(KafkaSettings.CONFIG_FILE.key() + ": " + refusal);
            }
            Throwable cause = e instanceof ExecutionException ? e.getCause() : e;
            throw unusable(kafka, String.valueOf((cause == null ? e : cause).getMessage()));
        }
    }

    private static UnusableSettingException unusable(KafkaAccess kafka, String why) {
        return new UnusableSettingException(KafkaSettings.BOOTSTRAP_SERVERS.key() + " cannot be " + kafka + ": " + why);
    }

    /** What a broker is asked. */
    private interface Question<T> {
        T of(Admin admin) throws ExecutionException, InterruptedException;
    }
}
