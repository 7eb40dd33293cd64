package io.keruen.core.control;

import io.keruen.core.zone.Zone;
import io.keruen.core.zone.ZoneKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where each gate is: the GATE zones that stand for it, all versions. Immutable. */
final class GateZones {
    private final ZoneTable zones;
    private final Map<String, List<Integer>> entriesByGate = new HashMap<>();

    GateZones(ZoneTable zones) {
        this.zones = zones;
        for (int entry = 0; entry < zones.size(); entry++) {
            Zone zone = zones.zone(entry);
            if (zone.kind() == ZoneKind.GATE) {
                String gateId = zone.spec().gateId();
                entriesByGate
                        .computeIfAbsent(gateId == null ? zone.id() : gateId, first -> new ArrayList<>())
                        .add(entry);
            }
        }
    }

    boolean isKnown(String gateId, long eventTimeMs) {
        return entriesByGate.getOrDefault(gateId, List.of()).stream()
                .anyMatch(entry -> zones.isInForce(entry, eventTimeMs));
    }

    /** Metres to the nearest zone of the gate, NaN if there is none or no place. */
    double distanceM(String gateId, long eventTimeMs, double latDeg, double lonDeg) {
        double nearestM = Double.NaN;
        if (Double.isNaN(latDeg)) {
            return nearestM;
        }
        for (int entry : entriesByGate.getOrDefault(gateId, List.of())) {
            if (zones.isInForce(entry, eventTimeMs)) {
                double distanceM = zones.zone(entry).signedDistanceM(latDeg, lonDeg);
                nearestM = Double.isNaN(nearestM) ? distanceM : Math.min(nearestM, distanceM);
            }
        }
        return nearestM;
    }
}
