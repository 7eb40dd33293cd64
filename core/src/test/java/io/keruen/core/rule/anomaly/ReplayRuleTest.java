package io.keruen.core.rule.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.rule.Slice;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is remembered of the last 256 numbers. */
class ReplayRuleTest {
    private record Content(long bootId, long sequence, long hash) {}

    private final Slice memory = new Slice().at(new long[ReplayRule.PLACES], 0, new double[0], 0);

    @Test
    void other_content_of_a_number_is_told_and_the_same_is_not() {
        ReplayRule.remember(memory, 3, 1_000, 256, new Random(1).longs(256).toArray());
        long[] again = new Random(1).longs(256).toArray();
        for (int i = 0; i < 256; i++) {
            assertThat(ReplayRule.isOther(memory, 3, 1_000 + i, again[i])).isFalse();
            assertThat(ReplayRule.isOther(memory, 3, 1_000 + i, again[i] + 1)).isTrue();
            assertThat(ReplayRule.isOther(memory, 4, 1_000 + i, again[i] + 1))
                    .as("another boot")
                    .isFalse();
            assertThat(ReplayRule.isOther(memory, 3, 1_256 + i, again[i] + 1))
                    .as("a number not told")
                    .isFalse();
        }
        assertThat(ReplayRule.clearMs(new double[] {10_000})).isEqualTo(10_000);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void the_last_of_each_remainder_is_remembered(long seed) {
        Random random = new Random(seed);
        Map<Long, Content> known = new HashMap<>();
        int others = 0;
        for (int k = 0; k < 200; k++) {
            long bootId = 1L + random.nextInt(3);
            long first = random.nextInt(600);
            int count = 1 + random.nextInt(random.nextInt(4) == 0 ? 600 : 20);
            long[] hashes = random.longs(count, 0, 3).toArray();
            ReplayRule.remember(memory, bootId, first, count, hashes);
            for (int i = 0; i < count; i++) {
                known.put((first + i) % 256, new Content(bootId, first + i, hashes[i]));
            }
            for (int q = 0; q < 300; q++) {
                Content asked = new Content(1 + random.nextInt(3), random.nextInt(1_200), random.nextInt(3));
                Content there = known.get(asked.sequence % 256);
                boolean isOther = there != null
                        && there.bootId == asked.bootId
                        && there.sequence == asked.sequence
                        && there.hash != asked.hash;
                others += isOther ? 1 : 0;
                assertThat(ReplayRule.isOther(memory, asked.bootId, asked.sequence, asked.hash))
                        .as("%s where %s is known", asked, there)
                        .isEqualTo(isOther);
            }
        }
        assertThat(others).isGreaterThan(100);
    }
}
