package io.keruen.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.jobs.record.ControlRecord;
import io.keruen.jobs.record.WireFrame;
import io.keruen.jobs.settings.EscortSettings;
import io.keruen.jobs.sink.Collected;
import io.keruen.jobs.source.PlayedInput;
import io.keruen.jobs.source.PlayedTicks;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;

/** Savepoints find their state by these names. */
class OperatorIdsTest {
    @Test
    void no_released_uid_is_gone_or_renamed() throws IOException {
        assertThat(Arrays.stream(OperatorIds.values()).map(OperatorIds::uid)).containsAll(released());
    }

    @Test
    void the_list_of_released_uids_is_complete() throws IOException {
        assertThat(released())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(OperatorIds.values())
                        .map(OperatorIds::uid)
                        .toList());
    }

    @Test
    void every_operator_of_the_pipeline_has_its_uid() {
        StreamExecutionEnvironment env =
                new StreamExecutionEnvironment(EscortSettings.ofReplay(1).flinkConfiguration());
        try (Collected collected = Collected.open();
                PlayedInput<WireFrame> frames = PlayedInput.frames(List.of(), 1, PlayedTicks.between(0, 1));
                PlayedInput<ControlRecord> control = PlayedInput.control(List.of(), PlayedTicks.between(0, 1))) {
            EscortPipeline.build(env, new Sources(frames.source(), control.source(), true, 1), collected.outlets());

            List<String> uids = env.getStreamGraph().getStreamNodes().stream()
                    .map(StreamNode::getTransformationUID)
                    .toList();

            assertThat(uids).doesNotContainNull();
            assertThat(uids.stream().map(uid -> uid.replaceFirst(": Writer$", "")))
                    .containsExactlyInAnyOrderElementsOf(Arrays.stream(OperatorIds.values())
                            .map(OperatorIds::uid)
                            .toList());
        }
    }

    private static List<String> released() throws IOException {
        try (InputStream list = OperatorIdsTest.class.getResourceAsStream("/released/operator-ids.txt")) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}
