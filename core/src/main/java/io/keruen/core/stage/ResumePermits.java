package io.keruen.core.stage;

import io.keruen.core.action.OfficerAction;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Permissions to resume that the samples of their vehicles have not come past yet. Mutable. */
final class ResumePermits {
    private final TreeMap<String, List<OfficerAction>> byVehicle = new TreeMap<>();

    void add(OfficerAction action) {
        String vehicleId = String.valueOf(action.vehicleId());
        List<OfficerAction> permits = byVehicle.computeIfAbsent(vehicleId, first -> new ArrayList<>());
        permits.add(action);
        permits.sort(OfficerAction.ORDER);
    }

    /** Takes the next permission of a vehicle that counts at or before a moment of ingest time; {@code null} if none. */
    @Nullable
    OfficerAction take(String vehicleId, long uptoMs) {
        List<OfficerAction> permits = byVehicle.get(vehicleId);
        return permits == null || permits.isEmpty() || permits.get(0).ingestTimeMs() > uptoMs
                ? null
                : permits.remove(0);
    }

    /** Forgets what is left at a moment: nobody is there to be permitted. */
    void forgetTo(long uptoMs) {
        byVehicle.values().forEach(permits -> permits.removeIf(permit -> permit.ingestTimeMs() <= uptoMs));
        byVehicle.values().removeIf(List::isEmpty);
    }
}
