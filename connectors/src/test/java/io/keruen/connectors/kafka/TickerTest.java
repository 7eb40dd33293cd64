package io.keruen.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.connectors.names.Topics;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TickerTest {
    private static boolean isTick(Topics topic, @Nullable String key, byte @Nullable [] value) {
        byte @Nullable [] bytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
        return Ticker.isTick(new ConsumerRecord<>(topic.topicName(), 0, 0, bytes, value));
    }

    @Test
    void what_it_writes_is_a_tick_in_every_input_topic_and_in_no_other() {
        for (Topics topic : Topics.values()) {
            ProducerRecord<byte[], byte[]> tick = Ticker.record(new TopicPartition(topic.topicName(), 0), null);

            assertThat(Ticker.isTick(new ConsumerRecord<>(tick.topic(), 0, 0, tick.key(), tick.value())))
                    .as(topic.topicName())
                    .isEqualTo(topic.isInput());
        }
        assertThat(Topics.isInput("nobody's")).isFalse();
    }

    @Test
    void what_is_said_of_a_vehicle_of_that_name_is_none() {
        assertThat(isTick(Topics.TELEMETRY_FRAMES, "tick", null)).isTrue();
        assertThat(isTick(Topics.TELEMETRY_FRAMES, "tick", new byte[] {1})).isFalse();
        assertThat(isTick(Topics.ESCORT_ALERTS, "tick", new byte[] {1})).isFalse();
        assertThat(isTick(Topics.ESCORT_VEHICLES, "tick", null)).isFalse();
        assertThat(isTick(Topics.TELEMETRY_FRAMES, "truck", new byte[0])).isFalse();
        assertThat(isTick(Topics.TELEMETRY_FRAMES, null, null)).isFalse();
    }
}
