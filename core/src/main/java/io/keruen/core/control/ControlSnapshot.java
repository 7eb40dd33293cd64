package io.keruen.core.control;

import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.policy.Policy;
import io.keruen.core.policy.PolicySchema;
import io.keruen.core.zone.Zone;
import io.keruen.core.zone.ZoneSpec;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All zones, plans and policies known at one moment of ingest time, ready to be asked what is in force for a vehicle at
 * an event time. Immutable; safe to share between threads.
 */
public final class ControlSnapshot implements Control {
    private final ZoneTable zones;
    private final Map<String, VehicleTimeline> timelines = new HashMap<>();
    private final TreeMap<String, EscortTimeline> terms = new TreeMap<>();
    private final VehicleTimeline unplanned;
    private final Map<String, TreeSet<String>> escortsByName = new HashMap<>();
    private final GateZones gates;

    private ControlSnapshot(
            ZoneTable zones, RouteTable routes, List<EscortPlan> plans, List<Policy> policies, PolicySchema schema) {
        this.zones = zones;
        TimelineBuilder builder = new TimelineBuilder(zones, routes, plans, policies, schema);
        unplanned = builder.build("");
        TreeSet<String> vehicleIds = new TreeSet<>();
        for (EscortPlan plan : plans) {
            for (PlannedVehicle vehicle : plan.vehicles()) {
                vehicleIds.add(vehicle.vehicleId());
            }
        }
        for (String vehicleId : vehicleIds) {
            timelines.put(vehicleId, builder.build(vehicleId));
        }
        for (EscortPlan plan : plans) {
            for (String name : CustomsNames.of(plan)) {
                escortsByName.computeIfAbsent(name, each -> new TreeSet<>()).add(plan.escortId());
            }
            terms.computeIfAbsent(plan.escortId(), builder::buildEscort);
        }
        gates = new GateZones(zones);
    }

    /** The snapshot of these versions; what is no zone and no route is left out. */
    public static ControlSnapshot of(
            List<ZoneSpec> zones, List<EscortPlan> plans, List<Policy> policies, PolicySchema schema) {
        return of(new ZoneTable(zones), zones, plans, policies, schema);
    }

    /** As above, with a zone table already built from the same zones: it is by far the largest part. */
    public static ControlSnapshot of(
            ZoneTable table, List<ZoneSpec> zones, List<EscortPlan> plans, List<Policy> policies, PolicySchema schema) {
        return new ControlSnapshot(table, RouteTable.of(zones), plans, policies, schema);
    }

    @Override
    public Situation situationAt(String vehicleId, long eventTimeMs) {
        VehicleTimeline timeline = timelines.get(vehicleId);
        return (timeline == null ? unplanned : timeline).at(eventTimeMs);
    }

    @Override
    public EscortTerm termAt(String escortId, long eventTimeMs) {
        EscortTimeline timeline = terms.get(escortId);
        return timeline == null ? EscortTerm.NONE : timeline.at(eventTimeMs);
    }

    @Override
    public List<Zone> gateZones(String gateId, long eventTimeMs) {
        return gates.inForce(gateId, eventTimeMs);
    }

    /** The escorts of which a plan is known, sorted. */
    public Set<String> escortIds() {
        return Collections.unmodifiableSet(terms.keySet());
    }

    /** The escorts of which some plan names this, see {@link CustomsNames}; sorted. */
    public Set<String> escortsNaming(String name) {
        return Collections.unmodifiableSet(escortsByName.getOrDefault(name, new TreeSet<>()));
    }

    /** The zones, all versions. */
    public ZoneTable zones() {
        return zones;
    }
}
