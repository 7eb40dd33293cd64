package io.keruen.core.rule.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.kit.Drive;
import io.keruen.core.rule.Episode;
import io.keruen.core.rule.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clocks ahead, behind, and late but right (section 5.4 of the contract). */
class ClockSkewRuleTest {
    private static final double[] PARAMETERS = {2_000, 10_000};
    private static final long[] DELAY_MS = {0, 2_000, -2_000, -2_001, -2_500, -3_100, 2_001, 3_000, 4_001, 4_002, 6_200
    };

    private record Arrival(long ingestTimeMs, long delayMs, boolean inSequence) {}

    private final ClockSkewRule rule = new ClockSkewRule();
    private final Slice slice = new Slice().at(new long[ClockSkewRule.LONGS], 0, new double[ClockSkewRule.DOUBLES], 0);

    @Test
    void more_than_two_seconds_change_something_and_more_than_ten_ahead_are_quarantined() {
        assertThat(ClockSkewRule.quietMs(PARAMETERS)).isEqualTo(2_000);
        assertThat(ClockSkewRule.isQuarantined(Drive.START_MS + 10_000, Drive.START_MS, PARAMETERS))
                .isFalse();
        assertThat(ClockSkewRule.isQuarantined(Drive.START_MS + 10_001, Drive.START_MS, PARAMETERS))
                .isTrue();
        assertThat(ClockSkewRule.isQuarantined(Drive.START_MS - 10_001, Drive.START_MS, PARAMETERS))
                .isFalse();
    }

    @Test
    void a_suspicion_is_not_idle_and_neither_is_an_alert() {
        assertThat(rule.isIdle(slice)).isTrue();
        step(new Arrival(Drive.START_MS, 2_001, true));
        assertThat(rule.isIdle(slice)).isFalse();
        step(new Arrival(Drive.START_MS + 100, 2_000, true));
        assertThat(rule.isIdle(slice)).isTrue();
        step(new Arrival(Drive.START_MS + 200, -2_001, true));
        assertThat(rule.isIdle(slice)).isFalse();
    }

    private String step(Arrival arrival) {
        long eventTimeMs = arrival.ingestTimeMs - arrival.delayMs;
        int what = rule.step(slice, eventTimeMs, arrival.ingestTimeMs, arrival.inSequence, PARAMETERS);
        String said = what == Episode.NONE ? "" : what + " since " + rule.startedAtMs(slice);
        if (what == Episode.CLEARED) {
            rule.end(slice);
        }
        return said;
    }

    @Test
    void a_missing_number_does_not_set_a_clock_right() {
        for (int second = 0; second <= 30; second++) {
            step(new Arrival(Drive.START_MS + 1_000L * second, 3_000, true));
        }
        assertThat(rule.startedAtMs(slice)).isEqualTo(Drive.START_MS);

        for (int second = 31; second <= 90; second++) {
            assertThat(step(new Arrival(Drive.START_MS + 1_000L * second, 3_000, second % 20 != 0)))
                    .isEmpty();
        }
        assertThat(step(new Arrival(Drive.START_MS + 91_000, 2_000, true)))
                .isEqualTo(Episode.CLEARED + " since " + Drive.START_MS);
    }

    /** Whether each arrival up to the last is as late as the first, give or take, without a hole, for 30 s or more. */
    private static boolean isSteadilyLate(List<Arrival> window) {
        long firstMs = window.get(0).delayMs;
        boolean steady =
                window.stream().allMatch(each -> each.delayMs > 2_000 && Math.abs(each.delayMs - firstMs) <= 2_000);
        return steady && window.stream().skip(1).allMatch(Arrival::inSequence);
    }

    private static List<String> expected(List<Arrival> arrivals) {
        List<String> said = new ArrayList<>();
        long startedAtMs = 0;
        double reported = 0;
        int windowStart = 0; // a window begins where none goes on
        for (int i = 0; i < arrivals.size(); i++) {
            Arrival now = arrivals.get(i);
            windowStart = isSteadilyLate(arrivals.subList(windowStart, i + 1)) ? windowStart : i;
            long sinceMs = arrivals.get(windowStart).ingestTimeMs;
            boolean behind = now.delayMs > 2_000 && now.ingestTimeMs - sinceMs >= 30_000;
            boolean wrong = behind || now.delayMs < -2_000;
            double byMs = Math.abs((double) now.delayMs);
            boolean goesOn = wrong || now.delayMs > 2_000; // not proved any more is not disproved
            int what = Episode.NONE;
            if (wrong && startedAtMs == 0) {
                what = Episode.RAISED;
                startedAtMs = behind ? sinceMs : now.ingestTimeMs;
                reported = byMs;
            } else if (goesOn && startedAtMs != 0 && byMs >= 1.5 * reported) {
                what = Episode.GREW;
                reported = byMs;
            } else if (!goesOn && startedAtMs != 0) {
                what = Episode.CLEARED;
            }
            said.add(what == Episode.NONE ? "" : what + " since " + startedAtMs);
            startedAtMs = what == Episode.CLEARED ? 0 : startedAtMs;
        }
        return said;
    }

    private static List<Arrival> drawn(Random random) {
        List<Arrival> arrivals = new ArrayList<>();
        long nowMs = Drive.START_MS;
        long delayMs = 0;
        for (int i = 0; i < 600; i++) {
            if (random.nextInt(random.nextInt(3) == 0 ? 4 : 30) == 0) {
                delayMs = DELAY_MS[random.nextInt(DELAY_MS.length)];
            }
            arrivals.add(new Arrival(nowMs, delayMs, random.nextInt(40) != 0));
            nowMs += 2_500L * (1 + random.nextInt(2));
        }
        return arrivals;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatever_arrives_is_judged_as_the_law_says(long seed) {
        List<Arrival> arrivals = drawn(new Random(seed));

        List<String> said = arrivals.stream().map(this::step).toList();

        assertThat(said).isEqualTo(expected(arrivals));
        assertThat(said).filteredOn(each -> !each.isEmpty()).hasSizeGreaterThan(10);
    }
}
