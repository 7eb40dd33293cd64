package io.keruen.simulator.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What comes on and goes off and on again within a minute is held off: people need not be told of it, but it is raised. What
 * is critical, or latched, never is.
 */
final class HeldOff {
    private static final long SPAN_MS = 60_000;

    /** No alert is raised later than this after it began. */
    private static final long LATEST_MS = 65_000;

    private static final Set<String> NEVER_HELD = Set.of(
            "RESTRICTED_ZONE_ENTRY",
            "BORDER_CROSSED_WITHOUT_RELEASE",
            "SEQUENCE_REPLAY",
            "IDENTITY_MISMATCH",
            "DUPLICATE_IDENTITY",
            "GNSS_SPOOFING_SUSPECTED",
            "UNAUTHORISED_RESUME",
            "SEAL_BROKEN",
            "SEAL_HOUSING_TAMPER",
            "SEAL_UNAUTHORISED_ACTION",
            "SEAL_ID_MISMATCH",
            "SEAL_SEPARATED",
            "DECLARATION_REVOKED");

    private HeldOff() {}

    /** The same alerts; those that one about the same may come shortly before need not be told. */
    static List<ExpectedAlert> marked(List<ExpectedAlert> alerts) {
        List<ExpectedAlert> marked = new ArrayList<>();
        for (ExpectedAlert alert : alerts) {
            long withIt = alerts.stream()
                    .filter(before -> isShortlyBefore(before, alert))
                    .count();
            boolean mayBeHeld = withIt > 1 && !alert.optional() && !NEVER_HELD.contains(alert.type());
            marked.add(mayBeHeld ? alert.perhapsUntold() : alert);
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
