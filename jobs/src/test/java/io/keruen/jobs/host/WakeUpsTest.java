package io.keruen.jobs.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class WakeUpsTest {
    private static final String KEY = "V-1";

    private final WakeUps wakeUps = new WakeUps();

    @Test
    void a_later_wake_up_waits_for_the_timer_that_is_set() {
        assertThat(wakeUps.mustSet(KEY, 100)).isTrue();
        assertThat(wakeUps.mustSet(KEY, 250)).isFalse();
        wakeUps.rang(KEY, 100);
        assertThat(wakeUps.mustSet(KEY, 250)).isTrue();
    }

    @Test
    void the_timer_behind_an_earlier_one_is_remembered() {
        wakeUps.mustSet(KEY, 250);
        assertThat(wakeUps.mustSet(KEY, 100)).isTrue();
        wakeUps.rang(KEY, 100);
        assertThat(wakeUps.mustSet(KEY, 300)).isFalse();
    }

    @Test
    void no_wake_up_is_ever_missed() {
        Random random = new Random(11);
        TreeSet<Long> timers = new TreeSet<>();
        long nowMs = 0;
        for (int i = 0; i < 100_000; i++) {
            long dueMs = nowMs + 1 + random.nextInt(random.nextBoolean() ? 10 : 300);
            if (wakeUps.mustSet(KEY, dueMs)) {
                timers.add(dueMs);
            }
            // some timer stands at the time that is due or before it
            assertThat(timers.first()).as("step " + i).isLessThanOrEqualTo(dueMs);
            if (random.nextInt(3) == 0) {
                nowMs = timers.pollFirst();
                wakeUps.rang(KEY, nowMs);
                if (timers.isEmpty()) {
                    wakeUps.mustSet(KEY, nowMs + 1);
                    timers.add(nowMs + 1);
                }
            }
        }
    }
}
