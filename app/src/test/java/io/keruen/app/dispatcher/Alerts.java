package io.keruen.app.dispatcher;

import io.keruen.core.alert.AlertEvent;
import io.keruen.core.alert.AlertEvent.Event;
import io.keruen.core.alert.AlertEvent.State;
import io.keruen.core.alert.Severity;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Alert events for tests. */
public final class Alerts {
    /** When they are raised: 2025-06-01T00:00Z. */
    public static final long AT_MS = 1_748_736_000_000L;

    private Alerts() {}

    /** The n-th alert, HIGH and in Kazakhstan. */
    public static AlertEvent raised(int n) {
        return event(n, Event.RAISED, 1, Severity.HIGH, "KZ", null, false);
    }

    public static AlertEvent event(
            int n,
            Event event,
            int revision,
            Severity severity,
            @Nullable String jurisdiction,
            @Nullable String parentAlertId,
            boolean suppressed) {
        boolean isOver = event == Event.CLEARED;
        return event(
                "truck-" + n,
                n,
                event,
                revision,
                severity,
                isOver ? State.NORMAL : State.UNACKNOWLEDGED,
                isOver ? AT_MS + revision * 1_000L : 0,
                jurisdiction,
                parentAlertId,
                suppressed);
    }

    /** An event of alert 7, which leaves it in a state. */
    public static AlertEvent inState(Event event, int revision, State state, long clearedAtMs) {
        return event("truck-7", 7, event, revision, Severity.HIGH, state, clearedAtMs, "KZ", null, false);
    }

    /** Alert 7, raised about a vehicle that calls itself so. */
    public static AlertEvent about(String vehicleId) {
        return event(vehicleId, 7, Event.RAISED, 1, Severity.HIGH, State.UNACKNOWLEDGED, 0, "KZ", null, false);
    }

    private static AlertEvent event(
            String vehicleId,
            int n,
            Event event,
            int revision,
            Severity severity,
            State state,
            long clearedAtMs,
            @Nullable String jurisdiction,
            @Nullable String parentAlertId,
            boolean suppressed) {
        return new AlertEvent(
                event,
                String.format(Locale.ROOT, "%016x", n),
                revision,
                "CONVOY_SPLIT",
                "convoy-split",
                severity,
                state,
                "escort-1",
                "convoy-1",
                vehicleId,
                "truck-" + (n - 1),
                null,
                null,
                null,
                jurisdiction,
                AT_MS - 5_000,
                AT_MS,
                AT_MS + revision * 1_000L,
                clearedAtMs,
                46.68,
                82.75,
                1_234.5,
                180.25,
                150,
                "m",
                Map.of("gapM", 180.25),
                null,
                true,
                "Hold the convoy & ask <the lead>.",
                parentAlertId,
                false,
                false,
                suppressed,
                0);
    }
}
