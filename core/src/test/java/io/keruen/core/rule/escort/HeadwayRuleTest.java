package io.keruen.core.rule.escort;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.alert.Severity;
import org.junit.jupiter.api.Test;

class HeadwayRuleTest {
    private final PairStory story = new PairStory(new HeadwayRule());

    @Test
    void raises_below_the_time_gap_when_fast() {
        story.speed(10).gap(1, 14.9).gap(3.9, 14.9).gap(4, 14.9);

        assertThat(story.told()).containsExactly("RAISED 1.0 4.0");
        assertThat(story.last().type()).isEqualTo("HEADWAY_TOO_SHORT");
        assertThat(story.last().severity()).isEqualTo(Severity.HIGH);
        assertThat(story.last().limit()).isEqualTo(15);
        assertThat(story.last().measured()).isEqualTo(14.9);
    }

    @Test
    void is_silent_at_the_limits() {
        story.speed(10).gap(1, 15).gap(9, 15);
        story.speed(4).gap(10, 10).gap(19, 10);
        story.speed(1).gap(20, 3).gap(29, 3);

        assertThat(story.told()).isEmpty();
    }

    @Test
    void raises_below_the_least_gap_when_slow_and_below_the_creep_gap_when_creeping() {
        story.speed(4).gap(1, 9.9).gap(4, 9.9);
        assertThat(story.last().limit()).isEqualTo(10);

        story.speed(1.5).gap(5, 9.9);
        story.speed(1.5).gap(6, 2.9).gap(9, 2.9);
        assertThat(story.told()).containsExactly("RAISED 1.0 4.0", "CLEARED 1.0 5.0", "RAISED 6.0 9.0");
        assertThat(story.last().limit()).isEqualTo(3);
    }

    @Test
    void just_above_creeping_the_driving_limit_counts() {
        story.speed(1.51).gap(1, 9.9).gap(4, 9.9);

        assertThat(story.told()).containsExactly("RAISED 1.0 4.0");
    }

    @Test
    void unknown_speed_or_gap_does_not_break_clear_or_raise_and_counts() {
        story.speed(10).gap(1, 14);
        story.speed(Double.NaN).gap(2, 50).gap(4, 14);
        story.speed(10).gap(4.5, Double.NaN);
        assertThat(story.told()).isEmpty();

        story.gap(5, 14);
        assertThat(story.told()).containsExactly("RAISED 1.0 5.0");

        story.speed(Double.NaN).gap(6, 50);
        story.speed(10).gap(7, Double.NaN);
        assertThat(story.findings).hasSize(1);

        story.gap(8, 15);
        assertThat(story.told()).containsExactly("RAISED 1.0 5.0", "CLEARED 1.0 8.0");
    }

    @Test
    void ends_in_the_queue_and_begins_nothing_there() {
        story.speed(10)
                .gap(1, 12)
                .gap(4, 12)
                .suspended(true)
                .gap(5, 1)
                .speed(0)
                .gap(6, 5)
                .gap(8.9, 5);
        assertThat(story.findings).hasSize(1);

        story.gap(9, 5);
        assertThat(story.told()).containsExactly("RAISED 1.0 4.0", "CLEARED 1.0 6.0");

        story.gap(10, 1).gap(60, 1);
        assertThat(story.findings).hasSize(2);
    }

    @Test
    void updates_when_the_shortage_grew_by_half() {
        story.speed(10)
                .gap(1, 12)
                .gap(4, 12)
                .gap(5, 8.1)
                .gap(6, 8)
                .gap(7, 6)
                .gap(8, 0)
                .gap(9, -1);

        assertThat(story.told()).containsExactly("RAISED 1.0 4.0", "UPDATED 1.0 6.0", "UPDATED 1.0 8.0");
    }

    @Test
    void an_impossible_speed_is_unknown_and_tells_nothing_of_the_gap() {
        story.speed(200.1).gap(1, 1).gap(9, 1);
        assertThat(story.told()).isEmpty();

        story.speed(200).gap(10, 299).gap(13, 299);
        assertThat(story.told()).containsExactly("RAISED 10.0 13.0");
        assertThat(story.last().limit()).isEqualTo(300);

        story.speed(1_000).gap(14, 5_000);
        assertThat(story.findings).hasSize(1);
    }
}
