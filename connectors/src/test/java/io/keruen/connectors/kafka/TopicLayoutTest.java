package io.keruen.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.connectors.names.Topics;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicLayoutTest {
    /** Kafka takes no segment of less than 1 MiB. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 1_024})
    void a_segment_of_frames_is_one_that_a_broker_can_make(long frameMib) {
        TopicLayout layout = new TopicLayout(1, (short) 1, frameMib << 20, TimeOwner.BROKER);

        String segment = layout.settings(Topics.TELEMETRY_FRAMES).get(TopicConfig.SEGMENT_BYTES_CONFIG);

        assertThat(Long.parseLong(segment)).isBetween(1L << 20, frameMib << 20);
    }
}
