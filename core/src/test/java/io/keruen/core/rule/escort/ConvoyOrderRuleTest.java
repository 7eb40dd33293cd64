package io.keruen.core.rule.escort;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.alert.Severity;
import org.junit.jupiter.api.Test;

class ConvoyOrderRuleTest {
    private final PairStory story = new PairStory(new ConvoyOrderRule());

    @Test
    void raises_when_the_follower_stayed_ahead() {
        story.ahead(1, 5.1).ahead(2.9, 6).ahead(3, 7);

        assertThat(story.told()).containsExactly("RAISED 1.0 3.0");
        assertThat(story.last().type()).isEqualTo("CONVOY_ORDER_CHANGED");
        assertThat(story.last().severity()).isEqualTo(Severity.MEDIUM);
        assertThat(story.last().measured()).isEqualTo(7);
        assertThat(story.last().limit()).isEqualTo(5);
        assertThat(story.last().chainageM()).isEqualTo(1_007);
    }

    @Test
    void is_silent_beside_each_other_and_after_a_short_pass() {
        story.ahead(1, 5).ahead(9, 5).ahead(10, 6).ahead(11.9, 6).ahead(12, 4).ahead(13, -20);

        assertThat(story.told()).isEmpty();
    }

    @Test
    void unknown_does_not_break_clear_or_raise_and_counts() {
        story.ahead(1, 6).ahead(4, Double.NaN);
        assertThat(story.told()).isEmpty();

        story.ahead(5, 6).ahead(6, Double.NaN).ahead(7, 5);
        assertThat(story.told()).containsExactly("RAISED 1.0 5.0", "CLEARED 1.0 7.0");
    }

    @Test
    void ends_in_the_queue_when_the_order_is_restored_there() {
        story.ahead(1, 6)
                .ahead(3, 6)
                .suspended(true)
                .ahead(4, 90)
                .ahead(5, Double.NaN)
                .ahead(6, 5)
                .ahead(7, 6)
                .ahead(8, 5)
                .ahead(9.9, 5);
        assertThat(story.told()).containsExactly("RAISED 1.0 3.0");

        story.ahead(10, 5).ahead(11, 6).ahead(60, 6);
        assertThat(story.told()).containsExactly("RAISED 1.0 3.0", "CLEARED 1.0 8.0");
    }

    @Test
    void updates_when_it_grew_by_half() {
        story.ahead(1, 6).ahead(3, 8).ahead(4, 11.9).ahead(5, 12);

        assertThat(story.told()).containsExactly("RAISED 1.0 3.0", "UPDATED 1.0 5.0");
    }
}
