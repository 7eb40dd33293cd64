package io.keruen.core.stage.zone;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.kit.StoredBytes;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** How long is waited, to the millisecond: 30 s without late data, 5 min of them, 10 min more of one that is silent. */
class LatePatienceLimitsTest {
    private static final long T = 1_767_225_600_000L;
    private static final long QUIET_MS = 30_000;
    private static final long BUSY_MS = 300_000;
    private static final long SILENCE_MS = 600_000;
    private static final long SILENT_MS = 5_000;

    private final LatePatience patience = new LatePatience();

    @Test
    void nothing_is_waited_for_until_a_late_sample_comes_nor_once_it_is_over() {
        assertThat(patience.earliestMs()).isEqualTo(Long.MAX_VALUE);
        assertThat(patience.dueMs(T)).isEqualTo(Long.MAX_VALUE);
        patience.heardAgain(T);
        assertThat(patience.dueMs(T)).isEqualTo(Long.MAX_VALUE);
        patience.cameLate(T);
        assertThat(patience.earliestMs()).isEqualTo(T + QUIET_MS);
        patience.isOver();
        assertThat(patience.earliestMs()).isEqualTo(Long.MAX_VALUE);
        patience.cameLate(T + 1_000_000);
        assertThat(patience.earliestMs()).as("it begins anew").isEqualTo(T + 1_000_000 + QUIET_MS);
    }

    @Test
    void each_late_sample_prolongs_it_but_not_for_ever() {
        patience.cameLate(T);
        patience.cameLate(T + 20_000);
        assertThat(patience.earliestMs()).isEqualTo(T + 20_000 + QUIET_MS);
        patience.cameLate(T + BUSY_MS - 10_000);
        assertThat(patience.earliestMs()).isEqualTo(T + BUSY_MS);
    }

    @Test
    void the_while_begins_anew_when_it_is_heard_again() {
        patience.cameLate(T);
        patience.heardAgain(T + 60_000);
        assertThat(patience.earliestMs()).isEqualTo(T + 60_000 + QUIET_MS);
        for (long ms = 60_000; ms <= 380_000; ms += 20_000) {
            patience.cameLate(T + ms);
        }
        assertThat(patience.earliestMs()).isEqualTo(T + 60_000 + BUSY_MS);
    }

    @Test
    void one_that_is_silent_is_waited_for_ten_minutes_after_its_last_late_sample() {
        patience.cameLate(T);
        long dueMs = T + QUIET_MS;

        assertThat(patience.dueMs(dueMs - SILENT_MS)).as("not silent yet").isEqualTo(dueMs);
        assertThat(patience.dueMs(dueMs - SILENT_MS - 1)).isEqualTo(T + SILENCE_MS);
    }

    @Test
    void a_quarter_of_an_hour_is_the_end_of_it() {
        patience.cameLate(T);
        for (long ms = 0; ms <= BUSY_MS + SILENCE_MS; ms += 20_000) {
            patience.heardAgain(T + ms);
            patience.cameLate(T + ms);
        }
        assertThat(patience.earliestMs()).isEqualTo(T + BUSY_MS + SILENCE_MS);
        assertThat(patience.dueMs(T)).isEqualTo(T + BUSY_MS + SILENCE_MS);
    }

    @Test
    void being_heard_now_and_then_waits_no_longer_than_silence_does() {
        patience.cameLate(T);
        patience.heardAgain(T + SILENCE_MS - 1_000);

        assertThat(patience.earliestMs()).isEqualTo(T + SILENCE_MS);
    }

    @Test
    void what_was_written_is_read() throws IOException {
        patience.cameLate(T);
        patience.cameLate(T + 1_000);
        patience.heardAgain(T + 280_000);
        LatePatience read = StoredBytes.thereAndBack(patience, LatePatience::write, in -> {
            LatePatience other = new LatePatience();
            other.read(in);
            return other;
        });

        assertThat(read.earliestMs()).isEqualTo(T + 280_000 + QUIET_MS);
        read.heardAgain(T + 590_000);
        assertThat(read.earliestMs()).as("the last one came at 1,000").isEqualTo(T + 1_000 + SILENCE_MS);
        for (long ms = 20_000; ms <= 900_000; ms += 20_000) {
            read.cameLate(T + ms);
        }
        assertThat(read.dueMs(T)).as("the first one came at 0").isEqualTo(T + BUSY_MS + SILENCE_MS);
    }
}
