package io.keruen.connectors.names;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Every topic has a name of its own and a record that exists. */
class TopicsTest {
    @Test
    void names_are_unique_and_records_exist() {
        assertThat(Arrays.stream(Topics.values()).map(Topics::topicName))
                .doesNotHaveDuplicates()
                .hasSize(15);
        for (Topics topic : Topics.values()) {
            assertThat(topic.topicName()).matches("[a-z]+\\.[a-z-]+");
            assertThatCode(() -> Class.forName("io.keruen.schemas." + topic.recordName()))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void inputs_are_what_the_escort_job_reads() {
        assertThat(Arrays.stream(Topics.values()).filter(Topics::isInput).map(Topics::topicName))
                .containsExactly(
                        "telemetry.frames",
                        "control.zones",
                        "control.escorts",
                        "control.policies",
                        "customs.declarations",
                        "customs.seals",
                        "gates.devices",
                        "officers.actions");
    }
}
