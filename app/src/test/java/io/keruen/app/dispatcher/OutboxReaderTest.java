package io.keruen.app.dispatcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
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
    private long committed;
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
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest") {
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
        };
        for (String topic : OutboxReader.TOPICS.keySet()) {
            consumer.updateBeginningOffsets(Map.of(new TopicPartition(topic, 0), 0L));
            consumer.updateEndOffsets(Map.of(new TopicPartition(topic, 0), (long) RECORDS));
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
}
