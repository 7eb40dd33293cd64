package io.keruen.simulator.run;

import io.keruen.core.action.OfficerAction;
import io.keruen.simulator.oracle.ExpectedAlert;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Officers at their desk: one acknowledges each alert that the truth calls for, some time after its cause began; a colleague
 * mistakes the vehicle that the first is about for another, and is told that there is nothing.
 */
final class Desk {
    /** Long enough for most rules to have spoken. */
    private static final long REACTION_MS = 45_000;

    private static final long MISTAKE_MS = 10_000;
    private static final long CARRIED_MS = 250;

    private Desk() {}

    /** What is acknowledged, in the order of the alerts. */
    static List<OfficerAction> acknowledgements(List<ExpectedAlert> alerts) {
        List<ExpectedAlert> seen = alerts.stream()
                .filter(alert -> alert.vehicleId() != null && !alert.optional())
                .toList();
        List<OfficerAction> actions = new ArrayList<>();
        seen.stream()
                .filter(other -> !Objects.equals(other.vehicleId(), seen.get(0).vehicleId()))
                .findFirst()
                .ifPresent(other -> actions.add(seen("officer-3", seen.get(0), other.vehicleId(), MISTAKE_MS)));
        seen.forEach(alert -> actions.add(seen("officer-7", alert, alert.vehicleId(), REACTION_MS)));
        return actions;
    }

    private static OfficerAction seen(String officer, ExpectedAlert alert, @Nullable String vehicleId, long afterMs) {
        long atMs = alert.startedAtMs() + afterMs;
        return new OfficerAction(
                officer,
                OfficerAction.Kind.ACKNOWLEDGE,
                null,
                alert.type(),
                vehicleId,
                null,
                "Seen.",
                0,
                atMs,
                atMs + CARRIED_MS,
                0);
    }
}
