package io.keruen.simulator.run;

import io.keruen.core.action.OfficerAction;
import io.keruen.simulator.oracle.ExpectedAlert;
import java.util.List;

/** An officer who acknowledges each alert that the truth calls for, some time after its cause began. */
final class Desk {
    /** Long enough for most rules to have spoken; who is faster than a rule is told that there is nothing yet. */
    private static final long REACTION_MS = 45_000;

    private static final long CARRIED_MS = 250;

    private Desk() {}

    /** What is acknowledged, in the order of the alerts. */
    static List<OfficerAction> acknowledgements(List<ExpectedAlert> alerts) {
        return alerts.stream()
                .filter(alert -> alert.vehicleId() != null && !alert.optional())
                .map(alert -> new OfficerAction(
                        "officer-7",
                        OfficerAction.Kind.ACKNOWLEDGE,
                        null,
                        alert.type(),
                        alert.vehicleId(),
                        null,
                        "Seen.",
                        0,
                        alert.startedAtMs() + REACTION_MS,
                        alert.startedAtMs() + REACTION_MS + CARRIED_MS,
                        0))
                .toList();
    }
}
