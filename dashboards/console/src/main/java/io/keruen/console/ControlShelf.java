package io.keruen.console;

import io.keruen.connectors.names.Topics;
import io.keruen.connectors.names.VersionedKey;
import io.keruen.core.control.ControlSnapshot;
import io.keruen.core.control.Situation;
import io.keruen.core.control.ZoneTable;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.policy.Policy;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Zones, plans and policies, all versions, and what they mean for a vehicle. Not thread-safe. */
final class ControlShelf {
    private static final Comparator<VersionedKey> ORDER =
            Comparator.comparing(VersionedKey::id).thenComparingLong(VersionedKey::version);

    final RuleCatalog catalog = RuleCatalog.standard();
    private final Map<VersionedKey, ZoneSpec> zones = new TreeMap<>(ORDER);
    private final Map<VersionedKey, EscortPlan> plans = new TreeMap<>(ORDER);
    private final Map<VersionedKey, Policy> policies = new TreeMap<>(ORDER);
    private @Nullable ControlSnapshot snapshot;

    void put(ZoneSpec zone) {
        zones.put(new VersionedKey(zone.id(), zone.version()), zone);
        snapshot = null;
    }

    void put(EscortPlan plan) {
        plans.put(new VersionedKey(plan.escortId(), plan.version()), plan);
        snapshot = null;
    }

    void put(String policyId, Policy policy) {
        policies.put(new VersionedKey(policyId, policy.version()), policy);
        snapshot = null;
    }

    void remove(Topics topic, VersionedKey key) {
        Map<VersionedKey, ?> versions = switch (topic) {
            case CONTROL_ZONES -> zones;
            case CONTROL_ESCORTS -> plans;
            case CONTROL_POLICIES -> policies;
            default -> throw new IllegalArgumentException("no control topic: " + topic);
        };
        versions.remove(key);
        snapshot = null;
    }

    Collection<ZoneSpec> zones() {
        return zones.values();
    }

    Collection<EscortPlan> plans() {
        return plans.values();
    }

    /** The plans in force at this time; of versions of one escort the highest. */
    List<EscortPlan> plansAt(long timeMs) {
        Map<String, EscortPlan> inForce = new TreeMap<>();
        for (EscortPlan plan : plans.values()) {
            if (plan.isValidAt(timeMs)) {
                inForce.put(plan.escortId(), plan); // versions ascend
            }
        }
        return List.copyOf(inForce.values());
    }

    Situation situationAt(String vehicleId, long timeMs) {
        ControlSnapshot current = snapshot;
        if (current == null) {
            // Routes only: the table of the other zones is large, and nothing here is judged by it.
            List<ZoneSpec> routes = new ArrayList<>(zones.values());
            routes.removeIf(zone -> zone.kind() != ZoneKind.ROUTE);
            current = ControlSnapshot.of(
                    ZoneTable.EMPTY,
                    routes,
                    List.copyOf(plans.values()),
                    List.copyOf(policies.values()),
                    catalog.policySchema());
            snapshot = current;
        }
        return current.situationAt(vehicleId, timeMs);
    }
}
