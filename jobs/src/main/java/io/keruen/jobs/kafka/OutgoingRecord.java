package io.keruen.jobs.kafka;

import io.keruen.connectors.codec.SchemaStore;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Makes Kafka records of what goes out, by a codec that each subtask makes for itself. */
final class OutgoingRecord<T> implements KafkaRecordSerializationSchema<T> {
    private static final long serialVersionUID = 1L;

    private final Name<T> topic;
    private final Key<T> key;
    private final Codec<T> codec;

    @SuppressWarnings("NullAway.Init") // Flink calls open() before anything else
    private transient Encoder<T> encoder;

    OutgoingRecord(String topic, Key<T> key, Codec<T> codec) {
        this(element -> topic, key, codec);
    }

    /** Each record goes to a topic of its own choice. */
    OutgoingRecord(Name<T> topic, Key<T> key, Codec<T> codec) {
        this.topic = topic;
        this.key = key;
        this.codec = codec;
    }

    @Override
    public void open(SerializationSchema.InitializationContext context, KafkaSinkContext sinkContext) {
        encoder = codec.encoder(SchemaStore.ofThisBuild());
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(T element, KafkaSinkContext context, @Nullable Long timestamp) {
        String text = key.of(element);
        byte[] keyBytes = text == null ? null : text.getBytes(StandardCharsets.UTF_8);
        return new ProducerRecord<>(topic.of(element), keyBytes, encoder.encode(element));
    }

    /** The key of a record, or {@code null}. */
    interface Key<T> extends Serializable {
        @Nullable
        String of(T element);
    }

    /** The topic of a record. */
    interface Name<T> extends Serializable {
        String of(T element);
    }

    /** Makes the value of a record: {@code null} is a tombstone. */
    interface Encoder<T> {
        byte @Nullable [] encode(T element);
    }

    /** Makes an encoder. */
    interface Codec<T> extends Serializable {
        Encoder<T> encoder(SchemaStore schemas);
    }
}
