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

    /** Those in force at a moment. */
    List<Zone> inForce(String gateId, long eventTimeMs) {
        return entries(gateId).stream()
                .filter(entry -> zones.isInForce(entry, eventTimeMs))
                .map(zones::zone)
                .toList();
    }

    /** The entries of all versions. */
    List<Integer> entries(String gateId) {
        return entriesByGate.getOrDefault(gateId, List.of());
    }
}
