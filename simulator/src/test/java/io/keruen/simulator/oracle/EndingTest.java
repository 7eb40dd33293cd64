package io.keruen.simulator.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EndingTest {
    private static final long SEEN_MS = 1_000;

    @Test
    void over_within_the_window_or_seen_a_little_sooner_or_later() {
        Ending ending = new Ending(10_000, 20_000);

        assertThat(ending.allows(9_000, SEEN_MS)).isTrue();
        assertThat(ending.allows(21_000, SEEN_MS)).isTrue();
        assertThat(ending.allows(8_999, SEEN_MS)).isFalse();
        assertThat(ending.allows(21_001, SEEN_MS)).isFalse();
        assertThat(ending.allows(Ending.NEVER, SEEN_MS)).isFalse();
    }

    @Test
    void what_may_be_open_at_the_end_is_not_over_too_soon() {
        Ending ending = new Ending(10_000, Ending.NEVER);

        assertThat(ending.allows(8_999, SEEN_MS)).isFalse();
        assertThat(ending.allows(9_000, SEEN_MS)).isTrue();
        assertThat(ending.allows(Ending.NEVER, SEEN_MS)).isTrue();
    }

    @Test
    void what_is_open_at_the_end_is_never_over() {
        Ending ending = new Ending(Ending.NEVER, Ending.NEVER);

        assertThat(ending.allows(Ending.NEVER, SEEN_MS)).isTrue();
        assertThat(ending.allows(20_000, SEEN_MS)).isFalse();
    }

    @Test
    void of_what_nothing_is_known_everything_is_allowed() {
        assertThat(Ending.UNKNOWN.allows(1_780_000_000_000L, SEEN_MS)).isTrue();
        assertThat(Ending.UNKNOWN.allows(Ending.NEVER, SEEN_MS)).isTrue();
    }
}
