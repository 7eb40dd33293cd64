package io.keruen.connectors.outlet;

import io.keruen.core.alert.AlertEvent;
import io.keruen.core.alert.AlertEvent.State;

/** Whether an alert is over: an alert that is may still be acknowledged or corrected, and stays so. */
public final class AlertEnd {
    private AlertEnd() {}

    /** Whether the alert is over after this event; one whose latch nobody has cleared is not. */
    public static boolean isOver(AlertEvent event) {
        return event.state() == State.NORMAL || (event.clearedAtMs() != 0 && event.state() != State.LATCHED);
    }
}
