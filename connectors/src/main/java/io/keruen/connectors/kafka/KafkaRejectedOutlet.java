package io.keruen.connectors.kafka;

import io.keruen.connectors.codec.RejectedCodec;
import io.keruen.connectors.codec.SchemaStore;
import io.keruen.connectors.influx.RejectedOutlet;
import io.keruen.connectors.names.Topics;
import io.keruen.connectors.rejected.RejectedInput;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Keeps rejected inputs in their topic. One thread at a time. */
public final class KafkaRejectedOutlet implements RejectedOutlet {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final RejectedCodec codec = new RejectedCodec(SchemaStore.ofThisBuild());
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private final KafkaAccess kafka;
    private @Nullable KafkaProducer<byte[], byte[]> producer;

    /** An outlet to the topic of this broker; connected to when the first input comes. */
    public KafkaRejectedOutlet(KafkaAccess kafka) {
        this.kafka = kafka;
    }

    @Override
    public void add(RejectedInput rejected) {
        KafkaProducer<byte[], byte[]> current = producer;
        if (current == null) {
            current = new KafkaProducer<>(
                    kafka.settings(Map.of(ProducerConfig.ACKS_CONFIG, "all")),
                    new ByteArraySerializer(),
                    new ByteArraySerializer());
            producer = current;
        }
        byte[] value = codec.encode(rejected);
        var unused = current.send(
                new ProducerRecord<>(Topics.TELEMETRY_REJECTED.topicName(), value),
                (kept, problem) -> failure.compareAndSet(null, problem));
    }

    @Override
    public void flush() {
        KafkaProducer<byte[], byte[]> current = producer;
        if (current != null) {
            current.flush();
            Exception problem = failure.get();
            if (problem != null) {
                throw new IllegalStateException("rejected inputs cannot be kept", problem);
            }
        }
    }

    @Override
    public void close() {
        KafkaProducer<byte[], byte[]> current = producer;
        if (current != null) {
            current.close(PATIENCE);
        }
    }
}
