package io.keruen.app.dispatcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keruen.app.dispatcher.log.RecordLog;
import io.keruen.app.dispatcher.queue.DestinationQueue;
import io.keruen.app.dispatcher.routing.RoutingFile;
import io.keruen.connectors.codec.AlertCodec;
import io.keruen.connectors.codec.SchemaStore;
import io.keruen.connectors.kafka.KafkaAccess;
import io.keruen.connectors.names.Topics;
import io.keruen.connectors.outlet.Attempt;
import io.keruen.connectors.outlet.Delivery;
import io.keruen.connectors.outlet.Notice;
import io.keruen.connectors.outlet.Outlet;
import io.keruen.connectors.rejected.RejectedInput;
import io.keruen.core.alert.AlertEvent.Event;
import io.keruen.core.alert.Severity;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.LogTruncationException;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How far was read is known also where the broker has forgotten it. */
class OutboxReaderTest {
    private static final int RECORDS = 3;
    private static final String TOPIC = Topics.ESCORT_ALERTS.topicName();
    private static final OutboxReader.Rejects NOTHING_REJECTED = new OutboxReader.Rejects() {
        @Override
        public void keep(RejectedInput input) {
            throw new AssertionError(input.reason());
        }

        @Override
        public void force() {}
    };

    private static final Outlet NOBODY = new Outlet() {
        @Override
        public Attempt attempt(Delivery delivery) {
            throw new AssertionError(delivery.key());
        }

        @Override
        public boolean takes(Notice notice) {
            return true;
        }

        @Override
        public void close() {}
    };

    @TempDir
    private Path folder;

    private final MovableClock clock = new MovableClock(Alerts.AT_MS);
    private final Map<String, OutboxReader.Found> there = new HashMap<>();
    private final Map<TopicPartition, OffsetAndMetadata> sought = new HashMap<>();
    private long committed;
    private long first;
    private long end = RECORDS;
    private @Nullable OutboxStart start;
    private DestinationQueue feed;
    private Intake intake;

    @BeforeEach
    void route() throws Exception {
        Files.writeString(folder.resolve("routing.yaml"), """
                destinations:
                  feed: {kind: cap, sender: alerts@customs.example}
                routes:
                  - {to: [feed]}
                pages-to: [feed]
                """);
        DispatcherSetup setup = new DispatcherSetup(
                KafkaAccess.open("127.0.0.1:1"),
                folder.resolve("routing.yaml"),
                folder,
                null,
                Clock.systemUTC(),
                Clock.systemUTC(),
                1,
                (destination, event, item, delivery, detail) -> {});
        feed = DestinationQueue.open(folder.resolve("feed"), Duration.ofDays(14));
        Intake.Line line = new Intake.Line(feed, NOBODY);
        intake = new Intake(RoutingFile.read(setup.routing()), Map.of("feed", line), setup, new DispatcherCounts());
    }

    @AfterEach
    void close() throws IOException {
        feed.close();
    }

    /** A broker with the same records each time; what is read of them. */
    private List<Long> offsetsRead(String topicId) throws Exception {
        List<Long> offsets = new ArrayList<>();
        OutboxReader.Rejects rejects = new OutboxReader.Rejects() {
            @Override
            public void keep(RejectedInput input) {
                offsets.add(input.position());
            }

            @Override
            public void force() {}
        };
        there(topicId, 1);
        try (MockConsumer<byte[], byte[]> consumer = consumer();
                PositionBook book = PositionBook.open(folder.resolve("positions"))) {
            TopicPartition partition = new TopicPartition(TOPIC, 0);
            OutboxReader reader = reader(consumer, rejects, book);
            reader.read(Duration.ZERO);
            for (long offset = consumer.position(partition); offset < RECORDS; offset++) {
                byte[] noRecord = "no record".getBytes(StandardCharsets.UTF_8);
                consumer.addRecord(new ConsumerRecord<>(TOPIC, 0, offset, null, noRecord));
            }
            reader.read(Duration.ZERO);
        }
        return offsets;
    }

    /** A consumer that tells what the group has read; the one of the library forgets it when it is assigned. */
    private MockConsumer<byte[], byte[]> consumer() {
        return consumer(new AtomicBoolean(true));
    }

    private MockConsumer<byte[], byte[]> consumer(AtomicBoolean hasLeader) {
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none") {
            @Override
            public synchronized Map<TopicPartition, Long> endOffsets(
                    Collection<TopicPartition> partitions, Duration timeout) {
                if (!hasLeader.get()) {
                    throw new TimeoutException("no leader");
                }
                return super.endOffsets(partitions, timeout);
            }

            @Override
            public synchronized Map<TopicPartition, OffsetAndMetadata> committed(
                    Set<TopicPartition> partitions, Duration timeout) {
                return committed == 0
                        ? Map.of()
                        : partitions.stream()
                                .filter(partition -> partition.topic().equals(TOPIC))
                                .collect(Collectors.toMap(
                                        Function.identity(), partition -> new OffsetAndMetadata(committed)));
            }

            @Override
            public synchronized void seek(TopicPartition partition, OffsetAndMetadata next) {
                super.seek(partition, next);
                sought.put(partition, next);
            }
        };
        for (String topic : OutboxReader.TOPICS.keySet()) {
            boolean isRead = topic.equals(TOPIC);
            consumer.updateBeginningOffsets(Map.of(new TopicPartition(topic, 0), isRead ? first : 0));
            consumer.updateEndOffsets(Map.of(new TopicPartition(topic, 0), isRead ? end : RECORDS));
        }
        return consumer;
    }

    private OutboxReader reader(
            MockConsumer<byte[], byte[]> consumer, OutboxReader.Rejects rejects, PositionBook book) {
        return new OutboxReader(
                consumer,
                intake,
                rejects,
                new DispatcherCounts(),
                new OutboxReader.Positions(book, topics -> Map.copyOf(there), clock, start));
    }

    private void there(String topicId, int partitions) {
        for (String topic : OutboxReader.TOPICS.keySet()) {
            there.put(topic, new OutboxReader.Found(topicId, partitions));
        }
    }

    @Test
    void a_start_after_the_broker_forgot_the_group_goes_on_where_the_last_one_was() throws Exception {
        assertThat(offsetsRead("one")).containsExactly(0L, 1L, 2L);
        assertThat(offsetsRead("one")).isEmpty();
    }

    @Test
    void what_was_read_and_not_kept_is_read_again() throws Exception {
        assertThat(firstRead(false)).isZero();
        assertThat(firstRead(true)).isZero();
        assertThat(firstRead(true)).isEqualTo(RECORDS);
        assertThat(feed.openCount()).isEqualTo(RECORDS);
    }

    /** Reads alerts; the offset at which that began. */
    private long firstRead(boolean isKept) throws Exception {
        there("one", 1);
        AlertCodec codec = new AlertCodec(SchemaStore.ofThisBuild());
        TopicPartition partition = new TopicPartition(TOPIC, 0);
        try (MockConsumer<byte[], byte[]> consumer = consumer();
                PositionBook book = PositionBook.open(folder.resolve("positions"))) {
            OutboxReader reader = reader(consumer, NOTHING_REJECTED, book);
            reader.read(Duration.ZERO);
            long first = consumer.position(partition);
            for (long offset = first; offset < RECORDS; offset++) {
                byte[] alert = codec.encode(
                        Alerts.event((int) offset, Event.RAISED, 1, Severity.HIGH, "KZ", null, false), Alerts.AT_MS);
                consumer.addRecord(new ConsumerRecord<>(TOPIC, 0, offset, null, alert));
            }
            reader.read(Duration.ZERO);
            if (isKept) {
                reader.keep();
            }
            return first;
        }
    }

    @Test
    void a_topic_that_was_made_anew_is_read_from_its_beginning() throws Exception {
        assertThat(offsetsRead("one")).hasSize(RECORDS);
        assertThat(offsetsRead("another")).hasSize(RECORDS);
    }

    @Test
    void a_topic_that_was_made_anew_is_read_from_its_beginning_whatever_the_group_has_read() throws Exception {
        assertThat(offsetsRead("one")).hasSize(RECORDS);
        committed = RECORDS;
        assertThat(offsetsRead("another")).hasSize(RECORDS);
    }

    @Test
    void a_new_folder_begins_behind_what_was_read_before_only_if_a_person_says_so() throws Exception {
        committed = 2;
        assertThatThrownBy(() -> offsetsRead("one"))
                .isInstanceOf(OutboxException.class)
                .hasMessageContaining("was read up to offset 2")
                .hasMessageContaining("--from committed")
                .hasMessageContaining("--from beginning");

        start = OutboxStart.COMMITTED;
        assertThat(offsetsRead("one")).containsExactly(2L);
    }

    @Test
    void a_new_folder_reads_all_again_if_a_person_says_so_and_goes_on_from_there() throws Exception {
        committed = 2;
        start = OutboxStart.BEGINNING;
        assertThat(offsetsRead("one")).hasSize(RECORDS);
        assertThat(offsetsRead("one")).as("the folder knows").isEmpty();
    }

    @Test
    void it_does_not_read_before_all_topics_are_there_and_knows_when_one_goes() throws Exception {
        there("one", 1);
        there.remove(TOPIC);
        try (MockConsumer<byte[], byte[]> consumer = consumer();
                PositionBook book = PositionBook.open(folder.resolve("positions"))) {
            OutboxReader reader = reader(consumer, NOTHING_REJECTED, book);
            reader.read(Duration.ZERO);
            assertThat(reader.isReading()).isFalse();

            there("one", 1);
            reader.read(Duration.ZERO);
            assertThat(reader.isReading()).isTrue();

            there.remove(TOPIC);
            clock.move(Duration.ofMinutes(1));
            reader.read(Duration.ZERO);
            assertThat(reader.isReading()).isFalse();
        }
    }

    @Test
    void a_partition_without_a_leader_is_not_read_though_its_topic_is_there() throws Exception {
        there("one", 1);
        AtomicBoolean hasLeader = new AtomicBoolean(true);
        try (MockConsumer<byte[], byte[]> consumer = consumer(hasLeader);
                PositionBook book = PositionBook.open(folder.resolve("positions"))) {
            OutboxReader reader = reader(consumer, NOTHING_REJECTED, book);
            reader.read(Duration.ZERO);
            hasLeader.set(false);
            clock.move(Duration.ofSeconds(10));
            reader.read(Duration.ZERO);
            assertThat(reader.isReading()).isFalse();
            assertThat(reader.isAtWork()).isTrue();

            hasLeader.set(true);
            clock.move(Duration.ofSeconds(10));
            reader.read(Duration.ZERO);
            assertThat(reader.isReading()).isTrue();
        }
    }

    @Test
    void a_reader_that_waits_for_ever_for_rejected_inputs_to_be_kept_is_not_reading() throws Exception {
        there("one", 1);
        SlowRejects rejects = new SlowRejects();
        try (MockConsumer<byte[], byte[]> consumer = consumer();
                PositionBook book = PositionBook.open(folder.resolve("positions"))) {
            OutboxReader reader = reader(consumer, rejects, book);
            reader.read(Duration.ZERO);
            assertThat(reader.isReading()).isTrue();
            consumer.addRecord(new ConsumerRecord<>(TOPIC, 0, 0, null, new byte[0]));
            Future<Boolean> read = CompletableFuture.supplyAsync(() -> readOnce(reader));
            rejects.waits.await();
            clock.move(Duration.ofSeconds(15));
            assertThat(reader.isReading()).isFalse();
            assertThat(reader.isAtWork()).as("told by the health file").isFalse();

            rejects.kept.countDown();
            assertThat(read.get()).isTrue();
            assertThat(reader.isReading()).isTrue();
        }
    }

    /** Else a start would call off, and soon call anew, what it begins with again. */
    @Test
    void a_reader_that_has_begun_is_not_reading_before_it_has_come_round_once() throws Exception {
        there("one", 1);
        SlowRejects rejects = new SlowRejects();
        try (MockConsumer<byte[], byte[]> consumer = consumer();
                PositionBook book = PositionBook.open(folder.resolve("positions"))) {
            OutboxReader reader = reader(consumer, rejects, book);
            consumer.schedulePollTask(() -> consumer.addRecord(new ConsumerRecord<>(TOPIC, 0, 0, null, new byte[0])));
            Future<Boolean> read = CompletableFuture.supplyAsync(() -> readOnce(reader));
            rejects.waits.await();
            assertThat(reader.isReading()).isFalse();

            rejects.kept.countDown();
            assertThat(read.get()).isTrue();
            assertThat(reader.isReading()).isTrue();
        }
    }

    /** Where rejected inputs are kept only when a test says so. */
    private static final class SlowRejects implements OutboxReader.Rejects {
        private final CountDownLatch waits = new CountDownLatch(1);
        private final CountDownLatch kept = new CountDownLatch(1);

        @Override
        public void keep(RejectedInput input) {}

        @Override
        public void force() throws InterruptedException {
            waits.countDown();
            kept.await();
        }
    }

    private static boolean readOnce(OutboxReader reader) {
        try {
            reader.read(Duration.ZERO);
            return true;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @CsvSource({"another, 1", "one, 2"})
    void topics_that_are_others_than_those_that_are_read_end_it_within_a_minute(String topicId, int partitions)
            throws Exception {
        there("one", 1);
        try (MockConsumer<byte[], byte[]> consumer = consumer();
                PositionBook book = PositionBook.open(folder.resolve("positions"))) {
            OutboxReader reader = reader(consumer, NOTHING_REJECTED, book);
            reader.read(Duration.ZERO);
            there(topicId, partitions);
            clock.move(Duration.ofMinutes(1));

            assertThatThrownBy(() -> reader.read(Duration.ZERO))
                    .isInstanceOf(OutboxException.class)
                    .hasMessageContaining("start the dispatcher again");
        }
    }

    /** The broker is asked by the leader who wrote what was read: others may stand there by now. */
    @Test
    void of_a_topic_that_lost_its_end_the_broker_says_where_to_read_on() throws Exception {
        there("one", 1);
        TopicPartition partition = new TopicPartition(TOPIC, 0);
        OffsetAndMetadata next = new OffsetAndMetadata(3, Optional.of(7), "");
        try (PositionBook book = PositionBook.open(folder.resolve("positions"))) {
            book.put(Map.of(new PositionBook.Part(TOPIC, "one", 0), next));
        }
        end = 1;
        try (MockConsumer<byte[], byte[]> consumer = consumer();
                PositionBook book = PositionBook.open(folder.resolve("positions"))) {
            OutboxReader reader = reader(consumer, NOTHING_REJECTED, book);
            reader.read(Duration.ZERO);
            assertThat(sought).containsEntry(partition, next);
        }
    }

    @Test
    void of_a_topic_that_lost_its_end_and_no_leader_is_known_everything_is_read_if_a_person_says_so() throws Exception {
        assertThat(offsetsRead("one")).hasSize(RECORDS);
        end = 1;
        assertThatThrownBy(() -> offsetsRead("one"))
                .isInstanceOf(OutboxException.class)
                .hasMessageContaining("ends at 1 and was read up to 3")
                .hasMessageContaining("--from beginning");

        start = OutboxStart.BEGINNING;
        assertThat(offsetsRead("one")).hasSize(RECORDS);
    }

    @Test
    void records_that_were_deleted_unread_stop_the_start_until_a_person_says_so() throws Exception {
        assertThat(offsetsRead("one")).hasSize(RECORDS);
        first = RECORDS + 2;
        end = RECORDS + 2;
        for (OutboxStart each : new OutboxStart[] {null, OutboxStart.COMMITTED}) {
            start = each;
            assertThatThrownBy(() -> offsetsRead("one"))
                    .isInstanceOf(OutboxException.class)
                    .hasMessageContaining("the records 3 to 4 of")
                    .hasMessageContaining("--from beginning");
        }
        start = OutboxStart.BEGINNING;
        assertThat(offsetsRead("one")).isEmpty();
    }

    @Test
    void what_was_deleted_behind_another_dispatcher_is_told_as_well() {
        committed = 2;
        first = 4;
        end = 4;
        start = OutboxStart.COMMITTED;
        assertThatThrownBy(() -> offsetsRead("one")).hasMessageContaining("the records 2 to 3 of");
    }

    @Test
    void what_stands_in_place_of_records_that_the_broker_lost_is_read() throws Exception {
        there("one", 1);
        TopicPartition partition = new TopicPartition(TOPIC, 0);
        try (MockConsumer<byte[], byte[]> consumer = consumer();
                PositionBook book = PositionBook.open(folder.resolve("positions"))) {
            OutboxReader reader = reader(consumer, NOTHING_REJECTED, book);
            reader.read(Duration.ZERO);
            consumer.seek(partition, 2);
            consumer.setPollException(new LogTruncationException(
                    "truncated", Map.of(partition, 2L), Map.of(partition, new OffsetAndMetadata(1))));
            reader.read(Duration.ZERO);
            assertThat(consumer.position(partition)).isOne();

            reader.keep();
            assertThat(book.next(new PositionBook.Part(TOPIC, "one", 0))).isEqualTo(new OffsetAndMetadata(1));
        }
    }

    /** A disk that was restored from an older image knows nothing of the leader who wrote what was read. */
    @Test
    void where_the_broker_does_not_say_what_it_lost_a_person_has_to() throws Exception {
        there("one", 1);
        TopicPartition partition = new TopicPartition(TOPIC, 0);
        for (OutboxStart each : new OutboxStart[] {null, OutboxStart.BEGINNING}) {
            start = each;
            try (MockConsumer<byte[], byte[]> consumer = consumer();
                    PositionBook book = PositionBook.open(folder.resolve("positions"))) {
                OutboxReader reader = reader(consumer, NOTHING_REJECTED, book);
                reader.read(Duration.ZERO);
                consumer.seek(partition, 2);
                consumer.setPollException(new LogTruncationException("cut", Map.of(partition, 2L), Map.of()));
                if (each == null) {
                    assertThatThrownBy(() -> reader.read(Duration.ZERO)).hasMessageContaining("--from beginning");
                } else {
                    reader.read(Duration.ZERO);
                    assertThat(consumer.position(partition)).isZero();
                }
            }
        }
    }

    @Test
    void the_leader_who_wrote_what_was_read_is_known_at_the_next_start() throws Exception {
        TopicPartition partition = new TopicPartition(TOPIC, 0);
        PositionBook.Part part = new PositionBook.Part(TOPIC, "one", 0);
        there("one", 1);
        try (MockConsumer<byte[], byte[]> consumer = consumer();
                PositionBook book = PositionBook.open(folder.resolve("positions"))) {
            OutboxReader reader = reader(consumer, NOTHING_REJECTED, book);
            reader.read(Duration.ZERO);
            consumer.addRecord(alert(0, Optional.of(7)));
            reader.read(Duration.ZERO);
            reader.keep();
        }
        try (PositionBook book = PositionBook.open(folder.resolve("positions"))) {
            assertThat(book.next(part)).isEqualTo(new OffsetAndMetadata(1, Optional.of(7), ""));
        }
        try (MockConsumer<byte[], byte[]> consumer = consumer();
                PositionBook book = PositionBook.open(folder.resolve("positions"))) {
            reader(consumer, NOTHING_REJECTED, book).read(Duration.ZERO);
            assertThat(sought).containsEntry(partition, new OffsetAndMetadata(1, Optional.of(7), ""));
        }
    }

    @Test
    void a_book_without_leaders_is_read() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeUTF(TOPIC);
        out.writeUTF("one");
        out.writeInt(0);
        out.writeLong(2);
        try (RecordLog log = RecordLog.open(folder.resolve("positions"), (record, position) -> {})) {
            log.append(bytes.toByteArray());
            log.force();
        }
        assertThat(offsetsRead("one")).containsExactly(2L);
    }

    @Test
    void what_a_newer_release_wrote_is_not_thrown_away() throws Exception {
        there("one", 1);
        ConsumerRecord<byte[], byte[]> newer = alert(0, Optional.empty());
        newer.value()[3] ^= 1; // another fingerprint
        try (MockConsumer<byte[], byte[]> consumer = consumer();
                PositionBook book = PositionBook.open(folder.resolve("positions"))) {
            OutboxReader reader = reader(consumer, NOTHING_REJECTED, book);
            reader.read(Duration.ZERO);
            consumer.addRecord(newer);

            consumer.addRecord(alert(1, Optional.empty()));
            reader.read(Duration.ZERO);
            reader.keep();
            assertThat(reader.isReading()).isFalse();
            assertThat(consumer.paused()).containsExactly(new TopicPartition(TOPIC, 0));
            assertThat(feed.openCount()).isZero();
            assertThat(book.next(new PositionBook.Part(TOPIC, "one", 0))).isEqualTo(new OffsetAndMetadata(0));
        }
    }

    @Test
    void a_clearance_of_a_newer_release_is_rejected_for_it_opens_nothing() throws Exception {
        there("one", 1);
        List<RejectedInput> rejected = new ArrayList<>();
        OutboxReader.Rejects rejects = new OutboxReader.Rejects() {
            @Override
            public void keep(RejectedInput input) {
                rejected.add(input);
            }

            @Override
            public void force() {}
        };
        byte[] newer = alert(0, Optional.empty()).value();
        newer[3] ^= 1;
        try (MockConsumer<byte[], byte[]> consumer = consumer();
                PositionBook book = PositionBook.open(folder.resolve("positions"))) {
            OutboxReader reader = reader(consumer, rejects, book);
            reader.read(Duration.ZERO);
            consumer.addRecord(new ConsumerRecord<>(Topics.ESCORT_CLEARANCES.topicName(), 0, 0, null, newer));
            reader.read(Duration.ZERO);

            assertThat(rejected).hasSize(1);
            assertThat(reader.isReading()).isTrue();
        }
    }

    private static ConsumerRecord<byte[], byte[]> alert(long offset, Optional<Integer> leaderEpoch) {
        byte[] alert = new AlertCodec(SchemaStore.ofThisBuild())
                .encode(Alerts.event((int) offset, Event.RAISED, 1, Severity.HIGH, "KZ", null, false), Alerts.AT_MS);
        return new ConsumerRecord<>(
                TOPIC,
                0,
                offset,
                Alerts.AT_MS,
                TimestampType.CREATE_TIME,
                0,
                alert.length,
                null,
                alert,
                new RecordHeaders(),
                leaderEpoch);
    }
}
