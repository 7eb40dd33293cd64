package io.keruen.core.rule.escort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.keruen.core.alert.Finding;
import io.keruen.core.alert.Severity;
import org.junit.jupiter.api.Test;

class ConvoyGapRuleTest {
    private final PairStory story = new PairStory(new ConvoyGapRule());

    @Test
    void raises_when_the_gap_lasted_for_the_hold() {
        story.gap(1, 60.1).gap(3, 60.1).gap(5.9, 61).gap(6, 62);

        assertThat(story.told()).containsExactly("RAISED 1.0 6.0");
        Finding found = story.last();
        assertThat(found.type()).isEqualTo("CONVOY_GAP");
        assertThat(found.subject()).isEqualTo("B>A");
        assertThat(found.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(found.measured()).isEqualTo(62);
        assertThat(found.limit()).isEqualTo(60);
        assertThat(found.unit()).isEqualTo("m");
        assertThat(found.evidence()).containsOnly(entry("gapM", 62.0), entry("speedMps", 8.0), entry("limitM", 60.0));
    }

    @Test
    void is_silent_at_the_limit_and_when_the_gap_closed_for_one_sample() {
        story.gap(1, 60).gap(10, 60);
        story.gap(11, 61).gap(15, 61).gap(15.5, 60).gap(16.5, 61).gap(21.4, 61);

        assertThat(story.told()).isEmpty();
    }

    @Test
    void ends_in_the_queue_and_begins_nothing_there() {
        story.gap(1, 61)
                .gap(6, 61)
                .suspended(true)
                .gap(7, 48.1)
                .gap(8, 165)
                .gap(9, 48)
                .gap(13.9, 48)
                .gap(14, 48)
                .gap(15, 165)
                .gap(99, 165);

        assertThat(story.told()).containsExactly("RAISED 1.0 6.0", "CLEARED 1.0 9.0");
    }

    @Test
    void a_straight_line_ends_it_on_the_road_but_not_in_the_queue() {
        story.onRoute(false).gap(1, 61).gap(6, 61).suspended(true).gap(7, 30).gap(30, 30);
        assertThat(story.told()).containsExactly("RAISED 1.0 6.0");

        story.suspended(false).gap(31, 30);
        assertThat(story.told()).containsExactly("RAISED 1.0 6.0", "CLEARED 1.0 31.0");
    }

    @Test
    void unknown_does_not_break_the_episode_and_its_time_counts() {
        story.gap(1, 61).gap(2, Double.NaN).gap(6, Double.NaN);
        assertThat(story.told()).isEmpty();

        story.gap(6.5, 61);
        assertThat(story.told()).containsExactly("RAISED 1.0 6.5");
    }

    @Test
    void clears_at_clear_m_not_before_and_not_by_unknown() {
        story.gap(1, 61).gap(6, 61).gap(7, 48.1).gap(8, Double.NaN);
        assertThat(story.findings).hasSize(1);

        story.gap(9, 48);
        assertThat(story.told()).containsExactly("RAISED 1.0 6.0", "CLEARED 1.0 9.0");
        assertThat(story.last().measured()).isEqualTo(48);
    }

    @Test
    void clears_when_the_clear_condition_began_if_it_must_be_held() {
        story.with("clearHoldMs", 2_000)
                .gap(1, 61)
                .gap(6, 61)
                .gap(7, 40)
                .gap(8, 50)
                .gap(9, 40)
                .gap(11, 40);

        assertThat(story.told()).containsExactly("RAISED 1.0 6.0", "CLEARED 1.0 9.0");
    }

    @Test
    void clears_below_max_m_although_a_policy_sets_clear_m_above_it() {
        story.with("maxM", 30).gap(1, 40).gap(6, 40).gap(7, 31).gap(8, 30);

        assertThat(story.told()).containsExactly("RAISED 1.0 6.0", "CLEARED 1.0 8.0");
    }

    @Test
    void updates_when_the_gap_grew_by_half_and_starts_anew_after_clearing() {
        story.gap(1, 61)
                .gap(6, 62)
                .gap(7, 92.9)
                .gap(8, 93)
                .gap(9, 40)
                .gap(10, 61)
                .gap(15, 61);

        assertThat(story.told())
                .containsExactly("RAISED 1.0 6.0", "UPDATED 1.0 8.0", "CLEARED 1.0 9.0", "RAISED 10.0 15.0");
    }

    @Test
    void unknown_speed_is_not_evidence() {
        story.speed(Double.NaN).gap(1, 61).gap(6, 61);

        assertThat(story.last().evidence()).containsOnlyKeys("gapM", "limitM");
    }
}
