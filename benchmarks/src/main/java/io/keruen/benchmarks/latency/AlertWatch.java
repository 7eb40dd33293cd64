package io.keruen.benchmarks.latency;

import io.keruen.connectors.codec.AlertCodec;
import io.keruen.connectors.codec.SchemaStore;
import io.keruen.connectors.names.Topics;
import io.keruen.connectors.rejected.InvalidInputException;
import io.keruen.core.alert.AlertEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads the alerts as they come, as a dispatcher's program does, and notes when it saw each. Own thread. */
final class AlertWatch implements AutoCloseable {
    private static final TopicPartition ALERTS = new TopicPartition(Topics.ESCORT_ALERTS.topicName(), 0);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final long CLOSE_MS = 5_000;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<String, SeenAlert> raised = new LinkedHashMap<>();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private final Thread thread = new Thread(this::run, "alert-watch");
    private volatile boolean isClosed;

    private AlertWatch(KafkaConsumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /** Starts to read from the beginning. */
    static AlertWatch start(String bootstrapServers) {
        AlertWatch watch = new AlertWatch(new KafkaConsumer<>(
                Map.of(
                        CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer()));
        watch.thread.setDaemon(true);
        watch.thread.start();
        return watch;
    }

    private void run() {
        AlertCodec codec = new AlertCodec(SchemaStore.ofThisBuild());
        try (consumer) {
            consumer.assign(List.of(ALERTS));
            consumer.seekToBeginning(List.of(ALERTS));
            while (!isClosed) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    see(codec.decode(record.value()), System.currentTimeMillis(), record.timestamp());
                }
            }
        } catch (WakeupException e) {
            failure.compareAndSet(null, isClosed ? null : e);
        } catch (InvalidInputException | RuntimeException e) {
            failure.compareAndSet(null, e);
        }
    }

    private synchronized void see(AlertEvent event, long nowMs, long writtenMs) {
        if (event.event() == AlertEvent.Event.RAISED) {
            raised.putIfAbsent(
                    event.alertId(),
                    new SeenAlert(
                            event.alertId(), event.type(), event.vehicleId(), event.startedAtMs(), nowMs, writtenMs));
        }
    }

    /** How many alerts have been raised. */
    synchronized int count() {
        return raised.size();
    }

    /** All that were raised, in the order in which they were seen. */
    synchronized List<SeenAlert> raised() {
        return new ArrayList<>(raised.values());
    }

    /** What ended it before its end. */
    @Nullable
    Exception failure() {
        return failure.get();
    }

    @Override
    public void close() throws InterruptedException {
        isClosed = true;
        consumer.wakeup();
        thread.join(CLOSE_MS);
    }
}
