package io.keruen.core.kit;

import io.keruen.core.control.ControlSnapshot;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.convoy.Role;
import io.keruen.core.policy.Policy;
import io.keruen.core.policy.PolicyOverrides;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.zone.Shape;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds what is in force for a test: zones in metres from the start of a {@link Drive}, one plan, one policy. */
public final class Controls {
    private final List<ZoneSpec> zones = new ArrayList<>();
    private final List<EscortPlan> plans = new ArrayList<>();
    private final List<Policy> policies = new ArrayList<>();

    /** A rectangle. */
    public Controls box(String id, ZoneKind kind, double west, double south, double east, double north) {
        double[] ring = {
            Drive.latDeg(south), Drive.lonDeg(west), Drive.latDeg(south), Drive.lonDeg(east),
            Drive.latDeg(north), Drive.lonDeg(east), Drive.latDeg(north), Drive.lonDeg(west)
        };
        return zone(ZoneSpec.of(id, kind, Shape.polygon(ring)));
    }

    /** Any zone. */
    public Controls zone(ZoneSpec spec) {
        zones.add(spec);
        return this;
    }

    /** A straight route east along the parallel of the start. */
    public Controls route(String id, double fromEast, double toEast, double halfWidthM) {
        double[] line = {Drive.LAT_DEG, Drive.lonDeg(fromEast), Drive.LAT_DEG, Drive.lonDeg(toEast)};
        return zone(ZoneSpec.of(id, ZoneKind.ROUTE, Shape.corridor(line, halfWidthM)));
    }

    /** An escort of these vehicles, for ever. */
    public Controls escort(@Nullable String routeId, String... vehicleIds) {
        return escort(routeId, 0, 4_102_444_800_000L, vehicleIds);
    }

    /** An escort of these vehicles. */
    public Controls escort(@Nullable String routeId, long fromMs, long toMs, String... vehicleIds) {
        List<PlannedVehicle> vehicles = new ArrayList<>();
        for (String vehicleId : vehicleIds) {
            vehicles.add(PlannedVehicle.of(vehicleId, vehicles.isEmpty() ? Role.LEAD : Role.CARGO, 10));
        }
        plans.add(new EscortPlan(
                "escort-1", "convoy-1", 1, fromMs, toMs, 0, routeId, List.of(), vehicles, PolicyOverrides.NONE));
        return this;
    }

    /** One of several escorts, each of one vehicle. */
    public Controls escortOf(String vehicleId, String escortId, long fromMs, long toMs) {
        plans.add(new EscortPlan(
                escortId,
                "convoy-" + escortId,
                1,
                fromMs,
                toMs,
                0,
                null,
                List.of(),
                List.of(PlannedVehicle.of(vehicleId, Role.CARGO, 10)),
                PolicyOverrides.NONE));
        return this;
    }

    /** An escort of one vehicle with limits, for ever. */
    public Controls escort(@Nullable String routeId, PlannedVehicle vehicle) {
        plans.add(new EscortPlan(
                "escort-1",
                "convoy-1",
                1,
                0,
                4_102_444_800_000L,
                0,
                routeId,
                List.of(),
                List.of(vehicle),
                PolicyOverrides.NONE));
        return this;
    }

    /** Any plan. */
    public Controls plan(EscortPlan plan) {
        plans.add(plan);
        return this;
    }

    /** Sets one parameter for all times. */
    public Controls policy(String ruleId, String parameter, double value) {
        policies.add(new Policy(1, Long.MIN_VALUE, new PolicyOverrides(Map.of(ruleId, Map.of(parameter, value)))));
        return this;
    }

    /** The snapshot. */
    public ControlSnapshot snapshot() {
        return ControlSnapshot.of(zones, plans, policies, RuleCatalog.standard().policySchema());
    }
}
