package io.keruen.connectors.kafka;

import io.keruen.connectors.names.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/** Makes the topics that are missing, and refuses to work with others than those that were asked for. */
public final class TopicSetup {
    private static final Duration LEADER_PATIENCE = Duration.ofSeconds(30);

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
        awaitLeaders(admin, layout);
    }

    /**
     * Makes sure that of these topics and the one beside them those that are there are as they would be made: also how long
     * they keep what is in them. Nothing is changed.
     *
     * @throws IllegalStateException naming the topic, the first difference and what mends it
     */
    public static void requireAlike(Admin admin, TopicLayout layout, NewTopic beside)
            throws ExecutionException, InterruptedException {
        Set<String> there = admin.listTopics().names().get();
        List<Topics> existing = Arrays.stream(Topics.values())
                .filter(topic -> there.contains(topic.topicName()))
                .toList();
        check(admin, layout, existing);
        List<NewTopic> wanted = new ArrayList<>();
        existing.forEach(topic -> wanted.add(layout.newTopic(topic)));
        if (there.contains(beside.name())) {
            wanted.add(beside);
        }
        TopicCheck.require(admin, wanted);
    }

    /**
     * Each partition answers. A producer whose first record is refused for want of a leader and whose second is taken never
     * gets rid of the first: the broker has seen a later number.
     */
    private static void awaitLeaders(Admin admin, TopicLayout layout) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> all = new HashMap<>();
        for (Topics topic : Topics.values()) {
            for (int partition = 0; partition < layout.partitions(topic); partition++) {
                all.put(new TopicPartition(topic.topicName(), partition), OffsetSpec.latest());
            }
        }
        new NewTopicPatience(LEADER_PATIENCE)
                .await(() -> admin.listOffsets(all).all().get());
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
                keptBytes(settings.get(TopicConfig.RETENTION_BYTES_CONFIG).value()),
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
        List<ConfigResource> inputs = existing.stream()
                .filter(Topics::isInput)
                .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic.topicName()))
                .toList();
        Map<ConfigResource, Config> settings = new TreeMap<>((a, b) -> a.name().compareTo(b.name()));
        settings.putAll(admin.describeConfigs(inputs).all().get());
        settings.forEach((topic, config) -> {
            ConfigEntry type = config.get(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG);
            if (!layout.time().timestampType().equals(type.value())) {
                throw new IllegalStateException("the topic " + topic.name() + " is stamped by " + owner(type.value())
                        + ", not by " + layout.time());
            }
        });
    }

    /**
     * Kafka keeps everything where a topic has no limit, which it says by a negative one. Less than a layout can have counts
     * as that: only who makes topics judges how much they keep.
     */
    static long keptBytes(String retentionBytes) {
        long bytes = Long.parseLong(retentionBytes);
        return bytes < 0 ? Long.MAX_VALUE : Math.max(TopicLayout.MIN_SEGMENT_BYTES, bytes);
    }

    private static TimeOwner owner(String timestampType) {
        return Arrays.stream(TimeOwner.values())
                .filter(each -> each.timestampType().equals(timestampType))
                .findFirst()
                .orElseThrow();
    }
}
