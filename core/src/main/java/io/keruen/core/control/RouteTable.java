package io.keruen.core.control;

import io.keruen.core.geo.RouteLine;
import io.keruen.core.zone.InvalidZoneException;
import io.keruen.core.zone.ZoneKeys;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneKinds;
import io.keruen.core.zone.ZoneSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The routes, all versions, by id. Immutable once built. */
final class RouteTable {
    /** One version of a route. */
    record Route(ZoneSpec spec, RouteLine line, long key) {
        /** The key changes whenever the route does, also if it is sent again under its own version. */
        static Route of(ZoneSpec spec, RouteLine line) {
            long version = ZoneKeys.key(spec.id()) * 31 + spec.version();
            long shape = Arrays.hashCode(spec.shape().rings()[0]) * 31L
                    + Double.hashCode(spec.shape().halfWidthM());
            return new Route(spec, line, version * 31 + shape);
        }
    }

    private final Map<String, List<Route>> byId = new TreeMap<>();

    static RouteTable of(Collection<ZoneSpec> zones) {
        RouteTable table = new RouteTable();
        for (ZoneSpec spec : zones) {
            if (spec.kind() == ZoneKind.ROUTE) {
                table.add(spec);
            }
        }
        return table;
    }

    private void add(ZoneSpec spec) {
        try {
            Route route = Route.of(spec, ZoneKinds.route(spec));
            byId.computeIfAbsent(spec.id(), id -> new ArrayList<>()).add(route);
        } catch (InvalidZoneException e) {
            return; // what comes in is checked; this one was kept by an older release
        }
    }

    /** The version in force, or {@code null}. */
    @Nullable
    Route at(String routeId, long eventTimeMs) {
        Route best = null;
        for (Route route : byId.getOrDefault(routeId, List.of())) {
            boolean higher = best == null || route.spec.version() > best.spec.version();
            if (route.spec.isValidAt(eventTimeMs) && higher) {
                best = route;
            }
        }
        return best;
    }

    /** All versions of all routes. */
    List<ZoneSpec> specs() {
        List<ZoneSpec> specs = new ArrayList<>();
        byId.values().forEach(routes -> routes.forEach(route -> specs.add(route.spec)));
        return specs;
    }
}
