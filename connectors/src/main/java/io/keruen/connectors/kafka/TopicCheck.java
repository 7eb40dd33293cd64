package io.keruen.connectors.kafka;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;
import org.jspecify.annotations.Nullable;

/** Whether topics are as they would be made today: as many copies, and every setting that we give them. */
final class TopicCheck {
    private TopicCheck() {}

    /**
     * Makes sure of it.
     *
     * @param wanted topics that are all there
     * @throws IllegalStateException naming the first difference, and what mends it
     */
    static void require(Admin admin, List<NewTopic> wanted) throws ExecutionException, InterruptedException {
        List<String> names = wanted.stream().map(NewTopic::name).toList();
        Map<String, TopicDescription> topics =
                admin.describeTopics(names).allTopicNames().get();
        Map<ConfigResource, Config> settings = admin.describeConfigs(
                        names.stream().map(TopicCheck::resource).toList())
                .all()
                .get();
        for (NewTopic topic : wanted) {
            requireCopies(topic, Objects.requireNonNull(topics.get(topic.name())));
            requireSettings(topic, Objects.requireNonNull(settings.get(resource(topic.name()))));
        }
    }

    private static void requireCopies(NewTopic topic, TopicDescription found) {
        for (TopicPartitionInfo each : found.partitions()) {
            int copies = each.replicas().size();
            if (copies != topic.replicationFactor()) {
                throw new IllegalStateException("the topic " + topic.name() + " has " + copies
                        + " replicas of partition " + each.partition() + ", not " + topic.replicationFactor()
                        + "; ask for as many as it has, or give it others with kafka-reassign-partitions.sh");
            }
        }
    }

    private static void requireSettings(NewTopic topic, Config found) {
        new TreeMap<>(topic.configs()).forEach((key, value) -> {
            String set = value(found.get(key));
            if (!value.equals(set)) {
                throw new IllegalStateException("the topic " + topic.name() + " has " + key + "=" + set + ", not "
                        + value + "; set it: kafka-configs.sh --alter --entity-type topics --entity-name "
                        + topic.name() + " --add-config " + key + "=" + value);
            }
        });
    }

    private static @Nullable String value(@Nullable ConfigEntry entry) {
        return entry == null ? null : entry.value();
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }
}
