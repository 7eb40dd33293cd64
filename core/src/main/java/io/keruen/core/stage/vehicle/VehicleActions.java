package io.keruen.core.stage.vehicle;

import io.keruen.core.action.OfficerAction;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Officers' actions that some vehicles have not come past yet: permissions to resume, each a matter of one vehicle, and
 * CLEAR_LATCH, which every vehicle hears because an alert's id does not say whose it is. Mutable.
 */
public final class VehicleActions {
    private final List<OfficerAction> actions = new ArrayList<>();
    private final TreeMap<String, OfficerAction> lastByVehicle = new TreeMap<>();

    public void add(OfficerAction action) {
        if (action.action() == OfficerAction.Kind.RESUME_PERMITTED
                || action.action() == OfficerAction.Kind.CLEAR_LATCH) {
            actions.add(action);
            actions.sort(OfficerAction.ORDER);
        }
    }

    /** Takes the next action for a vehicle that counts at or before a moment of ingest time; {@code null} if none. */
    @Nullable
    public OfficerAction take(String vehicleId, long uptoMs) {
        OfficerAction last = lastByVehicle.get(vehicleId);
        for (OfficerAction action : actions) {
            if (action.ingestTimeMs() > uptoMs) {
                return null;
            }
            boolean isNew = last == null || OfficerAction.ORDER.compare(action, last) > 0;
            boolean isForAll = action.action() == OfficerAction.Kind.CLEAR_LATCH;
            if (isNew && (isForAll || vehicleId.equals(action.vehicleId()))) {
                lastByVehicle.put(vehicleId, action);
                return action;
            }
        }
        return null;
    }

    /** Forgets what is left at a moment: everybody has come past it, or is not there. */
    public void forgetTo(long uptoMs) {
        actions.removeIf(action -> action.ingestTimeMs() <= uptoMs);
        if (actions.isEmpty()) {
            lastByVehicle.clear();
        }
    }
}
