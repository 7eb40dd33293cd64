package io.keruen.core.control;

import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.geo.RouteLine;
import io.keruen.core.policy.Policy;
import io.keruen.core.policy.PolicyOverrides;
import io.keruen.core.policy.PolicySchema;
import io.keruen.core.zone.Zone;
import io.keruen.core.zone.ZoneKeys;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Cuts time where anything changes for a vehicle and says what is in force in each piece. Used while building. */
final class TimelineBuilder {
    private static final double WALK_M = 10;

    /** The yard, its farthest place on the route, and where one comes into it. */
    private record Destination(String zoneId, double chainageM, double entryM) {}

    private record Numbers(Policy policy, PolicyOverrides plan) {}

    private final ZoneTable zones;
    private final RouteTable routes;
    private final List<Policy> policies;
    private final PolicySchema schema;
    private final Map<String, List<EscortPlan>> plansByEscort = new TreeMap<>();
    private final Map<String, TreeSet<String>> escortsByVehicle = new HashMap<>();
    private final GateTable gates;
    private final boolean hasYard;
    private int[] near = new int[8];
    private final Map<Numbers, double[][]> values = new HashMap<>();
    private final Map<String, @Nullable Destination> destinations = new HashMap<>();

    TimelineBuilder(
            ZoneTable zones, RouteTable routes, List<EscortPlan> plans, List<Policy> policies, PolicySchema schema) {
        this.zones = zones;
        gates = new GateTable(zones);
        hasYard = hasYard(zones);
        this.routes = routes;
        this.policies = policies;
        this.schema = schema;
        for (EscortPlan plan : plans) {
            plansByEscort
                    .computeIfAbsent(plan.escortId(), id -> new ArrayList<>())
                    .add(plan);
            plan.vehicles()
                    .forEach(vehicle -> escortsByVehicle
                            .computeIfAbsent(vehicle.vehicleId(), id -> new TreeSet<>())
                            .add(plan.escortId()));
        }
    }

    /** The timeline of a vehicle; one in no plan has only policies. */
    VehicleTimeline build(String vehicleId) {
        TreeSet<String> escortIds = escortsByVehicle.getOrDefault(vehicleId, new TreeSet<>());
        long[] fromMs = toArray(cuts(escortIds));
        Situation[] situations = new Situation[fromMs.length];
        Map<String, Long> sinceMs = new HashMap<>();
        for (int i = 0; i < fromMs.length; i++) {
            long toMs = i + 1 < fromMs.length ? fromMs[i + 1] : Long.MAX_VALUE;
            EscortPlan plan = planAt(vehicleId, escortIds, fromMs[i], sinceMs);
            situations[i] = situation(vehicleId, plan, fromMs[i], toMs);
        }
        return new VehicleTimeline(fromMs, situations);
    }

    /** The timeline of an escort as a whole. */
    EscortTimeline buildEscort(String escortId) {
        TreeSet<Long> cuts = cuts(new TreeSet<>(List.of(escortId)));
        plansByEscort.getOrDefault(escortId, List.of()).forEach(plan -> addGateTurns(plan, cuts));
        long[] fromMs = toArray(cuts);
        EscortTerm[] terms = new EscortTerm[fromMs.length];
        for (int i = 0; i < fromMs.length; i++) {
            terms[i] = term(escortId, fromMs[i], i + 1 < fromMs.length ? fromMs[i + 1] : Long.MAX_VALUE);
        }
        return new EscortTimeline(terms);
    }

    private EscortTerm term(String escortId, long fromMs, long toMs) {
        EscortPlan plan = highest(escortId, fromMs);
        Policy policy = policyAt(fromMs);
        boolean isFollowed =
                plansByEscort.getOrDefault(escortId, List.of()).stream().anyMatch(each -> each.validFromMs() > fromMs);
        String routeId = plan == null ? null : plan.routeId();
        RouteTable.Route route = routeId == null ? null : routes.at(routeId, fromMs);
        long routeKey = route == null ? 0 : route.key();
        Destination destination = route == null ? null : destination(route, fromMs);
        return new EscortTerm(
                fromMs,
                toMs,
                plan,
                isFollowed,
                route == null ? null : route.line(),
                routeKey,
                destination == null ? null : destination.zoneId(),
                arrivalM(route, destination),
                plan == null ? GateOrder.NONE : gates.order(plan.gates(), route, fromMs),
                policy.version(),
                parameters(policy, plan));
    }

    private static double arrivalM(RouteTable.@Nullable Route route, @Nullable Destination destination) {
        if (route == null || route.line().isClosed()) {
            return Double.NaN;
        }
        return destination == null ? route.line().lengthM() : destination.entryM();
    }

    /** Where anything changes for these escorts. */
    private TreeSet<Long> cuts(TreeSet<String> escortIds) {
        TreeSet<Long> cuts = new TreeSet<>();
        cuts.add(Long.MIN_VALUE);
        policies.forEach(policy -> cuts.add(policy.validFromMs()));
        for (String escortId : escortIds) {
            for (EscortPlan plan : plansByEscort.getOrDefault(escortId, List.of())) {
                cuts.add(plan.validFromMs());
                cuts.add(plan.validToMs());
            }
        }
        if (!escortIds.isEmpty()) {
            for (ZoneSpec route : routes.specs()) {
                cuts.add(route.validFromMs());
                cuts.add(route.validToMs());
            }
        }
        cuts.remove(Long.MAX_VALUE);
        return cuts;
    }

    private static long[] toArray(TreeSet<Long> cuts) {
        return cuts.stream().mapToLong(Long::longValue).toArray();
    }

    /** Where the gates of a plan are others, or elsewhere, because a zone of theirs begins or ends. */
    private void addGateTurns(EscortPlan plan, TreeSet<Long> cuts) {
        String routeId = plan.routeId();
        for (long tMs : gates.edgesMs(plan.gates())) {
            if (plan.validFromMs() < tMs && tMs < plan.validToMs()) {
                RouteTable.Route route = routeId == null ? null : routes.at(routeId, tMs);
                GateOrder before = gates.order(plan.gates(), route, tMs - 1);
                if (!before.isSame(gates.order(plan.gates(), route, tMs))) {
                    cuts.add(tMs);
                }
            }
        }
    }

    private double[][] parameters(Policy policy, @Nullable EscortPlan plan) {
        PolicyOverrides overrides = plan == null ? PolicyOverrides.NONE : plan.policy();
        return values.computeIfAbsent(
                new Numbers(policy, overrides), key -> schema.values(key.policy.overrides(), key.plan));
    }

    private Situation situation(String vehicleId, @Nullable EscortPlan plan, long fromMs, long toMs) {
        Policy policy = policyAt(fromMs);
        double[][] parameters = parameters(policy, plan);
        String routeId = plan == null ? null : plan.routeId();
        RouteTable.Route route = routeId == null ? null : routes.at(routeId, fromMs);
        Destination destination = route == null ? null : destination(route, fromMs);
        return new Situation(
                fromMs,
                toMs,
                plan,
                plan == null ? -1 : plan.indexOf(vehicleId),
                route == null ? null : route.line(),
                route == null ? 0 : route.key(),
                destination == null ? null : destination.zoneId(),
                destination == null ? Double.NaN : destination.chainageM(),
                destination == null ? arrivalM(route, null) : destination.entryM(),
                plan == null ? 0 : journeyKey(plan, route, destination),
                policy.version(),
                parameters);
    }

    /** Of a route without a yard nothing of its end: it may be drawn anew a little apart. */
    private static long journeyKey(
            EscortPlan plan, RouteTable.@Nullable Route route, @Nullable Destination destination) {
        String yard = destination == null ? "" : destination.zoneId();
        return ZoneKeys.key(route == null ? plan.escortId() : plan.escortId() + '\n' + yard);
    }

    private Policy policyAt(long eventTimeMs) {
        Policy best = null;
        for (Policy policy : policies) {
            boolean higher = best == null || policy.version() > best.version();
            if (policy.validFromMs() <= eventTimeMs && higher) {
                best = policy;
            }
        }
        return best == null ? Policy.DEFAULTS : best;
    }

    /**
     * The highest version of each escort in force; if two escorts claim the vehicle, the one that did so last: a new version
     * that goes on naming it takes nothing back.
     *
     * @param sinceMs since when each escort has named the vehicle without a break; asked for one piece of time after the other
     */
    private @Nullable EscortPlan planAt(
            String vehicleId, TreeSet<String> escortIds, long eventTimeMs, Map<String, Long> sinceMs) {
        EscortPlan best = null;
        long bestMs = Long.MIN_VALUE;
        for (String escortId : escortIds) {
            EscortPlan highest = highest(escortId, eventTimeMs);
            if (highest == null || highest.indexOf(vehicleId) < 0) {
                sinceMs.remove(escortId);
                continue;
            }
            long claimedMs = sinceMs.computeIfAbsent(escortId, first -> eventTimeMs);
            if (claimedMs >= bestMs) {
                best = highest;
                bestMs = claimedMs;
            }
        }
        return best;
    }

    private @Nullable EscortPlan highest(String escortId, long eventTimeMs) {
        EscortPlan highest = null;
        for (EscortPlan plan : plansByEscort.getOrDefault(escortId, List.of())) {
            if (plan.isValidAt(eventTimeMs) && (highest == null || plan.version() > highest.version())) {
                highest = plan;
            }
        }
        return highest;
    }

    /** The last YARD along the route, walking back from its end; not the one in which an open route begins. */
    private @Nullable Destination destination(RouteTable.Route route, long eventTimeMs) {
        String key = route.spec().id() + "@" + route.spec().version() + "@" + eventTimeMs;
        if (!destinations.containsKey(key)) { // most routes have none, and that is worth remembering too
            destinations.put(key, findDestination(route.line(), eventTimeMs));
        }
        return destinations.get(key);
    }

    private @Nullable Destination findDestination(RouteLine line, long eventTimeMs) {
        if (!hasYard) {
            return null;
        }
        for (int segment = line.segments() - 1; segment >= 0; segment--) {
            double lengthM = line.chainageAtM(segment + 1) - line.chainageAtM(segment);
            int steps = Math.max(1, (int) Math.ceil(lengthM / WALK_M));
            for (int step = steps; step >= 0; step--) {
                double share = (double) step / steps;
                double latDeg = line.latDegAt(segment) + share * (line.latDegAt(segment + 1) - line.latDegAt(segment));
                double lonDeg = line.lonDegAt(segment) + share * (line.lonDegAt(segment + 1) - line.lonDegAt(segment));
                String zoneId = yardAt(latDeg, lonDeg, eventTimeMs);
                if (zoneId != null) {
                    boolean isOrigin =
                            !line.isClosed() && zoneId.equals(yardAt(line.latDegAt(0), line.lonDegAt(0), eventTimeMs));
                    double lastM = line.chainageAtM(segment) + share * lengthM;
                    return isOrigin ? null : new Destination(zoneId, lastM, entryM(line, zoneId, lastM, eventTimeMs));
                }
            }
        }
        return null;
    }

    /** Walks back out of the yard in which the route ends. */
    private double entryM(RouteLine line, String zoneId, double lastM, long eventTimeMs) {
        double entryM = lastM;
        int segment = line.segments() - 1;
        while (entryM > 0) {
            double chainageM = Math.max(0, entryM - WALK_M);
            while (segment > 0 && line.chainageAtM(segment) > chainageM) {
                segment--;
            }
            double lengthM = line.chainageAtM(segment + 1) - line.chainageAtM(segment);
            double share = (chainageM - line.chainageAtM(segment)) / lengthM;
            double latDeg = line.latDegAt(segment) + share * (line.latDegAt(segment + 1) - line.latDegAt(segment));
            double lonDeg = line.lonDegAt(segment) + share * (line.lonDegAt(segment + 1) - line.lonDegAt(segment));
            if (!zoneId.equals(yardAt(latDeg, lonDeg, eventTimeMs))) {
                return entryM;
            }
            entryM = chainageM;
        }
        return entryM;
    }

    private static boolean hasYard(ZoneTable zones) {
        for (int entry = 0; entry < zones.size(); entry++) {
            if (zones.zone(entry).kind() == ZoneKind.YARD) {
                return true;
            }
        }
        return false;
    }

    private @Nullable String yardAt(double latDeg, double lonDeg, long eventTimeMs) {
        int count = zones.index().near(latDeg, lonDeg, 0, near);
        if (count < 0) {
            near = new int[-count];
            count = zones.index().near(latDeg, lonDeg, 0, near);
        }
        for (int i = 0; i < count; i++) {
            Zone zone = zones.zone(near[i]);
            if (zone.kind() == ZoneKind.YARD && zones.isInForce(near[i], eventTimeMs)) {
                return zone.id();
            }
        }
        return null;
    }
}
