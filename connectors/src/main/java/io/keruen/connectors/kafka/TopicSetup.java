package io.keruen.connectors.kafka;

import io.keruen.connectors.names.Topics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/** Makes the topics that are missing, and refuses to work with others than those that were asked for. */
public final class TopicSetup {
    private TopicSetup() {}

    /**
     * Makes sure that every topic is there as laid out. What is there already is not changed: a partition more would
     * tear the frames of one vehicle apart, another owner of time would turn the clock.
     *
     * @throws IllegalStateException naming the topic and the difference
     */
    public static void ensure(Admin admin, TopicLayout layout) throws ExecutionException, InterruptedException {
        Set<String> there = admin.listTopics().names().get();
        List<NewTopic> missing = new ArrayList<>();
        List<Topics> existing = new ArrayList<>();
        for (Topics topic : Topics.values()) {
            if (there.contains(topic.topicName())) {
                existing.add(topic);
            } else {
                missing.add(layout.newTopic(topic));
            }
        }
        admin.createTopics(missing).all().get();
        check(admin, layout, existing);
    }

    /**
     * How the topics that are there are laid out.
     *
     * @throws IllegalStateException naming a topic that is missing, or one that is unlike the others
     */
    public static TopicLayout found(Admin admin) throws ExecutionException, InterruptedException {
        Set<String> there = admin.listTopics().names().get();
        for (Topics topic : Topics.values()) {
            if (!there.contains(topic.topicName())) {
                throw new IllegalStateException("the topic " + topic.topicName() + " is not there");
            }
        }
        String frames = Topics.TELEMETRY_FRAMES.topicName();
        List<TopicPartitionInfo> partitions = Objects.requireNonNull(admin.describeTopics(List.of(frames))
                        .allTopicNames()
                        .get()
                        .get(frames))
                .partitions();
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, frames);
        Config settings = Objects.requireNonNull(
                admin.describeConfigs(List.of(resource)).all().get().get(resource));
        TopicLayout layout = new TopicLayout(
                partitions.size(),
                (short) partitions.get(0).replicas().size(),
                Long.parseLong(settings.get(TopicConfig.RETENTION_BYTES_CONFIG).value()),
                owner(settings.get(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG).value()));
        check(admin, layout, List.of(Topics.values()));
        return layout;
    }

    private static void check(Admin admin, TopicLayout layout, List<Topics> existing)
            throws ExecutionException, InterruptedException {
        List<String> names = existing.stream().map(Topics::topicName).toList();
        Map<String, TopicDescription> topics =
                admin.describeTopics(names).allTopicNames().get();
        for (Topics topic : existing) {
            TopicDescription found = Objects.requireNonNull(topics.get(topic.topicName()));
            int partitions = found.partitions().size();
            if (partitions != layout.partitions(topic)) {
                throw new IllegalStateException("the topic " + topic.topicName() + " has " + partitions
                        + " partitions, not " + layout.partitions(topic));
            }
        }
        List<ConfigResource> resources = existing.stream()
                .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic.topicName()))
                .toList();
        Map<ConfigResource, Config> settings =
                admin.describeConfigs(resources).all().get();
        for (int i = 0; i < resources.size(); i++) {
            Config config = Objects.requireNonNull(settings.get(resources.get(i)));
            checkTime(existing.get(i), config, layout);
            checkKept(existing.get(i), config, layout);
        }
    }

    private static void checkTime(Topics topic, Config config, TopicLayout layout) {
        String type = config.get(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG).value();
        if (topic.isInput() && !layout.time().timestampType().equals(type)) {
            throw new IllegalStateException(
                    "the topic " + topic.topicName() + " is stamped by " + owner(type) + ", not by " + layout.time());
        }
    }

    /** How much longer than a while a topic is kept is its owner's to say, but nothing that we rely on may go. */
    private static void checkKept(Topics topic, Config config, TopicLayout layout) {
        Map<String, String> wanted = layout.settings(topic);
        requireSetting(
                topic,
                config,
                TopicConfig.CLEANUP_POLICY_CONFIG,
                wanted.getOrDefault(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE));
        if (topic.kept() == Topics.Kept.FOR_EVER) {
            requireSetting(
                    topic,
                    config,
                    TopicConfig.RETENTION_MS_CONFIG,
                    Objects.requireNonNull(wanted.get(TopicConfig.RETENTION_MS_CONFIG)));
            requireSetting(topic, config, TopicConfig.RETENTION_BYTES_CONFIG, TopicLayout.NO_LIMIT);
        }
    }

    private static void requireSetting(Topics topic, Config config, String key, String wanted) {
        String found = config.get(key).value();
        if (!wanted.equals(found)) {
            throw new IllegalStateException("the topic " + topic.topicName() + " has " + key + "=" + found + ", not "
                    + wanted + "; kafka-configs.sh --alter --entity-type topics --entity-name " + topic.topicName()
                    + " --add-config " + key + "=" + wanted + " sets it");
        }
    }

    private static TimeOwner owner(String timestampType) {
        return Arrays.stream(TimeOwner.values())
                .filter(each -> each.timestampType().equals(timestampType))
                .findFirst()
                .orElseThrow();
    }
}
