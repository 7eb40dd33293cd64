package io.keruen.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TopicSetupTest {
    @Test
    void a_topic_without_a_limit_keeps_everything() {
        long bytes = TopicSetup.keptBytes("-1");

        assertThat(new TopicLayout(12, (short) 3, bytes, TimeOwner.BROKER).frameBytes())
                .isEqualTo(Long.MAX_VALUE);
        assertThat(TopicSetup.keptBytes("1048576")).isEqualTo(1L << 20);
    }

    /** What a topic keeps is judged by who makes topics: it keeps nobody from reading them. */
    @Test
    void a_topic_that_keeps_less_than_we_would_make_has_a_layout() {
        long bytes = TopicSetup.keptBytes("1000");

        assertThat(new TopicLayout(12, (short) 3, bytes, TimeOwner.BROKER).framePartitions())
                .isEqualTo(12);
    }
}
