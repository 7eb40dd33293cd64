package io.keruen.core.rule.escort;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.alert.Severity;
import org.junit.jupiter.api.Test;

class ConvoySplitRuleTest {
    private final PairStory story = new PairStory(new ConvoySplitRule());

    @Test
    void raises_when_the_convoy_stayed_apart() {
        story.gap(1, 150.1).gap(5.9, 151).gap(6, 152);

        assertThat(story.told()).containsExactly("RAISED 1.0 6.0");
        assertThat(story.last().type()).isEqualTo("CONVOY_SPLIT");
        assertThat(story.last().severity()).isEqualTo(Severity.HIGH);
        assertThat(story.last().limit()).isEqualTo(150);
    }

    @Test
    void is_silent_at_the_limit() {
        story.gap(1, 150).gap(10, 150).gap(11, 151).gap(15.9, 151).gap(16, 150);

        assertThat(story.told()).isEmpty();
    }

    @Test
    void unknown_does_not_break_and_counts() {
        story.gap(1, 151).gap(6, Double.NaN).gap(7, 151);

        assertThat(story.told()).containsExactly("RAISED 1.0 7.0");
    }

    @Test
    void clears_at_four_fifths_of_the_limit() {
        story.gap(1, 151).gap(6, 151).gap(7, 120.1).gap(8, Double.NaN).gap(9, 120);

        assertThat(story.told()).containsExactly("RAISED 1.0 6.0", "CLEARED 1.0 9.0");
    }

    @Test
    void ends_in_the_queue_once_the_gap_is_measured_and_small() {
        story.gap(1, 151)
                .gap(6, 151)
                .suspended(true)
                .gap(7, Double.NaN)
                .gap(8, 120.1)
                .gap(9, 120)
                .gap(13.9, 120);
        assertThat(story.told()).containsExactly("RAISED 1.0 6.0");

        story.gap(14, 120);
        assertThat(story.told()).containsExactly("RAISED 1.0 6.0", "CLEARED 1.0 9.0");
    }

    @Test
    void a_place_that_jumps_in_the_queue_does_not_end_it() {
        story.gap(1, 400)
                .gap(6, 400)
                .suspended(true)
                .gap(7, 90)
                .gap(8, 400)
                .gap(11, 90)
                .gap(12, 400)
                .gap(60, 400);

        assertThat(story.told()).containsExactly("RAISED 1.0 6.0");
    }

    @Test
    void a_straight_line_across_a_yard_does_not_end_it() {
        story.gap(1, 400).gap(6, 400).suspended(true).onRoute(false).gap(7, 90).gap(60, 90);
        assertThat(story.told()).containsExactly("RAISED 1.0 6.0");

        story.onRoute(true)
                .gap(61, 90)
                .onRoute(false)
                .gap(62, 121)
                .onRoute(true)
                .gap(63, 90)
                .gap(68, 90);
        assertThat(story.told()).containsExactly("RAISED 1.0 6.0", "CLEARED 1.0 63.0");
    }

    @Test
    void neither_begins_nor_raises_nor_grows_where_one_goes_at_a_time() {
        story.gap(1, 151).suspended(true).gap(6, 151).gap(20, 400);
        assertThat(story.told()).isEmpty();

        story.suspended(false).gap(21, 152).suspended(true).gap(22, 300).gap(23, 900);
        assertThat(story.told()).containsExactly("RAISED 1.0 21.0");
    }

    @Test
    void who_closed_up_in_the_queue_starts_anew_behind_the_gate() {
        story.gap(1, 151).suspended(true).gap(2, 20).gap(9, 160).suspended(false);
        story.gap(10, 160).gap(14.9, 160).gap(15, 160);

        assertThat(story.told()).containsExactly("RAISED 10.0 15.0");
    }

    @Test
    void updates_when_it_grew_by_half() {
        story.gap(1, 151).gap(6, 160).gap(7, 239).gap(8, 240).gap(9, 250);

        assertThat(story.told()).containsExactly("RAISED 1.0 6.0", "UPDATED 1.0 8.0");
    }
}
