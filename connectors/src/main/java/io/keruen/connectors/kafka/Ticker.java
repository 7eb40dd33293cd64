package io.keruen.connectors.kafka;

import io.keruen.connectors.names.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/**
 * Writes a tick into every partition of every input topic, so that time moves there although nobody speaks; the broker
 * stamps it. While the broker is away no more ticks are queued than are under way. Own thread; close it to end it.
 */
public final class Ticker implements AutoCloseable {
    /** How often, unless somebody says otherwise. */
    public static final Duration PERIOD = Duration.ofMillis(100);

    private static final byte[] KEY = Topics.TICK_KEY.getBytes(StandardCharsets.UTF_8);
    private static final byte[] NOTHING = new byte[0];

    private final Producer<byte[], byte[]> producer;
    private final List<TopicPartition> partitions;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread made = new Thread(work, "ticker");
        made.setDaemon(true);
        return made;
    });
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicLong writtenTicks = new AtomicLong();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    private Ticker(Producer<byte[], byte[]> producer, List<TopicPartition> partitions) {
        this.producer = producer;
        this.partitions = List.copyOf(partitions);
    }

    /** Starts to tick; the producer stays its owner's. */
    public static Ticker start(Producer<byte[], byte[]> producer, List<TopicPartition> partitions, Duration period) {
        Ticker ticker = new Ticker(producer, partitions);
        Future<?> unused = ticker.thread.scheduleAtFixedRate(ticker::tick, 0, period.toMillis(), TimeUnit.MILLISECONDS);
        return ticker;
    }

    /** A tick for one partition; {@code null} leaves its time to the broker. */
    public static ProducerRecord<byte[], byte[]> record(TopicPartition partition, @Nullable Long atMs) {
        return new ProducerRecord<>(partition.topic(), partition.partition(), atMs, KEY, NOTHING);
    }

    /** Whether it is one: its key and nothing else, in an input topic. A vehicle may have that name, and alerts too. */
    public static boolean isTick(ConsumerRecord<byte[], byte[]> record) {
        byte @Nullable [] value = record.value();
        return Arrays.equals(record.key(), KEY)
                && (value == null || value.length == 0)
                && Topics.isInput(record.topic());
    }

    /** What ended the ticking, if it has ended: nobody's time moves any more. */
    public @Nullable Exception failure() {
        return failure.get();
    }

    /** How many ticks the broker has confirmed. */
    public long writtenTicks() {
        return writtenTicks.get();
    }

    private void tick() {
        if (underWay.get() > 0) {
            return;
        }
        for (TopicPartition partition : partitions) {
            underWay.incrementAndGet();
            try {
                Future<RecordMetadata> unused =
                        producer.send(record(partition, null), (metadata, exception) -> written(exception));
            } catch (KafkaException e) {
                written(e);
            }
        }
    }

    private void written(@Nullable Exception exception) {
        underWay.decrementAndGet();
        if (exception == null) {
            writtenTicks.incrementAndGet();
        } else if (!(exception instanceof RetriableException)) {
            failure.compareAndSet(null, exception);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
