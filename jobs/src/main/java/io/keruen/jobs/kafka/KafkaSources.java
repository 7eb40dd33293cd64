package io.keruen.jobs.kafka;

import io.keruen.connectors.history.HistoryLines;
import io.keruen.connectors.history.HistoryRecord;
import io.keruen.connectors.kafka.KafkaAccess;
import io.keruen.connectors.names.Topics;
import io.keruen.connectors.officers.OfficerRegister;
import io.keruen.jobs.Sources;
import io.keruen.jobs.history.HistoryRecords;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.KafkaSourceOptions;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** The pipeline's sources on Kafka. */
public final class KafkaSources {
    private static final String NEVER = "-1";

    /** So much is fetched at once, without waiting for more: a backlog never waits. */
    private static final String FETCHED_BYTES = "65536";

    /** A frame waits for others this long, ms: each by itself would cost more to fetch than to judge. A tick, too. */
    private static final String FRAMES_WAIT_MS = "20";

    /** Nobody looks at the history more often. */
    private static final String HISTORY_WAIT_MS = "100";

    private KafkaSources() {}

    /**
     * Frames and control records of a broker, without signatures of officers.
     *
     * @param frameParallelism not more than the topic has partitions
     */
    public static Sources of(String bootstrapServers, String groupId, int frameParallelism) {
        return of(KafkaAccess.open(bootstrapServers), groupId, frameParallelism, null);
    }

    /**
     * Frames and control records of a broker.
     *
     * @param frameParallelism not more than the topic has partitions
     * @param register whose signatures officers' records need; {@code null} = nobody's
     */
    public static Sources of(
            KafkaAccess kafka, String groupId, int frameParallelism, @Nullable OfficerRegister register) {
        return new Sources(
                inBatches(
                        source(kafka, framesGroup(groupId), new KafkaFrames(), Topics.TELEMETRY_FRAMES),
                        FRAMES_WAIT_MS),
                source(
                                kafka,
                                controlGroup(groupId),
                                new KafkaControl(register),
                                Topics.CONTROL_ZONES,
                                Topics.CONTROL_ESCORTS,
                                Topics.CONTROL_POLICIES,
                                Topics.CUSTOMS_DECLARATIONS,
                                Topics.CUSTOMS_SEALS,
                                Topics.GATES_DEVICES,
                                Topics.OFFICERS_ACTIONS)
                        .build(),
                false,
                frameParallelism);
    }

    /** The topics that are read, each with its ticks. */
    public static List<Topics> topics() {
        return Arrays.stream(Topics.values()).filter(Topics::isInput).toList();
    }

    /** The groups that commit how far the escort job has read. */
    public static List<String> groups(String groupId) {
        return List.of(framesGroup(groupId), controlGroup(groupId));
    }

    /** The group that commits how far the frames have been read. */
    public static String framesGroup(String groupId) {
        return groupId + "-frames";
    }

    /** The group that commits how far the control topics have been read. */
    public static String controlGroup(String groupId) {
        return groupId + "-control";
    }

    /**
     * What the history keeps, of a broker. Records that are gone are left out: the history goes on with what there is.
     */
    public static Source<HistoryRecord, ?, ?> history(KafkaAccess kafka, String groupId) {
        return inBatches(
                source(
                                kafka,
                                groupId,
                                new HistoryRecords(),
                                HistoryLines.topics().toArray(new Topics[0]))
                        .setStartingOffsets(OffsetsInitializer.earliest()),
                HISTORY_WAIT_MS);
    }

    private static <T> Source<T, ?, ?> inBatches(KafkaSourceBuilder<T> source, String waitMs) {
        return source.setProperty(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, FETCHED_BYTES)
                .setProperty(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, waitMs)
                .build();
    }

    private static <T> KafkaSourceBuilder<T> source(
            KafkaAccess kafka, String groupId, KafkaRecordDeserializationSchema<T> records, Topics... topics) {
        String[] names = new String[topics.length];
        for (int i = 0; i < topics.length; i++) {
            names[i] = topics[i].topicName();
        }
        return KafkaSource.<T>builder()
                .setProperties(kafka.properties())
                .setBootstrapServers(kafka.bootstrapServers())
                .setGroupId(groupId)
                .setClientIdPrefix(groupId)
                .setTopics(names)
                .setStartingOffsets(new Strict(OffsetsInitializer.earliest()))
                .setDeserializer(records)
                // a partition found late would be behind in time: partitions are fixed
                .setProperty(KafkaSourceOptions.PARTITION_DISCOVERY_INTERVAL_MS.key(), NEVER)
                .setProperty("isolation.level", "read_committed");
    }

    /** Fails where an offset is gone, instead of jumping over the gap without a word. */
    private record Strict(OffsetsInitializer start) implements OffsetsInitializer {
        @Override
        public Map<TopicPartition, Long> getPartitionOffsets(
                Collection<TopicPartition> partitions, PartitionOffsetsRetriever retriever) {
            return start.getPartitionOffsets(partitions, retriever);
        }

        @Override
        public OffsetResetStrategy getAutoOffsetResetStrategy() {
            return OffsetResetStrategy.NONE;
        }
    }
}
