package io.keruen.jobs.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.jobs.record.WireFrame;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class KafkaFramesTest {
    private static final long APPENDED_MS = 1_700_000_000_000L;

    @Test
    void whatever_comes_is_passed_on_with_its_place_and_append_time() {
        byte[] poison = {0, -1, 7};

        WireFrame frame = read("truck".getBytes(StandardCharsets.UTF_8), poison);

        assertThat(frame).isEqualTo(new WireFrame("truck", APPENDED_MS, poison, "telemetry.frames", 3, 42));
        assertThat(frame.isTick()).isFalse();
    }

    @Test
    void a_tombstone_a_missing_key_and_a_monstrous_key_do_not_throw() {
        assertThat(read("truck".getBytes(StandardCharsets.UTF_8), null).payload())
                .isNull();
        assertThat(read(null, new byte[] {1}).vehicleId()).isEmpty();
        assertThat(read(new byte[1_000_000], new byte[] {1}).vehicleId()).hasSize(300);
        assertThat(read(new byte[] {-1, -2}, new byte[] {1}).vehicleId()).isNotEmpty();
    }

    @Test
    void a_tick_leaves_room_for_another_record_of_its_millisecond() {
        WireFrame tick = read("tick".getBytes(StandardCharsets.UTF_8), new byte[0]);

        assertThat(tick.isTick()).isTrue();
        assertThat(tick.ingestTimeMs()).isEqualTo(APPENDED_MS - 1);
    }

    @Test
    void a_vehicle_named_tick_is_no_tick() {
        WireFrame frame = read("tick".getBytes(StandardCharsets.UTF_8), new byte[] {1});

        assertThat(frame.isTick()).isFalse();
        assertThat(frame.vehicleId()).isEqualTo("tick");
    }

    private static WireFrame read(byte[] key, byte[] value) {
        List<WireFrame> frames = new ArrayList<>();
        new KafkaFrames().deserialize(record("telemetry.frames", key, value), new ListCollector<>(frames));
        return frames.get(0);
    }

    static ConsumerRecord<byte[], byte[]> record(String topic, byte[] key, byte[] value) {
        return new ConsumerRecord<>(
                topic,
                3,
                42,
                APPENDED_MS,
                TimestampType.LOG_APPEND_TIME,
                key == null ? -1 : key.length,
                value == null ? -1 : value.length,
                key,
                value,
                new RecordHeaders(),
                Optional.empty());
    }
}
