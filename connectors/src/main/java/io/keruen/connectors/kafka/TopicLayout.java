package io.keruen.connectors.kafka;

import io.keruen.connectors.names.Topics;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/**
 * How the topics of one broker or cluster are laid out.
 *
 * @param framePartitions of the frames; the escort job reads with at most so many subtasks
 * @param replicas copies of each partition; with three or more, two must confirm a record
 * @param frameBytes how much of the frames is kept, per partition
 */
public record TopicLayout(int framePartitions, short replicas, long frameBytes, TimeOwner time) {
    private static final long DAY_MS = 86_400_000L;
    private static final long BY_TIME_MS = 7 * DAY_MS;
    /** The five years for which customs keep the papers of a movement. */
    private static final long BY_TIME_LONG_MS = 5 * 366 * DAY_MS;

    /** A deleted object is told for so long, to readers that were away. */
    private static final long TOMBSTONE_MS = 14 * DAY_MS;

    /** Ticks stay as long: 187 MB a topic, read in 7 s. */
    private static final long LAG_MS = 3 * DAY_MS;

    private static final long COMPACTED_SEGMENT_MS = 3_600_000L;
    private static final long UNLIMITED = -1;
    /** Kafka takes none that is smaller. */
    static final long MIN_SEGMENT_BYTES = 1L << 20;

    private static final long MAX_SEGMENT_BYTES = 64L << 20;
    private static final short SAFE_REPLICAS = 3;

    /** Refuses what no broker can make. */
    public TopicLayout {
        if (framePartitions < 1 || replicas < 1 || frameBytes < MIN_SEGMENT_BYTES) {
            throw new IllegalArgumentException("topics of " + framePartitions + " partitions, " + replicas
                    + " replicas and " + frameBytes + " bytes");
        }
    }

    /** The layout of a single broker. */
    public static TopicLayout ofOneBroker(int framePartitions, TimeOwner time) {
        return new TopicLayout(framePartitions, (short) 1, 1L << 30, time);
    }

    /** The partitions of a topic: only the frames are many. */
    public int partitions(Topics topic) {
        return topic == Topics.TELEMETRY_FRAMES ? framePartitions : 1;
    }

    NewTopic newTopic(Topics topic) {
        return new NewTopic(topic.topicName(), partitions(topic), replicas).configs(settings(topic));
    }

    /** A topic of one partition beside ours, in as many copies, that keeps the latest of each key. */
    public NewTopic ofLatest(String name) {
        return new NewTopic(name, 1, replicas)
                .configs(Map.of(
                        TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG,
                        confirmations(),
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_COMPACT));
    }

    private String confirmations() {
        return replicas >= SAFE_REPLICAS ? "2" : "1";
    }

    /** The settings of a topic on which its meaning rests, whatever the broker's defaults are. */
    Map<String, String> settings(Topics topic) {
        Map<String, String> settings = new HashMap<>();
        settings.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, confirmations());
        keep(topic, settings);
        if (topic.isInput()) {
            settings.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, time.timestampType());
            if (time == TimeOwner.PLAYER) {
                // A scenario may lie years back or ahead: the broker's clock has no say in it.
                settings.put(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG, Long.toString(Long.MAX_VALUE));
                settings.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(UNLIMITED));
            }
        }
        return settings;
    }

    private void keep(Topics topic, Map<String, String> settings) {
        switch (topic.kept()) {
            case BY_BYTES -> {
                settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
                settings.put(TopicConfig.RETENTION_BYTES_CONFIG, Long.toString(frameBytes));
                settings.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(UNLIMITED));
                long segmentBytes = Math.max(MIN_SEGMENT_BYTES, Math.min(MAX_SEGMENT_BYTES, frameBytes / 4));
                settings.put(TopicConfig.SEGMENT_BYTES_CONFIG, Long.toString(segmentBytes));
            }
            case BY_TIME -> keepFor(BY_TIME_MS, settings);
            case BY_TIME_LONG -> keepFor(BY_TIME_LONG_MS, settings);
            case FOR_EVER -> keepFor(UNLIMITED, settings);
            case COMPACTED -> compact(settings);
            case COMPACTED_AFTER_DAYS -> {
                compact(settings);
                settings.put(TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG, Long.toString(LAG_MS));
            }
        }
    }

    private static void keepFor(long timeMs, Map<String, String> settings) {
        settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
        settings.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(timeMs));
        settings.put(TopicConfig.RETENTION_BYTES_CONFIG, Long.toString(UNLIMITED));
    }

    private static void compact(Map<String, String> settings) {
        settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
        settings.put(TopicConfig.DELETE_RETENTION_MS_CONFIG, Long.toString(TOMBSTONE_MS));
        // Ticks stand between the objects: a segment must close for the cleaner to take them away.
        settings.put(TopicConfig.SEGMENT_MS_CONFIG, Long.toString(COMPACTED_SEGMENT_MS));
    }
}
