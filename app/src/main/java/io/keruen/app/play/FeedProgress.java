package io.keruen.app.play;

import io.keruen.connectors.kafka.TopicLayout;
import io.keruen.connectors.names.Topics;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/**
 * How far earlier feeds of a scenario came, read back from the topic itself: nothing else survives a kill that truly.
 * In each partition the frames stand in the order of their numbers, so the last one tells all.
 */
public final class FeedProgress {
    private static final long NOBODY = -1;
    private static final int STEP_RECORDS = 500;
    private static final Duration POLL = Duration.ofMillis(200);

    private final long[] lastNumbers;
    private final Map<String, Long> lastLines = new HashMap<>();
    private long reachedMs = Long.MIN_VALUE;

    private FeedProgress(int partitions) {
        lastNumbers = new long[partitions];
        Arrays.fill(lastNumbers, NOBODY);
    }

    /** Nothing was done yet. */
    public static FeedProgress none(TopicLayout layout) {
        return new FeedProgress(layout.framePartitions());
    }

    /** Reads the ends of the partitions of frames and lines; the consumer is left assigned to them. */
    public static FeedProgress read(Consumer<byte[], byte[]> consumer, TopicLayout layout) {
        FeedProgress progress = new FeedProgress(layout.framePartitions());
        List<TopicPartition> partitions = new ArrayList<>();
        for (int i = 0; i < layout.framePartitions(); i++) {
            partitions.add(new TopicPartition(Topics.TELEMETRY_FRAMES.topicName(), i));
        }
        for (TopicPartition partition : partitions) {
            progress.readEnd(consumer, partition);
        }
        for (Topics topic : TimedLines.topics()) {
            progress.readEnd(consumer, new TopicPartition(topic.topicName(), 0));
        }
        return progress;
    }

    /** The number of the last line in a topic; less than any number if there is none. */
    long lastLine(Topics topic) {
        return lastLines.getOrDefault(topic.topicName(), NOBODY);
    }

    /** The number of the last frame in a partition; less than any number if there is none. */
    long lastNumber(int partition) {
        return lastNumbers[partition];
    }

    /** Whether any frame was written: control stands before the first. */
    public boolean hasFrames() {
        for (long number : lastNumbers) {
            if (number != NOBODY) {
                return true;
            }
        }
        return false;
    }

    /** The scenario's time at the newest frame or tick; {@code Long.MIN_VALUE} if there is none. */
    long reachedMs() {
        return reachedMs;
    }

    /** Looks for the last frame or line from the end backwards: only ticks, and what people did, can stand behind it. */
    private void readEnd(Consumer<byte[], byte[]> consumer, TopicPartition partition) {
        List<TopicPartition> one = List.of(partition);
        consumer.assign(one);
        long firstOffset = consumer.beginningOffsets(one).getOrDefault(partition, 0L);
        long untilOffset = consumer.endOffsets(one).getOrDefault(partition, 0L);
        while (untilOffset > firstOffset && lastOf(partition.topic(), partition.partition()) == NOBODY) {
            long fromOffset = Math.max(firstOffset, untilOffset - STEP_RECORDS);
            consumer.seek(partition, fromOffset);
            while (consumer.position(partition) < untilOffset) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    note(record);
                }
            }
            untilOffset = fromOffset;
        }
    }

    private void note(ConsumerRecord<byte[], byte[]> record) {
        reachedMs = Math.max(reachedMs, record.timestamp());
        Header number = record.headers().lastHeader(ScenarioFeed.NUMBER);
        if (number != null) {
            long last = Math.max(
                    lastOf(record.topic(), record.partition()),
                    ByteBuffer.wrap(number.value()).getLong());
            if (isFrame(record.topic())) {
                lastNumbers[record.partition()] = last;
            } else {
                lastLines.put(record.topic(), last);
            }
        }
    }

    private long lastOf(String topic, int partition) {
        return isFrame(topic) ? lastNumbers[partition] : lastLines.getOrDefault(topic, NOBODY);
    }

    private static boolean isFrame(String topic) {
        return topic.equals(Topics.TELEMETRY_FRAMES.topicName());
    }
}
