package io.keruen.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JudgingLagTest {
    private final JudgingLag lag = new JudgingLag();

    @Test
    void before_anything_is_heard_nobody_knows() {
        lag.judged(5_000);

        assertThat(lag.waitingMs(10_000)).isEqualTo(-1);
    }

    @Test
    void the_oldest_sample_that_waits_counts() {
        lag.heard(1_000, 100);
        lag.heard(11_000, 1_100); // a scenario at ten times the speed
        lag.heard(21_000, 2_100);

        assertThat(lag.waitingMs(3_100)).isEqualTo(3_000);
        lag.judged(11_000);
        assertThat(lag.waitingMs(3_100)).isEqualTo(1_000);
        lag.judged(21_000);
        assertThat(lag.waitingMs(3_100)).isZero();
    }

    @Test
    void what_is_judged_already_or_comes_again_waits_no_more() {
        lag.judged(5_000);
        lag.heard(4_000, 100);
        lag.heard(5_400, 200); // told with the next state, half a second later

        assertThat(lag.waitingMs(9_000)).isZero();
    }

    @Test
    void hours_without_a_judge_need_no_more_memory_and_are_never_told_too_short() {
        int seconds = 10 * JudgingLag.MARKS;
        for (int second = 0; second < seconds; second++) {
            lag.heard(1_000L * second, 1_000L * second);
        }
        long nowMs = 1_000L * seconds;
        assertThat(lag.waitingMs(nowMs)).isEqualTo(nowMs);

        lag.judged(1_000L * (seconds / 2));

        assertThat(lag.waitingMs(nowMs)).isGreaterThanOrEqualTo(nowMs / 2);
        lag.judged(nowMs);
        assertThat(lag.waitingMs(nowMs)).isZero();
    }
}
