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
                .hasSize(16);
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

    @Test
    void what_signatures_protect_outlives_a_record_that_took_its_key_by_days() {
        assertThat(Arrays.stream(Topics.values()).filter(topic -> topic.kept() == Topics.Kept.COMPACTED_AFTER_DAYS))
                .containsExactly(
                        Topics.CONTROL_ZONES,
                        Topics.CONTROL_ESCORTS,
                        Topics.CONTROL_POLICIES,
                        Topics.CUSTOMS_DECLARATIONS);
    }

    @Test
    void what_officers_did_is_kept_for_ever_and_so_is_what_was_refused() {
        assertThat(Arrays.stream(Topics.values()).filter(topic -> topic.kept() == Topics.Kept.FOR_EVER))
                .containsExactly(Topics.OFFICERS_ACTIONS, Topics.OFFICERS_REFUSED);
        assertThat(Topics.ofRejected("officers.actions-0")).isEqualTo(Topics.OFFICERS_REFUSED);
        assertThat(Topics.ofRejected("control.zones-0")).isEqualTo(Topics.OFFICERS_REFUSED);
        assertThat(Topics.ofRejected("telemetry.frames-1")).isEqualTo(Topics.TELEMETRY_REJECTED);
        assertThat(Topics.ofRejected("gates.devices-0")).isEqualTo(Topics.TELEMETRY_REJECTED);
    }
}
