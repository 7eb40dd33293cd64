package io.keruen.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.connectors.history.HistoryRecord;
import io.keruen.connectors.influx.InfluxLine;
import io.keruen.jobs.settings.HistorySettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;

/** Savepoints of the history job find their state, and no type of it falls back to a foreign serializer. */
class HistoryJobTest {
    @Test
    void the_list_of_released_uids_is_complete() throws IOException {
        try (InputStream list = getClass().getResourceAsStream("/released/history-operator-ids.txt")) {
            assertThat(new String(list.readAllBytes(), StandardCharsets.UTF_8).lines())
                    .containsExactlyElementsOf(uids());
        }
    }

    @Test
    void every_operator_has_its_uid() {
        List<String> found = HistoryJob.graph("127.0.0.1:1", settings(), new Configuration()).getStreamNodes().stream()
                .map(StreamNode::getTransformationUID)
                .toList();

        assertThat(found).doesNotContainNull();
        assertThat(found.stream()
                        .map(uid -> uid.replaceFirst(": Writer$|^Sink Committer: ", ""))
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(uids());
    }

    @Test
    void its_records_are_serialized_as_pojos() {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(HistoryRecord.class);
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(InfluxLine.class);
    }

    private static HistorySettings settings() {
        return HistorySettings.of(new Configuration(), Map.of());
    }

    private static List<String> uids() {
        return Arrays.stream(HistoryOperatorIds.values())
                .map(HistoryOperatorIds::uid)
                .toList();
    }
}
