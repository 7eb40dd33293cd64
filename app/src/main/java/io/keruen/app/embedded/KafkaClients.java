package io.keruen.app.embedded;

import io.keruen.connectors.kafka.TopicLayout;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
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

    /** A producer that waits for a broker that is away, and never gives up. */
    public static KafkaProducer<byte[], byte[]> patientProducer(String bootstrapServers) {
        Map<String, Object> settings = Map.of(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                FOREVER_MS,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                FOREVER_MS);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** A producer for somebody who waits at a keyboard: it gives up after half a minute. */
    public static KafkaProducer<byte[], byte[]> promptProducer(String bootstrapServers) {
        Map<String, Object> settings = Map.of(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                PROMPT_MS);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** A consumer without a group, for one who says himself where to read. */
    public static KafkaConsumer<byte[], byte[]> listener(String bootstrapServers) {
        Map<String, Object> settings = Map.of(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** How far earlier feeds came. */
    public static FeedProgress feedProgress(String bootstrapServers, TopicLayout layout) {
        Map<String, Object> settings = Map.of(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "none",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            return FeedProgress.read(consumer, layout);
        }
    }
}
