package io.keruen.app.up;

import io.keruen.connectors.codec.AlertCodec;
import io.keruen.connectors.codec.SchemaStore;
import io.keruen.connectors.names.Topics;
import io.keruen.connectors.rejected.InvalidInputException;
import io.keruen.core.alert.AlertEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads the alert topic from its beginning, in a thread of its own. */
final class AlertReader implements AutoCloseable {
    private static final TopicPartition PARTITION = new TopicPartition(Topics.ESCORT_ALERTS.topicName(), 0);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final long CLOSE_MS = 2_000;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final BiConsumer<AlertEvent, Boolean> listener;
    private final Thread thread = new Thread(this::run, "alert-reader");
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private volatile boolean isClosed;
    private volatile long reachedOffset;

    /** Starts to read; the listener is told each event and whether it was written before the start. */
    AlertReader(String bootstrapServers, BiConsumer<AlertEvent, Boolean> listener) {
        this.listener = listener;
        consumer = new KafkaConsumer<>(
                Map.of(
                        CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        thread.setDaemon(true);
        thread.start();
    }

    /** What ended it. */
    @Nullable
    Exception failure() {
        return failure.get();
    }

    /** The offset up to which everything was read. */
    long reachedOffset() {
        return reachedOffset;
    }

    private void run() {
        AlertCodec codec = new AlertCodec(SchemaStore.ofThisBuild());
        try (consumer) {
            consumer.assign(List.of(PARTITION));
            consumer.seekToBeginning(List.of(PARTITION));
            long startOffset = consumer.endOffsets(List.of(PARTITION)).getOrDefault(PARTITION, 0L);
            while (!isClosed) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    listener.accept(codec.decode(record.value()), record.offset() < startOffset);
                }
                reachedOffset = consumer.position(PARTITION);
            }
        } catch (WakeupException e) {
            failure.compareAndSet(null, isClosed ? null : e);
        } catch (InvalidInputException | RuntimeException e) {
            failure.compareAndSet(null, e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        isClosed = true;
        consumer.wakeup();
        thread.join(CLOSE_MS);
    }
}
