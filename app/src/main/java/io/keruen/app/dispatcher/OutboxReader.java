package io.keruen.app.dispatcher;

import io.keruen.connectors.codec.SchemaStore;
import io.keruen.connectors.names.Topics;
import io.keruen.connectors.rejected.InvalidInputException;
import io.keruen.connectors.rejected.Reason;
import io.keruen.connectors.rejected.RejectedInput;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.LogTruncationException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the outbox topics, at least once: how far stands on disk, and with the broker, once everything before it stands in
 * the queues or among the rejected, durably. One thread reads, another keeps how far, so that alerts do not wait for the
 * disk: what is read again after a kill the queues know.
 */
final class OutboxReader {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxReader.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** A partition without a leader tells nothing. It is asked in between, and what others hold is not to wait long for it. */
    private static final Duration LEADER_PATIENCE = Duration.ofSeconds(1);

    private static final long LOOK_MS = 10_000;
    private static final long LOOK_AGAIN_MS = 5_000;

    /** A round takes no longer, unless something holds it up. */
    private static final long ROUND_MS = 15_000;

    /** The topics, by name. */
    static final Map<String, Topics> TOPICS = Stream.of(
                    Topics.ESCORT_ALERTS, Topics.ESCORT_TRANSITS, Topics.ESCORT_CLEARANCES)
            .collect(Collectors.toUnmodifiableMap(Topics::topicName, Function.identity()));

    private final Consumer<byte[], byte[]> consumer;
    private final Intake intake;
    private final Rejects rejects;
    private final DispatcherCounts counts;
    private final Positions where;
    private final PositionBook positions;
    private volatile Map<String, Found> reading = Map.of();
    private long lookedAtMs;
    private volatile boolean isReading;

    /** It has come round once since it began: what it begins with may be what it cannot get past. */
    private volatile boolean hasComeRound;

    private volatile long roundAtMs;

    /** A partition is not read on: somebody has to start another dispatcher. */
    private volatile boolean isStopped;

    /** How far was read, and how much of that is durable; each map is replaced, never changed. */
    private volatile Map<TopicPartition, OffsetAndMetadata> read = Map.of();

    private volatile Map<TopicPartition, OffsetAndMetadata> kept = Map.of();
    private Map<TopicPartition, OffsetAndMetadata> committed = Map.of();
    private @Nullable Exception refusal;

    /** Which topics there are. */
    interface TopicsThere {
        /** Those that are there, by name; not all while the broker is away. */
        Map<String, Found> of(Set<String> topics) throws InterruptedException;
    }

    /**
     * A topic that is there.
     *
     * @param id of this very topic: one made anew under the same name has another
     */
    record Found(String id, int partitions) {}

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
        this.where = where;
        roundAtMs = where.clock().millis();
        positions = where.book();
    }

    /**
     * How far was read, and of which topics.
     *
     * @param clock by which it looks whether they are the same topics still
     * @param start where a topic is read from that the book does not know and the group has read; {@code null} = nobody said
     */
    record Positions(
            PositionBook book,
            TopicsThere topics,
            Clock clock,
            @Nullable OutboxStart start) {}

    /** Whether all of the outbox was there when it looked last, and is read; not before it was once; for any thread. */
    boolean isReading() {
        return isReading && hasComeRound && !isStopped && isAtWork();
    }

    /** Whether its thread has come round lately, also where there is nothing to read; for any thread. */
    boolean isAtWork() {
        return Math.abs(where.clock().millis() - roundAtMs) < ROUND_MS;
    }

    /**
     * Reads for a while, and commits what was kept.
     *
     * @throws OutboxException if it must be started anew
     */
    void read(Duration time) throws Exception {
        look();
        readOn(time);
        roundAtMs = where.clock().millis();
        hasComeRound = !reading.isEmpty();
    }

    private void readOn(Duration time) throws Exception {
        if (reading.isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(time.toMillis());
            return;
        }
        commit();
        ConsumerRecords<byte[], byte[]> records = poll(time);
        if (records.isEmpty()) {
            return;
        }
        long rejectedBefore = counts.rejectedCount();
        Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>(read);
        for (TopicPartition partition : records.partitions()) {
            next.put(partition, take(partition, records.records(partition)));
        }
        intake.show();
        boolean isAnyRejected = counts.rejectedCount() > rejectedBefore;
        if (isAnyRejected) {
            rejects.force();
        }
        read = Map.copyOf(next);
        if (isAnyRejected) {
            keep(); // nobody knows again what was rejected before
        }
    }

    /** Where what was read and what stands there part; a broker of an older image may not know it. */
    private Map<TopicPartition, OffsetAndMetadata> readFrom(LogTruncationException lost) throws OutboxException {
        if (!lost.divergentOffsets().isEmpty()) {
            return lost.divergentOffsets();
        }
        if (where.start() != OutboxStart.BEGINNING) {
            throw new OutboxException("the broker lost records that were read and does not say which; write --from"
                    + " beginning to read everything that is there: " + lost.getMessage());
        }
        Map<TopicPartition, OffsetAndMetadata> all = new HashMap<>();
        consumer.beginningOffsets(lost.partitions(), PATIENCE)
                .forEach((partition, first) -> all.put(partition, new OffsetAndMetadata(first)));
        return all;
    }

    /** Takes records of one partition; where it is read on. */
    private OffsetAndMetadata take(TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> records)
            throws IOException {
        Topics topic = TOPICS.get(partition.topic());
        if (topic == null) {
            throw new IllegalStateException("records of " + partition + ", which nobody asked for");
        }
        for (ConsumerRecord<byte[], byte[]> record : records) {
            try {
                intake.accept(topic, record.value());
            } catch (InvalidInputException e) {
                if (isOfNewerRelease(topic, record, e)) {
                    return stopAt(partition, record, e);
                }
                counts.rejected();
                rejects.keep(rejected(record, e));
            }
        }
        ConsumerRecord<byte[], byte[]> last = records.get(records.size() - 1);
        return new OffsetAndMetadata(consumer.position(partition), last.leaderEpoch(), "");
    }

    /**
     * What a newer release wrote is nothing to be thrown away: whoever can read it reads on there. A clearance is worthless
     * by then, and who cannot read it opens nothing.
     */
    private static boolean isOfNewerRelease(
            Topics topic, ConsumerRecord<byte[], byte[]> record, InvalidInputException reason) {
        return topic != Topics.ESCORT_CLEARANCES
                && reason.reason() == Reason.UNKNOWN_SCHEMA
                && SchemaStore.ofThisBuild().recordName(record.value()).isEmpty();
    }

    /** Nothing more of this partition is read; all else goes on, and somebody is called. */
    private OffsetAndMetadata stopAt(
            TopicPartition partition, ConsumerRecord<byte[], byte[]> record, InvalidInputException reason) {
        LOG.error(
                "offset {} of {} was written by a release that this dispatcher does not know, and nothing behind it is"
                        + " told: {} Start the dispatcher of that release with the same --data folder, or this one with"
                        + " the schema on its class path",
                record.offset(),
                partition,
                reason.sentence());
        consumer.pause(Set.of(partition));
        isStopped = true;
        return new OffsetAndMetadata(record.offset(), record.leaderEpoch(), "");
    }

    /** Where the broker lost what it had not written to its disk, others stand there now: they are read. */
    private ConsumerRecords<byte[], byte[]> poll(Duration time) throws OutboxException {
        try {
            return consumer.poll(time);
        } catch (LogTruncationException e) {
            LOG.warn("the broker lost records that were read; what stands in their place is read", e);
            Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>(read);
            readFrom(e).forEach((partition, offset) -> {
                consumer.seek(partition, offset);
                next.put(partition, offset);
            });
            read = Map.copyOf(next);
            return ConsumerRecords.empty();
        } catch (OffsetOutOfRangeException e) {
            throw new OutboxException(
                    "the outbox is not there any more where it is read; start the dispatcher again: " + e);
        }
    }

    /** Makes durable what was read so far, and how far that is; for any thread. */
    synchronized void keep() throws IOException {
        Map<TopicPartition, OffsetAndMetadata> upTo = read;
        intake.force();
        if (upTo.equals(kept)) {
            return;
        }
        Map<PositionBook.Part, OffsetAndMetadata> next = new HashMap<>();
        upTo.forEach((partition, offset) -> {
            if (!offset.equals(kept.get(partition))) {
                next.put(part(partition, reading), offset);
            }
        });
        positions.put(next);
        kept = upTo;
    }

    /** The same at the end, unless the end has closed the files already. */
    void keepAtEnd() throws IOException {
        if (intake.isSound() && positions.isOpen()) {
            keep();
        }
    }

    /** Tells the broker too; nobody waits for its answer. */
    private void commit() throws Exception {
        if (refusal != null) {
            throw refusal;
        }
        Map<TopicPartition, OffsetAndMetadata> durable = kept;
        if (durable.equals(committed)) {
            return;
        }
        consumer.commitAsync(durable, (told, failure) -> {
            if (failure instanceof RetriableException) {
                LOG.info("kept, but not committed yet", failure); // the broker is away; the next commit tells it
            } else if (failure != null) {
                refusal = failure;
            }
        });
        committed = durable;
    }

    /** Whether what is read is what is there: a topic that was made anew or has grown is not seen by who reads on. */
    private void look() throws IOException, InterruptedException, OutboxException {
        long nowMs = where.clock().millis();
        long agoMs = Math.abs(nowMs - lookedAtMs);
        if (isReading ? agoMs < LOOK_MS : !reading.isEmpty() && agoMs < LOOK_AGAIN_MS) {
            return;
        }
        lookedAtMs = nowMs;
        Map<String, Found> found = where.topics().of(TOPICS.keySet());
        if (reading.isEmpty()) {
            // Not before all are there: without one, alerts would be missing without a word.
            isReading = found.keySet().containsAll(TOPICS.keySet()) && begin(found);
            return;
        }
        for (Map.Entry<String, Found> each : found.entrySet()) {
            if (!each.getValue().equals(reading.get(each.getKey()))) {
                throw new OutboxException("the topic " + each.getKey()
                        + " was made anew or has other partitions since it is read; start the dispatcher again");
            }
        }
        isReading = found.size() == reading.size() && isTold();
    }

    /** Whether each partition says how far it goes: a poll tells one that is empty from one without a leader by nothing. */
    private boolean isTold() {
        try {
            consumer.endOffsets(consumer.assignment(), LEADER_PATIENCE);
            return true;
        } catch (TimeoutException e) {
            LOG.debug("a part of the outbox has no leader", e);
            return false;
        }
    }

    /** No member of a group, which a kill would leave behind: whoever reads, reads everything. */
    private boolean begin(Map<String, Found> found) throws IOException, OutboxException {
        List<TopicPartition> partitions = new ArrayList<>();
        found.forEach((topic, there) -> IntStream.range(0, there.partitions())
                .forEach(partition -> partitions.add(new TopicPartition(topic, partition))));
        consumer.assign(partitions);
        Map<TopicPartition, OffsetAndMetadata> starts;
        try {
            starts = starts(found, partitions);
        } catch (RetriableException e) {
            LOG.debug("the broker does not say where to begin yet", e);
            return false;
        }
        starts.forEach(consumer::seek);
        Map<PositionBook.Part, OffsetAndMetadata> next = new HashMap<>();
        starts.forEach((partition, offset) -> next.put(part(partition, found), offset));
        positions.put(next); // what nothing comes from is known all the same
        reading = found;
        return true;
    }

    private Map<TopicPartition, OffsetAndMetadata> starts(Map<String, Found> found, List<TopicPartition> partitions)
            throws OutboxException {
        Map<TopicPartition, OffsetAndMetadata> starts = new HashMap<>();
        Set<TopicPartition> unread = new HashSet<>();
        Set<TopicPartition> strange = new HashSet<>();
        Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions, PATIENCE);
        Map<TopicPartition, Long> end = consumer.endOffsets(partitions, PATIENCE);
        for (TopicPartition partition : partitions) {
            OffsetAndMetadata next = positions.next(part(partition, found));
            if (next != null) {
                starts.put(partition, within(partition, next, at(first, partition), at(end, partition)));
            } else if (positions.knows(partition.topic())) {
                unread.add(partition); // made anew, or it has grown: the group's offsets are of another one
            } else {
                strange.add(partition);
            }
        }
        Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(strange, PATIENCE);
        for (TopicPartition partition : strange) {
            OffsetAndMetadata group = committed.get(partition);
            if (group == null || group.offset() == 0 || where.start() == OutboxStart.BEGINNING) {
                unread.add(partition);
            } else if (where.start() == OutboxStart.COMMITTED) {
                starts.put(partition, within(partition, group, at(first, partition), at(end, partition)));
            } else {
                throw new OutboxException(partition + " was read up to offset " + group.offset()
                        + " by a dispatcher with another --data folder, and this folder is new; write --from committed"
                        + " to read on there, or --from beginning to deliver everything again");
            }
        }
        unread.forEach(partition -> starts.put(partition, new OffsetAndMetadata(at(first, partition))));
        return starts;
    }

    private static long at(Map<TopicPartition, Long> offsets, TopicPartition partition) {
        return Objects.requireNonNull(offsets.get(partition), "the broker answers for each");
    }

    /**
     * A topic that is shorter than what was read of it has lost its end, and others may stand there by now: the broker knows
     * by the leader who wrote what was read. Records that were deleted unread stop the start; of clearances nobody misses any.
     */
    private OffsetAndMetadata within(TopicPartition partition, OffsetAndMetadata next, long first, long end)
            throws OutboxException {
        if (next.offset() >= first
                && (next.offset() <= end || next.leaderEpoch().isPresent())) {
            return next;
        }
        boolean isLost = next.offset() > end;
        boolean isMissed = isLost || !partition.topic().equals(Topics.ESCORT_CLEARANCES.topicName());
        if (isMissed && where.start() != OutboxStart.BEGINNING) {
            String what = isLost
                    ? partition + " ends at " + end + " and was read up to " + next.offset()
                            + ": the broker lost records, and what stands in their place cannot be told from them"
                    : "the records " + next.offset() + " to " + (first - 1) + " of " + partition
                            + " were deleted before they were read: nobody was told of them";
            throw new OutboxException(what + "; write --from beginning to read everything that is there");
        }
        LOG.warn("{} is read from {}, its beginning; {} would have been next", partition, first, next.offset());
        return new OffsetAndMetadata(first);
    }

    private static PositionBook.Part part(TopicPartition partition, Map<String, Found> of) {
        Found topic = Objects.requireNonNull(of.get(partition.topic()), "only what was found is read");
        return new PositionBook.Part(partition.topic(), topic.id(), partition.partition());
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
