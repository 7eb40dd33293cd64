package io.keruen.core.control;

import io.keruen.core.geo.Projection;
import io.keruen.core.geo.RouteLine;
import io.keruen.core.zone.Jurisdiction;
import io.keruen.core.zone.Zone;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The GATE zones by the gate they stand for; lays the gates of a plan out along its route. Used while building. */
final class GateTable {
    private record Asked(List<String> gates, long routeKey) {}

    private final Map<String, List<ZoneSpec>> zonesByGate = new TreeMap<>();
    private final Map<Asked, GateOrder> known = new HashMap<>();
    private final Projection projection = new Projection();

    GateTable(ZoneTable zones) {
        for (int entry = 0; entry < zones.size(); entry++) {
            Zone zone = zones.zone(entry);
            if (zone.kind() == ZoneKind.GATE) {
                String gateId = zone.spec().gateId();
                zonesByGate
                        .computeIfAbsent(gateId == null ? zone.id() : gateId, id -> new ArrayList<>())
                        .add(zone.spec());
            }
        }
    }

    /** The gates of a plan along its route. */
    GateOrder order(List<String> gates, @Nullable RouteLine route, long routeKey) {
        if (gates.isEmpty()) {
            return GateOrder.NONE;
        }
        return known.computeIfAbsent(new Asked(gates, routeKey), asked -> lay(gates, route));
    }

    private GateOrder lay(List<String> gates, @Nullable RouteLine route) {
        Map<String, Integer> indexByZoneId = new TreeMap<>();
        List<String> zoneIds = new ArrayList<>();
        double[] chainageM = new double[gates.size()];
        Arrays.fill(chainageM, Double.NaN);
        Jurisdiction[] grounds = new Jurisdiction[gates.size()];
        for (int gate = 0; gate < gates.size(); gate++) {
            List<ZoneSpec> zones = zonesByGate.getOrDefault(gates.get(gate), List.of());
            for (ZoneSpec zone : zones) {
                indexByZoneId.putIfAbsent(zone.id(), gate);
            }
            ZoneSpec first = zones.isEmpty() ? null : zones.get(0);
            zoneIds.add(first == null ? "" : first.id());
            grounds[gate] = first == null ? Jurisdiction.UNKNOWN : first.jurisdiction();
            if (first != null && route != null) {
                chainageM[gate] = chainageM(first, route);
            }
        }
        int entry = entryIndex(grounds);
        return new GateOrder(indexByZoneId, zoneIds, chainageM, entry < 0 ? 0 : exitIndex(grounds, entry), entry);
    }

    /** The first gate on other ground than the first one; on unknown ground the last, if it is not the only one. */
    private static int entryIndex(Jurisdiction[] grounds) {
        for (int gate = 1; gate < grounds.length; gate++) {
            if (isCountry(grounds[gate]) && isCountry(grounds[0]) && grounds[gate] != grounds[0]) {
                return gate;
            }
        }
        return grounds.length > 1 ? grounds.length - 1 : -1;
    }

    /** The last gate on the ground of the first one; on unknown ground the first. */
    private static int exitIndex(Jurisdiction[] grounds, int entry) {
        int exit = 0;
        for (int gate = 1; gate < entry; gate++) {
            exit = isCountry(grounds[gate]) && grounds[gate] == grounds[0] ? gate : exit;
        }
        return exit;
    }

    private static boolean isCountry(Jurisdiction ground) {
        return ground == Jurisdiction.KZ || ground == Jurisdiction.CN;
    }

    private double chainageM(ZoneSpec zone, RouteLine route) {
        double[] ring = zone.shape().rings()[0];
        double latDeg = 0;
        double lonDeg = 0;
        for (int i = 0; i < ring.length; i += 2) {
            latDeg += ring[i];
            lonDeg += ring[i + 1];
        }
        int points = ring.length / 2;
        route.project(0, route.segments() - 1, latDeg / points, lonDeg / points, projection);
        return projection.chainageM;
    }
}
