package io.keruen.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.keruen.connectors.codec.AlertCodec;
import io.keruen.connectors.codec.SchemaStore;
import io.keruen.connectors.names.Topics;
import io.keruen.core.alert.AlertEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TopicReaderTest {
    private static final String TOPIC = Topics.ESCORT_ALERTS.topicName();
    private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);

    private final SchemaStore schemas = SchemaStore.ofThisBuild();
    private final AlertCodec codec = new AlertCodec(schemas);
    private final Scene scene = new Scene(new BoardEvents() {}, 1, 5);
    private final BlockingQueue<AlertEvent> heard = new LinkedBlockingQueue<>();
    private final BlockingQueue<Throwable> errors = new LinkedBlockingQueue<>();
    private final Deque<MockConsumer<byte[], byte[]>> consumers = new ArrayDeque<>();
    private final CountDownLatch historyRead = new CountDownLatch(1);
    private final Semaphore alertsRead = new Semaphore(0);
    private final AtomicLong wallMs = new AtomicLong(1_000_000);
    private final LiveBoard board = new LiveBoard(wallMs::get);
    private final AtomicLong heardBefore = new AtomicLong(-1);
    private List<Topics> topics = List.of(Topics.ESCORT_ALERTS);
    private TopicReader reader;

    @AfterEach
    void stop() {
        reader.stop();
        reader.join();
        assertThat(reader.isAlive()).isFalse();
    }

    @Test
    void what_cannot_be_decoded_and_ticks_are_passed_over() throws Exception {
        MockConsumer<byte[], byte[]> consumer = consumer();
        consumer.schedulePollTask(() -> {
            add(consumer, 0, "E-1", new byte[] {1, 2, 3});
            add(consumer, 1, Topics.TICK_KEY, null);
            add(consumer, 2, "E-1", null);
            add(consumer, 3, "E-1", codec.encode(scene.alert(1, 1, false), 0));
        });
        start(alert -> {});

        assertThat(next().alertId()).isEqualTo(scene.alert(1, 1, false).alertId());
        assertThat(reader.undecodable()).isOne();
        assertThat(errors).isEmpty();
    }

    @Test
    void a_broker_that_is_away_is_asked_again() throws Exception {
        MockConsumer<byte[], byte[]> consumer = consumer();
        consumer.schedulePollTask(() -> consumer.setPollException(new TimeoutException("away")));
        consumer.schedulePollTask(() -> add(consumer, 0, "E-1", codec.encode(scene.alert(2, 1, false), 0)));
        start(alert -> {});

        assertThat(next().alertId()).isEqualTo(scene.alert(2, 1, false).alertId());
        assertThat(errors).isEmpty();
    }

    @Test
    void a_consumer_that_fails_is_told_of_and_replaced_where_it_was() throws Exception {
        MockConsumer<byte[], byte[]> first = consumer();
        first.schedulePollTask(() -> add(first, 0, "E-1", codec.encode(scene.alert(1, 1, false), 0)));
        first.schedulePollTask(() -> first.setPollException(new KafkaException("broken")));
        MockConsumer<byte[], byte[]> second = consumer();
        second.schedulePollTask(() -> {
            add(second, 0, "E-1", codec.encode(scene.alert(1, 1, false), 0));
            add(second, 1, "E-1", codec.encode(scene.alert(2, 1, false), 0));
        });
        start(alert -> {});

        assertThat(next().alertId()).isEqualTo(scene.alert(1, 1, false).alertId());
        assertThat(next().alertId()).isEqualTo(scene.alert(2, 1, false).alertId());
        assertThat(errors.poll(10, TimeUnit.SECONDS)).hasMessage("broken");
    }

    @Test
    void a_listener_that_throws_costs_one_record_and_no_other_listener() throws Exception {
        MockConsumer<byte[], byte[]> consumer = consumer();
        consumer.schedulePollTask(() -> {
            add(consumer, 0, "E-1", codec.encode(scene.alert(1, 1, false), 0));
            add(consumer, 1, "E-1", codec.encode(scene.alert(2, 1, false), 0));
        });
        start(alert -> {
            throw new IllegalStateException("odd");
        });

        next();
        next();
        assertThat(errors.poll(10, TimeUnit.SECONDS)).hasMessage("odd");
    }

    @Test
    void history_is_read_when_its_end_of_the_start_is_reached() throws Exception {
        MockConsumer<byte[], byte[]> first = consumer();
        first.updateEndOffsets(Map.of(PARTITION, 2L));
        first.schedulePollTask(() -> add(first, 0, "E-1", codec.encode(scene.alert(1, 1, false), 0)));
        first.schedulePollTask(() -> first.setPollException(new KafkaException("broken")));
        MockConsumer<byte[], byte[]> second = consumer();
        second.updateEndOffsets(Map.of(PARTITION, 5L)); // what came after the start is no history
        second.schedulePollTask(() -> add(second, 1, "E-1", codec.encode(scene.alert(2, 1, false), 0)));
        start(alert -> {
            if (alert.alertId().equals(scene.alert(2, 1, false).alertId())) {
                heardBefore.set(historyRead.getCount());
            }
        });

        assertThat(historyRead.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(heardBefore).hasValue(1);
    }

    @Test
    void alerts_that_may_be_read_no_more_are_said_to_be_unread() throws Exception {
        topics = List.of(Topics.ESCORT_ALERTS, Topics.ESCORT_TRANSITS);
        MockConsumer<byte[], byte[]> first = consumer();
        withTransits(first);
        first.schedulePollTask(() -> add(first, 0, "E-1", codec.encode(scene.alert(1, 1, false), 0)));
        first.schedulePollTask(() -> {});
        first.schedulePollTask(() -> first.setPollException(new TopicAuthorizationException(TOPIC)));
        MockConsumer<byte[], byte[]> second = new MockConsumer<>("earliest");
        withTransits(second); // the broker names no topic that one may not read
        CountDownLatch goesOn = new CountDownLatch(1);
        second.schedulePollTask(() -> {});
        second.schedulePollTask(goesOn::countDown);
        consumers.add(second);
        start(alert -> {});

        assertThat(errors.poll(20, TimeUnit.SECONDS)).isInstanceOf(TopicAuthorizationException.class);
        assertThat(status().has("alertsUnreadMs")).isFalse();
        wallMs.addAndGet(LiveBoard.ALERTS_UNREAD_MS + 1);
        assertThat(goesOn.await(20, TimeUnit.SECONDS)).isTrue();

        assertThat(status().path("alertsUnreadMs").asLong()).isEqualTo(LiveBoard.ALERTS_UNREAD_MS + 1);
        assertThat(board.illness()).contains("not been read");
    }

    @Test
    void alerts_that_stand_in_the_topic_and_do_not_come_are_unread() throws Exception {
        MockConsumer<byte[], byte[]> consumer = consumer();
        consumer.schedulePollTask(() -> consumer.updateEndOffsets(Map.of(PARTITION, 1L)));
        start(alert -> {});
        assertThat(historyRead.await(20, TimeUnit.SECONDS)).isTrue();
        alertsRead.drainPermits();
        wallMs.addAndGet(60_000);
        assertThat(status().path("alertsUnreadMs").asLong()).isEqualTo(60_000);

        consumer.schedulePollTask(() -> add(consumer, 0, "E-1", codec.encode(scene.alert(1, 1, false), 0)));

        assertThat(alertsRead.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
        assertThat(status().has("alertsUnreadMs")).isFalse();
        assertThat(board.illness()).isNull();
    }

    @Test
    void an_alert_of_a_newer_release_is_said_to_be_unreadable() throws Exception {
        byte[] newer = codec.encode(scene.alert(1, 1, false), 0);
        newer[5] ^= 1; // another fingerprint
        MockConsumer<byte[], byte[]> consumer = consumer();
        consumer.schedulePollTask(() -> {
            add(consumer, 0, "E-1", newer);
            add(consumer, 1, "E-1", codec.encode(scene.alert(2, 1, false), 0));
        });
        start(alert -> {});

        assertThat(next().alertId()).isEqualTo(scene.alert(2, 1, false).alertId());
        assertThat(status().path("unreadableAlerts").asLong()).isOne();
        assertThat(board.illness()).isEqualTo("alert events that cannot be read: 1");
    }

    private JsonNode status() throws Exception {
        return new ObjectMapper().readTree(board.statusJson());
    }

    private void start(java.util.function.Consumer<AlertEvent> before) {
        BoardEvents first = new BoardEvents() {
            @Override
            public void alert(AlertEvent alert) {
                before.accept(alert);
            }

            @Override
            public void historyRead() {
                historyRead.countDown();
            }

            @Override
            public void alertsRead() {
                alertsRead.release();
            }
        };
        BoardEvents second = new BoardEvents() {
            @Override
            public void alert(AlertEvent alert) {
                heard.add(alert);
            }
        };
        RecordTeller teller = new RecordTeller(schemas, List.of(board, first, second));
        reader = new TopicReader(topics, true, consumers::removeFirst, teller, errors::add);
        reader.start("test");
    }

    private AlertEvent next() throws InterruptedException {
        AlertEvent alert = heard.poll(20, TimeUnit.SECONDS);
        assertThat(alert).isNotNull();
        return alert;
    }

    private static void withTransits(MockConsumer<byte[], byte[]> consumer) {
        TopicPartition partition = new TopicPartition(Topics.ESCORT_TRANSITS.topicName(), 0);
        Node node = new Node(0, "localhost", 1);
        consumer.updatePartitions(
                partition.topic(), List.of(new PartitionInfo(partition.topic(), 0, node, new Node[0], new Node[0])));
        consumer.updateBeginningOffsets(Map.of(partition, 0L));
        consumer.updateEndOffsets(Map.of(partition, 0L));
    }

    private MockConsumer<byte[], byte[]> consumer() {
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
        Node node = new Node(0, "localhost", 1);
        consumer.updatePartitions(TOPIC, List.of(new PartitionInfo(TOPIC, 0, node, new Node[0], new Node[0])));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.updateEndOffsets(Map.of(PARTITION, 0L));
        consumers.add(consumer);
        return consumer;
    }

    private static void add(MockConsumer<byte[], byte[]> consumer, long offset, String key, byte[] value) {
        consumer.addRecord(new ConsumerRecord<>(TOPIC, 0, offset, key.getBytes(StandardCharsets.UTF_8), value));
    }
}
