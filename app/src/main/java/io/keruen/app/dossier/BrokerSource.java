package io.keruen.app.dossier;

import io.keruen.app.command.Console;
import io.keruen.app.command.UsageException;
import io.keruen.connectors.kafka.KafkaAccess;
import io.keruen.connectors.kafka.KafkaRefusal;
import io.keruen.connectors.names.Topics;
import io.keruen.connectors.rejected.InvalidInputException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
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

/** The topics of a broker, each from its beginning to the end that it had when this was opened. */
final class BrokerSource implements RecordSource {
    private static final byte[] TICK_KEY = Topics.TICK_KEY.getBytes(StandardCharsets.UTF_8);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int PATIENCE_MS = 30_000;
    private static final long NS_PER_MS = 1_000_000;

    private final KafkaAccess kafka;
    private final Console console;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final TopicRecords topics = new TopicRecords();
    private final Map<DossierKind, Map<TopicPartition, Long>> ends = new EnumMap<>(DossierKind.class);

    private BrokerSource(KafkaAccess kafka, Console console, KafkaConsumer<byte[], byte[]> consumer) {
        this.kafka = kafka;
        this.console = console;
        this.consumer = consumer;
    }

    /** Asks a broker where its topics end. */
    static BrokerSource open(KafkaAccess kafka, Console console) {
        try {
            BrokerSource source = new BrokerSource(
                    kafka,
                    console,
                    new KafkaConsumer<>(settings(kafka), new ByteArrayDeserializer(), new ByteArrayDeserializer()));
            source.findEnds();
            return source;
        } catch (KafkaException e) {
            throw unusable(kafka, e);
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

    private static UsageException unusable(KafkaAccess kafka, KafkaException e) {
        String refusal = KafkaRefusal.words(e, kafka);
        if (refusal != null) {
            return new UsageException(refusal);
        }
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return new UsageException("--broker " + kafka + " cannot be used: " + cause.getMessage());
    }

    private void findEnds() {
        try {
            for (DossierKind kind : DossierKind.values()) {
                ends.put(kind, consumer.endOffsets(partitions(kind.topic().topicName())));
            }
        } catch (KafkaException | UsageException e) {
            consumer.close();
            throw e;
        }
    }

    private List<TopicPartition> partitions(String topic) {
        @Nullable List<PartitionInfo> found = consumer.partitionsFor(topic);
        if (found == null || found.isEmpty()) {
            throw new UsageException("--broker " + kafka + " has no topic " + topic);
        }
        return found.stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }

    @Override
    public String name() {
        return kafka.bootstrapServers();
    }

    @Override
    public void read(DossierKind kind, Consumer<SourceRecord> taker) {
        try {
            readToEnd(kind, taker);
        } catch (KafkaException e) {
            throw unusable(kafka, e);
        }
    }

    private void readToEnd(DossierKind kind, Consumer<SourceRecord> taker) {
        Map<TopicPartition, Long> end = ends.getOrDefault(kind, Map.of());
        consumer.assign(end.keySet());
        consumer.seekToBeginning(end.keySet());
        List<String> unreadable = new ArrayList<>();
        long heardNs = System.nanoTime();
        while (end.entrySet().stream().anyMatch(each -> consumer.position(each.getKey()) < each.getValue())) {
            ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
            for (ConsumerRecord<byte[], byte[]> record : polled) {
                long endOffset = end.getOrDefault(new TopicPartition(record.topic(), record.partition()), 0L);
                if (record.offset() < endOffset) {
                    read(kind, record, taker, unreadable);
                }
            }
            heardNs = polled.isEmpty() ? heardNs : System.nanoTime();
            if (System.nanoTime() - heardNs > PATIENCE_MS * NS_PER_MS) {
                throw new UsageException("--broker " + kafka + " says nothing more of "
                        + kind.topic().topicName() + "; is it away?");
            }
        }
        if (!unreadable.isEmpty()) {
            console.say(kind.topic().topicName() + ": " + unreadable.size()
                    + " records are left out, because they cannot be read; the first is " + unreadable.get(0));
        }
    }

    private void read(
            DossierKind kind,
            ConsumerRecord<byte[], byte[]> record,
            Consumer<SourceRecord> taker,
            List<String> unreadable) {
        byte @Nullable [] message = record.value();
        if (message == null || Arrays.equals(record.key(), TICK_KEY)) {
            return; // a tombstone, or time that moves on
        }
        try {
            taker.accept(topics.read(kind, record.timestamp(), message));
        } catch (InvalidInputException | NotOfContractException e) {
            unreadable.add("partition " + record.partition() + ", offset " + record.offset() + ": " + e.getMessage());
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
