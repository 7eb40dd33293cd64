package io.keruen.app.up;

import io.keruen.connectors.codec.AlertCodec;
import io.keruen.connectors.codec.SchemaStore;
import io.keruen.connectors.names.Topics;
import io.keruen.connectors.rejected.InvalidInputException;
import io.keruen.core.alert.AlertEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the alert topic from its beginning, in a thread of its own. It tells the broker what the listener has been told,
 * so that the next run tells what this one could not: killed in between, an alert is told twice rather than never.
 */
final class AlertReader implements AutoCloseable {
    private static final TopicPartition PARTITION = new TopicPartition(Topics.ESCORT_ALERTS.topicName(), 0);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final long CLOSE_MS = 2_000;
    private static final String GROUP = "keruen-up";

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final BiConsumer<AlertEvent, Boolean> listener;
    private final Thread thread = new Thread(this::run, "alert-reader");
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private volatile boolean isClosed;
    private volatile long reachedOffset;

    /** Starts to read; the listener is told each event and whether an earlier run told it. */
    AlertReader(String bootstrapServers, BiConsumer<AlertEvent, Boolean> listener) {
        this.listener = listener;
        consumer = new KafkaConsumer<>(
                Map.of(
                        CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.GROUP_ID_CONFIG,
                        GROUP,
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
            OffsetAndMetadata told = consumer.committed(Set.of(PARTITION)).get(PARTITION);
            long toldOffset = told == null ? 0 : told.offset();
            while (!isClosed) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    listener.accept(codec.decode(record.value()), record.offset() < toldOffset);
                }
                reachedOffset = consumer.position(PARTITION);
                if (reachedOffset > toldOffset) {
                    toldOffset = reachedOffset;
                    consumer.commitAsync();
                }
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
