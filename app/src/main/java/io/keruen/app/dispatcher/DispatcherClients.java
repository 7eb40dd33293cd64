package io.keruen.app.dispatcher;

import io.keruen.connectors.kafka.KafkaAccess;
import io.keruen.connectors.names.DispatcherNames;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The clients that only the dispatcher needs. */
final class DispatcherClients {
    private DispatcherClients() {}

    /** Reads the outbox topics from where it is told to, and nowhere else by itself. */
    static KafkaConsumer<byte[], byte[]> outbox(KafkaAccess kafka) {
        Map<String, Object> settings = reading(kafka);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, DispatcherNames.GROUP);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        return consumer(settings);
    }

    /** Reads without a group. */
    static KafkaConsumer<byte[], byte[]> listening(KafkaAccess kafka) {
        return consumer(reading(kafka));
    }

    private static Map<String, Object> reading(KafkaAccess kafka) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        return kafka.settings(settings);
    }

    private static KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> settings) {
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Writes the terms. */
    static KafkaProducer<byte[], byte[]> terms(KafkaAccess kafka) {
        return new KafkaProducer<>(
                kafka.settings(Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, DispatcherNames.TERM_WRITER)),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Makes topics. */
    static Admin admin(KafkaAccess kafka) {
        return Admin.create(kafka.settings(Map.of()));
    }
}
