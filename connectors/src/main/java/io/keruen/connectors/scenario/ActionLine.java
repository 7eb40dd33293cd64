package io.keruen.connectors.scenario;

import io.keruen.core.action.OfficerAction;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

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

    /** The line of an action. */
    public static InputRecord record(OfficerAction action) {
        TreeMap<String, Object> fields = new TreeMap<>(
                Map.of("officer", action.officer(), "action", action.action().name(), "reason", action.reason()));
        put(fields, "alertId", action.alertId());
        put(fields, "type", action.type());
        put(fields, "vehicleId", action.vehicleId());
        put(fields, "gateId", action.gateId());
        if (action.untilMs() != NEVER) {
            fields.put("untilMs", action.untilMs());
        }
        return new InputRecord(
                RecordKind.ACTION, action.eventTimeMs(), action.ingestTimeMs(), action.ordinal(), fields, "");
    }

    private static void put(Map<String, Object> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, value);
        }
    }
}
