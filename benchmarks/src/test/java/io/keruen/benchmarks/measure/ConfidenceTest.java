package io.keruen.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Published values: Newcombe, Statistics in Medicine 17 (1998), table I, method 3. */
class ConfidenceTest {
    private static final double TOLERANCE = 0.00005;

    @Test
    void wilson_gives_the_published_intervals() {
        assertInterval(81, 263, 0.2553, 0.3662);
        assertInterval(15, 148, 0.0624, 0.1605);
        assertInterval(0, 20, 0, 0.1611);
        assertInterval(1, 29, 0.0061, 0.1718);
    }

    @Test
    void hits_and_misses_mirror_one_another() {
        Confidence.Interval hits = Confidence.wilson(3, 40);
        Confidence.Interval misses = Confidence.wilson(37, 40);

        assertThat(misses.least()).isCloseTo(1 - hits.most(), within(1e-12));
        assertThat(misses.most()).isCloseTo(1 - hits.least(), within(1e-12));
    }

    @Test
    void all_hits_reach_one_and_say_how_little_few_of_them_mean() {
        assertThat(Confidence.wilson(4, 4).most()).isEqualTo(1);
        assertThat(Confidence.wilson(4, 4).least())
                .isLessThan(Confidence.wilson(400, 400).least());
        assertThat(Confidence.wilson(400, 400).least()).isBetween(0.99, 0.991);
    }

    @Test
    void nothing_attempted_says_nothing() {
        assertThat(Confidence.wilson(0, 0)).isEqualTo(new Confidence.Interval(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Confidence.wilson(2, 1));
    }

    @Test
    void nothing_seen_in_three_hundred_hours_is_less_than_one_in_a_hundred() {
        assertThat(Confidence.mostPerHour(300)).isEqualTo(0.01);
        assertThat(Confidence.mostPerHour(0)).isNaN();
    }

    private static void assertInterval(int hits, int attempts, double least, double most) {
        Confidence.Interval interval = Confidence.wilson(hits, attempts);
        assertThat(interval.least()).isCloseTo(least, within(TOLERANCE));
        assertThat(interval.most()).isCloseTo(most, within(TOLERANCE));
    }
}
