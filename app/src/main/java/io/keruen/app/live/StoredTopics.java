package io.keruen.app.live;

import io.keruen.app.command.UsageException;
import io.keruen.connectors.kafka.KafkaAccess;
import io.keruen.connectors.names.Topics;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Topics of a broker, each from its beginning to the end that it had when this was opened. Not thread-safe. */
public final class StoredTopics implements AutoCloseable {
    /** Every record that there was is there. */
    public static final long BEGINNING = Long.MIN_VALUE;
    /** A partition holds none any more. */
    public static final long EMPTIED = Long.MAX_VALUE;

    private static final Duration POLL = Duration.ofMillis(200);
    private static final int PATIENCE_MS = 30_000;
    private static final long NS_PER_MS = 1_000_000;

    private final KafkaAccess kafka;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<Topics, Map<TopicPartition, Long>> ends = new EnumMap<>(Topics.class);

    private StoredTopics(KafkaAccess kafka, KafkaConsumer<byte[], byte[]> consumer) {
        this.kafka = kafka;
        this.consumer = consumer;
    }

    /**
     * Asks a broker where these topics end, one after another.
     *
     * @throws UsageException if it cannot be reached or used, or has not all of them
     */
    public static StoredTopics open(KafkaAccess kafka, List<Topics> topics) {
        try {
            StoredTopics opened = new StoredTopics(
                    kafka,
                    new KafkaConsumer<>(settings(kafka), new ByteArrayDeserializer(), new ByteArrayDeserializer()));
            opened.findEnds(topics);
            return opened;
        } catch (KafkaException e) {
            throw Broker.unusable(kafka, e);
        }
    }

    private static Map<String, Object> settings(KafkaAccess kafka) {
        return kafka.settings(Map.of(
                CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG,
                PATIENCE_MS,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false));
    }

    private void findEnds(List<Topics> topics) {
        try {
            for (Topics topic : topics) {
                ends.put(topic, consumer.endOffsets(partitions(topic.topicName())));
            }
        } catch (KafkaException | UsageException e) {
            consumer.close();
            throw e;
        }
    }

    private List<TopicPartition> partitions(String topic) {
        @Nullable List<PartitionInfo> found = consumer.partitionsFor(topic);
        if (found == null || found.isEmpty()) {
            throw new UsageException(Broker.OPTION + " " + kafka + " has no topic " + topic);
        }
        return found.stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }

    /**
     * Hands out all records of a topic, those of a partition in their order.
     *
     * @return from when records are there in all partitions, epoch, UTC; {@link #BEGINNING} = none is gone, {@link #EMPTIED} =
     *     a partition that had some holds none any more
     * @throws UsageException if the broker cannot be used any more, or falls silent
     */
    public long read(Topics topic, Consumer<ConsumerRecord<byte[], byte[]>> taker) {
        try {
            return readToEnd(topic, ends.getOrDefault(topic, Map.of()), taker);
        } catch (KafkaException e) {
            throw Broker.unusable(kafka, e);
        }
    }

    private long readToEnd(
            Topics topic, Map<TopicPartition, Long> end, Consumer<ConsumerRecord<byte[], byte[]>> taker) {
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(end.keySet());
        Map<TopicPartition, Long> firstMs = new HashMap<>();
        consumer.assign(end.keySet());
        consumer.seekToBeginning(end.keySet());
        long heardNs = System.nanoTime();
        while (end.entrySet().stream().anyMatch(each -> consumer.position(each.getKey()) < each.getValue())) {
            ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
            for (ConsumerRecord<byte[], byte[]> record : polled) {
                TopicPartition partition = new TopicPartition(record.topic(), record.partition());
                firstMs.putIfAbsent(partition, record.timestamp());
                if (record.offset() < end.getOrDefault(partition, 0L)) {
                    taker.accept(record);
                }
            }
            heardNs = polled.isEmpty() ? heardNs : System.nanoTime();
            if (System.nanoTime() - heardNs > PATIENCE_MS * NS_PER_MS) {
                throw new UsageException(
                        Broker.OPTION + " " + kafka + " says nothing more of " + topic.topicName() + "; is it away?");
            }
        }
        return beginnings.entrySet().stream()
                .filter(each -> each.getValue() > 0)
                .mapToLong(each -> firstMs.getOrDefault(each.getKey(), EMPTIED))
                .max()
                .orElse(BEGINNING);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
