package io.keruen.core.control;

import io.keruen.core.geo.Projection;
import io.keruen.core.geo.RouteLine;
import io.keruen.core.zone.Jurisdiction;
import io.keruen.core.zone.Zone;
import io.keruen.core.zone.ZoneSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Lays the gates of a plan out along its route, by the zones that stand for them at a moment. Used while building. */
final class GateTable {
    private record Asked(List<String> gates, long routeKey, List<List<Zone>> inForce) {}

    private final ZoneTable zones;
    private final GateZones gateZones;
    private final Map<Asked, GateOrder> known = new HashMap<>();
    private final Projection projection = new Projection();

    GateTable(ZoneTable zones) {
        this.zones = zones;
        gateZones = new GateZones(zones);
    }

    /** When a zone of one of these gates begins or ends. */
    TreeSet<Long> edgesMs(List<String> gates) {
        TreeSet<Long> edgesMs = new TreeSet<>();
        for (String gate : gates) {
            for (int entry : gateZones.entries(gate)) {
                edgesMs.add(zones.fromMs(entry));
                edgesMs.add(zones.toMs(entry));
            }
        }
        return edgesMs;
    }

    /** The gates of a plan along its route. */
    GateOrder order(List<String> gates, RouteTable.@Nullable Route route, long eventTimeMs) {
        if (gates.isEmpty()) {
            return GateOrder.NONE;
        }
        List<List<Zone>> inForce =
                gates.stream().map(gate -> gateZones.inForce(gate, eventTimeMs)).toList();
        RouteLine line = route == null ? null : route.line();
        return known.computeIfAbsent(
                new Asked(gates, route == null ? 0 : route.key(), inForce), asked -> lay(asked, line));
    }

    /** Of a gate without a zone in force the first of all its zones says where it is. */
    private GateOrder lay(Asked asked, @Nullable RouteLine route) {
        int count = asked.gates.size();
        Map<String, Integer> indexByZoneId = new TreeMap<>();
        List<String> zoneIds = new ArrayList<>();
        double[] chainageM = new double[count];
        Arrays.fill(chainageM, Double.NaN);
        Jurisdiction[] grounds = new Jurisdiction[count];
        for (int gate = 0; gate < count; gate++) {
            List<Zone> all = gateZones.entries(asked.gates.get(gate)).stream()
                    .map(zones::zone)
                    .toList();
            List<Zone> inForce = asked.inForce.get(gate);
            List<Zone> placed = inForce.isEmpty() ? all : inForce;
            ZoneSpec first = placed.isEmpty() ? null : placed.get(0).spec();
            zoneIds.add(first == null ? "" : first.id());
            grounds[gate] = first == null ? Jurisdiction.UNKNOWN : first.jurisdiction();
            if (first != null && route != null) {
                chainageM[gate] = chainageM(first, route);
            }
            for (Zone zone : inForce) {
                indexByZoneId.putIfAbsent(zone.id(), gate);
            }
        }
        addOthers(asked.gates, indexByZoneId);
        int entry = entryIndex(grounds);
        return new GateOrder(indexByZoneId, zoneIds, chainageM, entry < 0 ? 0 : exitIndex(grounds, entry), entry);
    }

    /** A passage may become known after its zone has ended. */
    private void addOthers(List<String> gates, Map<String, Integer> indexByZoneId) {
        for (int gate = 0; gate < gates.size(); gate++) {
            for (int entry : gateZones.entries(gates.get(gate))) {
                indexByZoneId.putIfAbsent(zones.zone(entry).id(), gate);
            }
        }
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
