package io.keruen.console;

import io.keruen.connectors.names.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Whether all alerts that stand in their topic have been read: asked of the broker about once a second, since a consumer
 * that is given no records cannot tell whether there are none. One for each consumer; not thread-safe.
 */
final class AlertCheck {
    private static final long ASK_AGAIN_NS = TimeUnit.SECONDS.toNanos(1);
    /** Short: what else the thread reads waits meanwhile. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Consumer<byte[], byte[]> consumer;
    /** Where the partitions ended when that was asked last, as far as they are not read up to there. */
    private final Map<TopicPartition, Long> ends = new HashMap<>();

    private long askedAtNs = System.nanoTime() - ASK_AGAIN_NS;

    AlertCheck(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /** Whether everything is read and told that stood there when that was asked last; true once for each asking. */
    boolean isPassed() {
        if (ends.isEmpty() && !ask()) {
            return false;
        }
        ends.entrySet().removeIf(end -> consumer.position(end.getKey(), PATIENCE) >= end.getValue());
        return ends.isEmpty();
    }

    private boolean ask() {
        long nowNs = System.nanoTime();
        List<TopicPartition> partitions = consumer.assignment().stream()
                .filter(partition -> partition.topic().equals(Topics.ESCORT_ALERTS.topicName()))
                .toList();
        if (partitions.isEmpty() || nowNs - askedAtNs < ASK_AGAIN_NS) {
            return false;
        }
        ends.putAll(consumer.endOffsets(partitions, PATIENCE));
        askedAtNs = nowNs;
        return true;
    }
}
