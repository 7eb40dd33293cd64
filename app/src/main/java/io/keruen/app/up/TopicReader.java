package io.keruen.app.up;

import io.keruen.connectors.kafka.Ticker;
import io.keruen.connectors.names.Topics;
import io.keruen.connectors.rejected.InvalidInputException;
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
 * Reads a topic of one partition from its beginning, ticks aside, in a thread of its own. It tells the broker what the
 * listener has been told, so that the next run tells what this one could not: killed in between, a record is told twice
 * rather than never.
 */
class TopicReader<T> implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final long CLOSE_MS = 2_000;
    private static final String GROUP = "keruen-up";

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final TopicPartition partition;
    private final Decoder<T> decoder;
    private final BiConsumer<T, Boolean> listener;
    private final Thread thread;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private volatile boolean isClosed;
    private volatile long reachedOffset;

    /** What makes a record of what stands in the topic; used by the reader's thread only. */
    @FunctionalInterface
    interface Decoder<T> {
        T decode(ConsumerRecord<byte[], byte[]> record) throws InvalidInputException;
    }

    /** Starts to read; the listener is told each record and whether an earlier run told it. */
    TopicReader(String bootstrapServers, Topics topic, Decoder<T> decoder, BiConsumer<T, Boolean> listener) {
        this.decoder = decoder;
        this.listener = listener;
        partition = new TopicPartition(topic.topicName(), 0);
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
        thread = new Thread(this::run, "reader-of-" + topic.topicName());
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
        try (consumer) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            OffsetAndMetadata told = consumer.committed(Set.of(partition)).get(partition);
            long toldOffset = told == null ? 0 : told.offset();
            while (!isClosed) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    if (!Ticker.isTick(record)) {
                        listener.accept(decoder.decode(record), record.offset() < toldOffset);
                    }
                }
                reachedOffset = consumer.position(partition);
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
