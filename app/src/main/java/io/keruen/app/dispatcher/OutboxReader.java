package io.keruen.app.dispatcher;

import io.keruen.connectors.names.Topics;
import io.keruen.connectors.rejected.InvalidInputException;
import io.keruen.connectors.rejected.RejectedInput;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the outbox topics, at least once: how far stands on disk, and with the broker, when everything before it stands in
 * the queues or among the rejected. Used by one thread.
 */
final class OutboxReader {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxReader.class);

    /** The topics, by name. */
    static final Map<String, Topics> TOPICS = Stream.of(
                    Topics.ESCORT_ALERTS, Topics.ESCORT_TRANSITS, Topics.ESCORT_CLEARANCES)
            .collect(Collectors.toUnmodifiableMap(Topics::topicName, Function.identity()));

    private final Consumer<byte[], byte[]> consumer;
    private final Intake intake;
    private final Rejects rejects;
    private final DispatcherCounts counts;
    private final PositionBook positions;
    private final TopicIds topicIds;
    private Map<String, String> ids = Map.of();
    private boolean isAssigned;

    /** Which topics these are. */
    interface TopicIds {
        /** The ids of those that are there, by name; not all while the broker is away. */
        Map<String, String> of(Set<String> topics) throws InterruptedException;
    }

    /** Where records go that are none. */
    interface Rejects {
        /** Keeps one. */
        void keep(RejectedInput input);

        /** Comes back when all of them are durable. */
        void force() throws InterruptedException;
    }

    /** A reader; the consumer stays its owner's and commits nothing by itself. */
    OutboxReader(
            Consumer<byte[], byte[]> consumer,
            Intake intake,
            Rejects rejects,
            DispatcherCounts counts,
            Positions where) {
        this.consumer = consumer;
        this.intake = intake;
        this.rejects = rejects;
        this.counts = counts;
        positions = where.book();
        topicIds = where.ids();
    }

    /** How far was read, and of which topics. */
    record Positions(PositionBook book, TopicIds ids) {}

    /** Reads for a while, and commits. */
    void read(Duration time) throws IOException, InterruptedException {
        if (!isAssigned && !assign(time)) {
            return;
        }
        ConsumerRecords<byte[], byte[]> records = consumer.poll(time);
        if (records.isEmpty()) {
            return;
        }
        for (ConsumerRecord<byte[], byte[]> record : records) {
            Topics topic = TOPICS.get(record.topic());
            if (topic == null) {
                throw new IllegalStateException("a record of " + record.topic() + ", which nobody asked for");
            }
            try {
                intake.accept(topic, record.value());
            } catch (InvalidInputException e) {
                counts.rejected();
                rejects.keep(rejected(record, e));
            }
        }
        intake.force();
        rejects.force();
        keepPositions(records.partitions());
        try {
            consumer.commitSync();
        } catch (RetriableException e) {
            // The broker is away: after a restart these come again, and the queues know them.
            LOG.info("read, but not committed yet", e);
        }
    }

    /** No member of a group, which a kill would leave behind: whoever reads, reads everything. */
    private boolean assign(Duration time) throws InterruptedException {
        List<TopicPartition> partitions = new ArrayList<>();
        try {
            for (String topic : TOPICS.keySet()) {
                List<PartitionInfo> found = consumer.partitionsFor(topic, time);
                if (found.isEmpty()) {
                    return false; // not made yet: without it alerts would be missing without a word
                }
                found.forEach(each -> partitions.add(new TopicPartition(topic, each.partition())));
            }
        } catch (TimeoutException e) {
            LOG.debug("the broker or its topics are not there yet", e);
            return false;
        }
        ids = topicIds.of(TOPICS.keySet());
        if (!ids.keySet().containsAll(TOPICS.keySet())) {
            return false;
        }
        consumer.assign(partitions);
        for (TopicPartition partition : partitions) {
            Long next = positions.next(part(partition));
            if (next != null) {
                consumer.seek(partition, next);
            }
        }
        isAssigned = true;
        return true;
    }

    private void keepPositions(Set<TopicPartition> read) throws IOException {
        Map<PositionBook.Part, Long> next = new HashMap<>();
        for (TopicPartition partition : read) {
            next.put(part(partition), consumer.position(partition));
        }
        positions.put(next);
    }

    private PositionBook.Part part(TopicPartition partition) {
        return new PositionBook.Part(partition.topic(), ids.getOrDefault(partition.topic(), ""), partition.partition());
    }

    private static RejectedInput rejected(ConsumerRecord<byte[], byte[]> record, InvalidInputException reason) {
        return new RejectedInput(
                reason.reason(),
                reason.sentence(),
                record.topic() + "-" + record.partition(),
                record.offset(),
                record.timestamp(),
                record.value() == null ? new byte[0] : record.value());
    }
}
