package io.keruen.app.process;

import io.keruen.app.play.FeedProgress;
import io.keruen.connectors.kafka.KafkaAccess;
import io.keruen.connectors.kafka.TopicLayout;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The clients with which this program itself speaks to a broker. */
public final class KafkaClients {
    private static final String PROMPT_MS = "30000";
    private static final String FOREVER_MS = Integer.toString(Integer.MAX_VALUE);

    private KafkaClients() {}

    /** {@link #patientProducer(KafkaAccess)} to a broker that asks nobody who he is. */
    public static KafkaProducer<byte[], byte[]> patientProducer(String bootstrapServers) {
        return patientProducer(KafkaAccess.open(bootstrapServers));
    }

    /** A producer that waits for a broker that is away, and never gives up. */
    public static KafkaProducer<byte[], byte[]> patientProducer(KafkaAccess kafka) {
        Map<String, Object> settings = kafka.settings(Map.of(
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                FOREVER_MS,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                FOREVER_MS));
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** A producer for somebody who waits at a keyboard: it gives up after half a minute. */
    public static KafkaProducer<byte[], byte[]> promptProducer(KafkaAccess kafka) {
        Map<String, Object> settings = kafka.settings(
                Map.of(ProducerConfig.ACKS_CONFIG, "all", ProducerConfig.MAX_BLOCK_MS_CONFIG, PROMPT_MS));
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** {@link #listener(KafkaAccess)} to a broker that asks nobody who he is. */
    public static KafkaConsumer<byte[], byte[]> listener(String bootstrapServers) {
        return listener(KafkaAccess.open(bootstrapServers));
    }

    /** A consumer without a group, for one who says himself where to read. */
    public static KafkaConsumer<byte[], byte[]> listener(KafkaAccess kafka) {
        Map<String, Object> settings = kafka.settings(Map.of(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false));
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** How far earlier feeds came. */
    public static FeedProgress feedProgress(KafkaAccess kafka, TopicLayout layout) {
        Map<String, Object> settings = kafka.settings(Map.of(
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none", ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false));
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            return FeedProgress.read(consumer, layout);
        }
    }
}
