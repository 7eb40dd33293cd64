package io.keruen.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Streams of chance do not disturb one another. */
class ChanceTest {

    @Test
    void stream_depends_on_seed_and_name_only() {
        Chance fresh = Chance.of(7);
        Chance used = Chance.of(7);
        used.nextGaussian();
        used.stream("other").nextLong();

        assertThat(used.stream("road").nextLong())
                .isEqualTo(fresh.stream("road").nextLong());
        assertThat(fresh.stream("road").nextLong())
                .isNotEqualTo(fresh.stream("radio").nextLong())
                .isNotEqualTo(Chance.of(8).stream("road").nextLong());
    }

    @Test
    void numbers_are_spread_evenly() {
        Chance chance = Chance.of(1);
        int[] counts = new int[10];
        for (int i = 0; i < 100_000; i++) {
            counts[chance.below(10)]++;
        }

        assertThat(counts).satisfies(all -> {
            for (int count : all) {
                assertThat(count).isBetween(9_600, 10_400);
            }
        });
    }

    @Test
    void permutation_holds_each_once() {
        assertThat(Chance.of(3).permutation(8)).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7);
    }
}
