package io.keruen.core.stage.escort;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.alert.AlertEvent;
import io.keruen.core.alert.Finding;
import io.keruen.core.alert.Severity;
import io.keruen.core.kit.StoredBytes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** More alerts than so many within a span are a flood, until fewer than so many lie within it. */
class FloodWatchTest {
    private static final AlertEvent EVENT = new AlertEvent(
            AlertEvent.Event.RAISED,
            "00",
            1,
            "ZONE_ENTRY",
            "restricted-zone",
            Severity.HIGH,
            AlertEvent.State.UNACKNOWLEDGED,
            "escort-1",
            "convoy-1",
            "truck-1",
            null,
            null,
            null,
            null,
            null,
            1,
            1,
            1,
            0,
            47,
            82,
            Double.NaN,
            1,
            1,
            "",
            Map.of(),
            null,
            false,
            "",
            null,
            false,
            false,
            false,
            3);

    private static double[] limits(int most, int few, long spanMs) {
        return new double[] {most, few, spanMs};
    }

    @Test
    void the_alert_after_the_last_that_can_be_read_is_a_flood() {
        FloodWatch watch = new FloodWatch();
        for (int i = 0; i < 3; i++) {
            assertThat(watch.told(EVENT, 1_000 + i, limits(3, 2, 100), 7)).isNull();
        }
        assertThat(watch.endMs()).isEqualTo(EscortStage.NOTHING);

        Finding raised = watch.told(EVENT, 1_010, limits(3, 2, 100), 7);

        assertThat(raised)
                .isEqualTo(Finding.of(Finding.Kind.RAISED, "pipeline", "ALARM_FLOOD")
                        .subject("alerts")
                        .escort("escort-1", "convoy-1")
                        .severity(Severity.HIGH)
                        .times(1_010, 1_010)
                        .measured(4, 3, "alerts")
                        .policyVersion(7)
                        .build());
        assertThat(watch.told(EVENT, 1_020, limits(3, 2, 100), 8))
                .as("it goes on")
                .isNull();
        // At 1,110 the one at 1,010 is out of the span: one is left, fewer than two.
        assertThat(watch.endMs()).isEqualTo(1_110);
        assertThat(watch.end("escort-1", 1_110))
                .isEqualTo(Finding.of(Finding.Kind.CLEARED, "pipeline", "ALARM_FLOOD")
                        .subject("alerts")
                        .escort("escort-1", null)
                        .severity(Severity.HIGH)
                        .times(1_010, 1_110)
                        .policyVersion(7)
                        .build());
        assertThat(watch.endMs()).isEqualTo(EscortStage.NOTHING);
    }

    @Test
    void as_many_in_a_full_span_are_none() {
        FloodWatch watch = new FloodWatch();
        watch.told(EVENT, 1_000, limits(2, 1, 100), 1);
        watch.told(EVENT, 1_050, limits(2, 1, 100), 1);

        assertThat(watch.told(EVENT, 1_100, limits(2, 1, 100), 1)).isNull();
        assertThat(watch.told(EVENT, 1_149, limits(2, 1, 100), 1)).isNotNull();
    }

    /** Against a count of all alerts at each millisecond. */
    @ParameterizedTest
    @CsvSource({"3, 2, 100, 1", "3, 3, 100, 2", "5, 1, 60, 3", "1, 1, 40, 4", "4, 9, 80, 5", "6, 2, 200, 6"})
    void it_begins_and_ends_as_a_count_of_all_alerts_says(int most, int few, long spanMs, long seed)
            throws IOException {
        Random random = new Random(seed);
        FloodWatch watch = new FloodWatch();
        List<Long> all = new ArrayList<>();
        boolean isOpen = false;
        int floods = 0;
        for (long nowMs = 10_000; nowMs < 20_000; nowMs++) {
            boolean isEnd = isOpen && within(all, nowMs, spanMs) < Math.min(few, most);
            assertThat(watch.endMs() <= nowMs).as("ends at %d", nowMs).isEqualTo(isEnd);
            if (isEnd) {
                assertThat(watch.end("escort-1", nowMs).kind()).isEqualTo(Finding.Kind.CLEARED);
                isOpen = false;
            }
            int rarely = nowMs / 500 % 2 == 0 ? 15 : 60;
            if (random.nextInt(rarely) == 0) {
                all.add(nowMs);
                @Nullable Finding said = watch.told(EVENT, nowMs, limits(most, few, spanMs), 1);
                boolean begins = !isOpen && within(all, nowMs, spanMs) > most;
                assertThat(said != null).as("begins at %d", nowMs).isEqualTo(begins);
                isOpen |= begins;
                floods += begins ? 1 : 0;
                watch = StoredBytes.thereAndBack(watch, FloodWatch::write, FloodWatch::read);
            }
        }
        assertThat(floods).isGreaterThan(1);
    }

    private static long within(List<Long> all, long nowMs, long spanMs) {
        return all.stream().filter(toldMs -> nowMs - toldMs < spanMs).count();
    }
}
