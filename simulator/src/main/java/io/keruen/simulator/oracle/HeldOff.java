package io.keruen.simulator.oracle;

import java.util.ArrayList;
import java.util.List;

/** What comes on and goes off and on again within a minute is held off: people need not be told of it, but it is raised. */
final class HeldOff {
    private static final long SPAN_MS = 60_000;

    /** No alert is raised later than this after it began. */
    private static final long LATEST_MS = 65_000;

    private HeldOff() {}

    /** The same alerts; those that one about the same may come shortly before need not be told. */
    static List<ExpectedAlert> marked(List<ExpectedAlert> alerts) {
        List<ExpectedAlert> marked = new ArrayList<>();
        for (ExpectedAlert alert : alerts) {
            long withIt = alerts.stream()
                    .filter(before -> isShortlyBefore(before, alert))
                    .count();
            marked.add(withIt > 1 && !alert.optional() ? alert.perhapsUntold() : alert);
        }
        return marked;
    }

    private static boolean isShortlyBefore(ExpectedAlert before, ExpectedAlert alert) {
        long fromMs = alert.startedAtMs() - alert.toleranceMs() - SPAN_MS - LATEST_MS;
        long toMs = alert.startedAtMs() + alert.toleranceMs();
        return before.isLike(alert)
                && before.startedAtMs() + before.toleranceMs() >= fromMs
                && before.startedAtMs() - before.toleranceMs() <= toMs;
    }
}
