package io.keruen.app.dispatcher.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.keruen.app.dispatcher.Alerts;
import io.keruen.app.dispatcher.MovableClock;
import io.keruen.connectors.names.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WatchReaderTest {
    private static final TopicPartition TICKS = new TopicPartition(Topics.GATES_DEVICES.topicName(), 0);
    private static final TopicPartition VEHICLES = new TopicPartition(Topics.ESCORT_VEHICLES.topicName(), 0);
    private static final WatchLimits LIMITS = new WatchLimits(
            Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(60), Duration.ofMinutes(10), List.of());

    private final MovableClock clock = new MovableClock(Alerts.AT_MS);
    private final Watch watch = new Watch(LIMITS, Map.of(), Alerts.AT_MS);
    private boolean isAway;
    private long offset;
    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none") {
        @Override
        public synchronized long position(TopicPartition partition, Duration timeout) {
            return position(partition);
        }

        @Override
        public synchronized long position(TopicPartition partition) {
            if (isAway) {
                throw new TimeoutException("nobody answers");
            }
            return super.position(partition);
        }
    };
    private final WatchReader reader = new WatchReader(consumer, watch, clock);

    @BeforeEach
    void offsets() {
        for (TopicPartition each : List.of(TICKS, VEHICLES)) {
            consumer.updateBeginningOffsets(Map.of(each, 0L));
            consumer.updateEndOffsets(Map.of(each, 0L));
        }
    }

    @Test
    void a_topic_that_comes_later_is_listened_to_as_well() {
        there(TICKS);
        reader.read(Duration.ZERO);
        tick();
        reader.read(Duration.ZERO);
        there(VEHICLES);
        reader.read(Duration.ZERO);

        assertThat(consumer.assignment()).containsExactlyInAnyOrder(TICKS, VEHICLES);
        assertThat(watch.isUnknown(trouble(Trouble.Kind.TICKS_STALE)))
                .as("ticks were heard meanwhile")
                .isFalse();
    }

    @Test
    void a_gate_that_is_called_tick_keeps_no_time() {
        there(TICKS);
        there(VEHICLES);
        reader.read(Duration.ZERO);
        record(new byte[] {1});
        reader.read(Duration.ZERO);
        assertThat(watch.isUnknown(trouble(Trouble.Kind.TICKS_STALE))).isTrue();

        tick();
        reader.read(Duration.ZERO);
        assertThat(watch.isUnknown(trouble(Trouble.Kind.TICKS_STALE))).isFalse();
    }

    @Test
    void a_broker_that_does_not_say_how_far_was_read_is_asked_again() {
        there(TICKS);
        there(VEHICLES);
        isAway = true;
        assertThatCode(() -> reader.read(Duration.ZERO)).doesNotThrowAnyException();
        assertThat(watch.isUnknown(trouble(Trouble.Kind.VEHICLE_STATES_STALE))).isTrue();

        isAway = false;
        reader.read(Duration.ZERO);
        assertThat(watch.isUnknown(trouble(Trouble.Kind.VEHICLE_STATES_STALE))).isFalse();
    }

    private void there(TopicPartition partition) {
        consumer.updatePartitions(
                partition.topic(),
                List.of(new PartitionInfo(partition.topic(), partition.partition(), null, null, null)));
    }

    private void tick() {
        record(new byte[0]);
    }

    private void record(byte[] value) {
        consumer.addRecord(new ConsumerRecord<>(
                TICKS.topic(), 0, offset++, Topics.TICK_KEY.getBytes(StandardCharsets.UTF_8), value));
    }

    private static Trouble trouble(Trouble.Kind kind) {
        return new Trouble(kind, "", 0, 0, 0);
    }
}
