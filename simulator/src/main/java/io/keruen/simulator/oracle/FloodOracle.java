package io.keruen.simulator.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What should be alerted when there are more alerts than officers can read, more than ten in ten minutes: surely if so
 * many come for sure, perhaps if so many might.
 */
final class FloodOracle {
    private static final int MANY = 10;
    private static final long SPAN_MS = 600_000;

    /** No alert is raised later than this after it began. */
    private static final long LATEST_MS = 65_000;

    /** What may be part of another alert, which is not counted, or of no escort. */
    private static final Set<String> NOT_COUNTED = Set.of(
            "UNAUTHORISED_STOP",
            "CONVOY_GAP",
            "GNSS_JAMMING_SUSPECTED",
            "CONVOY_MEMBER_MISSING",
            "SENSOR_ANOMALY",
            "PIPELINE_DEGRADED");

    private FloodOracle() {}

    static List<ExpectedAlert> expect(List<ExpectedAlert> alerts) {
        List<Long> earliestMs = new ArrayList<>();
        List<Long> surelyMs = new ArrayList<>();
        long lastMs = 0;
        for (ExpectedAlert alert : alerts) {
            earliestMs.add(alert.startedAtMs() - alert.toleranceMs());
            lastMs = Math.max(lastMs, alert.startedAtMs() + alert.toleranceMs());
            if (!alert.optional() && !NOT_COUNTED.contains(alert.type())) {
                surelyMs.add(alert.startedAtMs() + alert.toleranceMs() + LATEST_MS);
            }
        }
        if (!canBeMany(alerts)) {
            return List.of();
        }
        long fromMs = earliestMs.stream().sorted().toList().get(MANY);
        long toMs = reachedMs(surelyMs, SPAN_MS - 2 * LATEST_MS);
        boolean sure = toMs != Long.MAX_VALUE;
        // A child whose cause ends before it is told, and counts, only then.
        Spell spell = new Spell(fromMs, Math.max(fromMs, sure ? toMs : lastMs + 2 * LATEST_MS), sure);
        ExpectedAlert flood = ExpectedAlert.of("ALARM_FLOOD", null, null, spell, LATEST_MS);
        Spell again = new Spell(fromMs + SPAN_MS, fromMs + 6 * SPAN_MS, false);
        return List.of(flood, ExpectedAlert.of("ALARM_FLOOD", null, null, again, LATEST_MS));
    }

    /** Whether there is a span in which more than ten may be raised. */
    private static boolean canBeMany(List<ExpectedAlert> alerts) {
        for (ExpectedAlert first : alerts) {
            long fromMs = first.startedAtMs() + first.toleranceMs();
            long count = alerts.stream()
                    .filter(alert -> alert.startedAtMs() + alert.toleranceMs() >= fromMs - LATEST_MS)
                    .filter(alert -> alert.startedAtMs() - alert.toleranceMs() <= fromMs + SPAN_MS + LATEST_MS)
                    .count();
            if (count > MANY) {
                return true;
            }
        }
        return false;
    }

    /** When more than ten have come within the span for sure. */
    private static long reachedMs(List<Long> timesMs, long spanMs) {
        List<Long> sorted = timesMs.stream().sorted().toList();
        for (int i = MANY; i < sorted.size(); i++) {
            if (sorted.get(i) - sorted.get(i - MANY) < spanMs) {
                return sorted.get(i);
            }
        }
        return Long.MAX_VALUE;
    }
}
