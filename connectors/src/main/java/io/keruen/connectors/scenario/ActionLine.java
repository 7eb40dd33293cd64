package io.keruen.connectors.scenario;

import io.keruen.core.action.OfficerAction;

/** Officers' actions as they stand in the lines of a scenario; the line's number is the action's ordinal. */
public final class ActionLine {
    private static final long NEVER = 0;

    private ActionLine() {}

    /** The action of a line. */
    public static OfficerAction action(InputRecord record) {
        return new OfficerAction(
                record.requiredText("officer"),
                OfficerAction.Kind.valueOf(record.requiredText("action")),
                record.text("alertId"),
                record.text("type"),
                record.text("vehicleId"),
                record.text("gateId"),
                record.requiredText("reason"),
                record.integer("untilMs", NEVER),
                record.eventTimeMs(),
                record.ingestTimeMs(),
                record.line());
    }
}
