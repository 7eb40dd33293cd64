package io.keruen.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.keruen.jobs.record.ControlRecord;
import io.keruen.jobs.record.WireFrame;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlayedInputTest {
    @Test
    void every_partition_ends_with_a_tick_at_the_last_ingest_time() {
        try (PlayedInput<WireFrame> input = PlayedInput.frames(
                List.of(frame("a", 1_000), frame("b", 1_450)), 3, PlayedTicks.between(1_000, 1_450))) {
            for (int i = 0; i < 3; i++) {
                List<WireFrame> played = input.partition(i);
                assertThat(played.stream().filter(WireFrame::isTick).map(WireFrame::ingestTimeMs))
                        .containsExactly(1_000L, 1_200L, 1_400L, 1_450L);
                assertThat(played.get(played.size() - 1)).isEqualTo(WireFrame.tick(1_450));
                assertThat(played)
                        .isSortedAccordingTo((one, two) -> Long.compare(one.ingestTimeMs(), two.ingestTimeMs()));
            }
        }
    }

    @Test
    void a_tick_follows_what_arrived_in_its_millisecond() {
        try (PlayedInput<WireFrame> input =
                PlayedInput.frames(List.of(frame("a", 1_200)), 1, PlayedTicks.between(1_000, 1_200))) {
            assertThat(input.partition(0))
                    .extracting(WireFrame::isTick, WireFrame::ingestTimeMs)
                    .containsExactly(tuple(true, 1_000L), tuple(false, 1_200L), tuple(true, 1_200L));
        }
    }

    @Test
    void what_was_there_before_all_comes_first() {
        ControlRecord zone = ControlRecord.tombstone(ControlRecord.Kind.ZONE, "z", 1, ControlRecord.BEFORE_ALL_MS);
        try (PlayedInput<ControlRecord> input = PlayedInput.control(List.of(zone), PlayedTicks.between(5, 6))) {
            assertThat(input.partition(0)).startsWith(zone).hasSize(3);
        }
    }

    @Test
    void nothing_may_arrive_after_the_last_tick() {
        assertThatThrownBy(() -> PlayedInput.frames(List.of(frame("a", 7)), 1, PlayedTicks.between(5, 6)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the run ends at 6, before");
    }

    private static WireFrame frame(String vehicleId, long ingestTimeMs) {
        return new WireFrame(vehicleId, ingestTimeMs, new byte[0], "test", -1, ingestTimeMs);
    }
}
