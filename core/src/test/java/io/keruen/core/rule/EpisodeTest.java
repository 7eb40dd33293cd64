package io.keruen.core.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.kit.SlowEpisode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The life of conditions (DESIGN section 6), of moments, and a window on a state. */
class EpisodeTest {
    private static final long START_MS = 1_000_000;
    private static final double[] BADNESS = {Double.NaN, 0, 1, 2, 3, 4.5, 6, 9};

    private final Slice slice = new Slice().at(new long[9], 3, new double[5], 2);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatever_a_condition_does_its_episode_is_that_of_the_law(long seed) {
        Random random = new Random(seed);
        long holdMs = 1_000L * random.nextInt(4);
        long clearHoldMs = 1_000L * random.nextInt(4);
        boolean mirrored = seed % 2 == 0;
        Episode episode = new Episode(2, 1);
        SlowEpisode slow = new SlowEpisode(holdMs, mirrored ? 0 : clearHoldMs);
        List<SlowEpisode.Step> steps = new ArrayList<>();
        long tMs = START_MS;
        for (int i = 0; i < 600; i++) {
            int condition = random.nextInt(3) == 0 ? random.nextInt(3) - 1 : Truth.TRUE;
            int clear = mirrored ? -condition : random.nextInt(4) - 2 > 0 ? Truth.TRUE : random.nextInt(3) - 1;
            double badness = BADNESS[random.nextInt(BADNESS.length)];
            slow.see(tMs, condition, clear, badness);
            int what = mirrored
                    ? episode.step(slice, tMs, condition, holdMs, badness)
                    : episode.step(slice, tMs, condition, clear, holdMs, clearHoldMs, badness);
            if (what != Episode.NONE) {
                boolean cleared = what == Episode.CLEARED;
                assertThat(episode.isRaised(slice)).isTrue();
                steps.add(new SlowEpisode.Step(
                        i,
                        SlowEpisode.What.values()[what - 1],
                        episode.startedAtMs(slice),
                        cleared ? episode.clearedAtMs(slice) : tMs));
                if (cleared) {
                    episode.reset(slice);
                    assertThat(episode.isRaised(slice)).isFalse();
                    assertThat(episode.startedAtMs(slice)).isZero();
                    assertThat(episode.clearedAtMs(slice)).isZero();
                }
            }
            tMs += 500L * (1 + random.nextInt(3));
        }

        assertThat(steps).hasSizeGreaterThan(20).isEqualTo(slow.steps());
    }

    @Test
    void an_episode_keeps_to_its_places() {
        long[] longs = new long[9];
        double[] doubles = new double[5];
        Episode episode = new Episode(2, 1);

        episode.step(slice.at(longs, 3, doubles, 2), START_MS, Truth.TRUE, 0, 7);

        assertThat(longs).containsExactly(0, 0, 0, 0, 0, START_MS, 1, 0, 0);
        assertThat(doubles).containsExactly(0, 0, 0, 7, 0);
    }

    @Test
    void what_happens_at_moments_is_over_when_nothing_happened_for_a_while() {
        InstantEpisode instant = new InstantEpisode(1);
        assertThat(instant.isIdle(slice)).isTrue();
        assertThat(instant.isOver(slice, Long.MAX_VALUE, 0)).isFalse();

        assertThat(instant.happened(slice, START_MS - 5, START_MS)).isTrue();
        assertThat(instant.happened(slice, START_MS + 100, START_MS + 100)).isFalse();
        assertThat(instant.happened(slice, START_MS + 50, START_MS + 50)).isFalse();
        assertThat(instant.isIdle(slice)).isFalse();
        assertThat(instant.startedAtMs(slice)).isEqualTo(START_MS - 5);
        assertThat(instant.overAtMs(slice, 1_000)).isEqualTo(START_MS + 1_100);
        assertThat(instant.isOver(slice, START_MS + 1_099, 1_000)).isFalse();
        assertThat(instant.isOver(slice, START_MS + 1_100, 1_000)).isTrue();

        instant.reset(slice);
        assertThat(instant.isIdle(slice)).isTrue();
        assertThat(instant.overAtMs(slice, 1_000)).isEqualTo(1_000);
    }

    @Test
    void the_opposite_of_a_truth_is_its_negative() {
        assertThat(Truth.of(true)).isEqualTo(-Truth.of(false)).isEqualTo(Truth.TRUE);
    }
}
