package io.keruen.core.control;

import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.convoy.Role;
import io.keruen.core.kit.Drive;
import io.keruen.core.policy.Policy;
import io.keruen.core.policy.PolicyOverrides;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.zone.Jurisdiction;
import io.keruen.core.zone.Shape;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneSpec;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Zones, routes and plans for tests, in metres east of where a drive begins. */
final class RoadMap {
    private RoadMap() {}

    /** A straight route east. */
    static ZoneSpec route(String id, double fromEastM, double toEastM) {
        return ZoneSpec.of(id, ZoneKind.ROUTE, Shape.corridor(line(fromEastM, 0, toEastM, 0), 6));
    }

    /** Pairs of metres east and north as a line. */
    static double[] line(double... eastNorthM) {
        double[] line = new double[eastNorthM.length];
        for (int i = 0; i < line.length; i += 2) {
            line[i] = Drive.latDeg(eastNorthM[i + 1]);
            line[i + 1] = Drive.lonDeg(eastNorthM[i]);
        }
        return line;
    }

    static ZoneSpec box(String id, ZoneKind kind, double fromEastM, double toEastM) {
        return ZoneSpec.of(id, kind, Shape.polygon(line(fromEastM, -20, toEastM, -20, toEastM, 20, fromEastM, 20)));
    }

    static ZoneSpec yard(String id, double fromEastM, double toEastM) {
        return box(id, ZoneKind.YARD, fromEastM, toEastM);
    }

    static ZoneSpec gate(String id, @Nullable String gateId, Jurisdiction ground, double eastM) {
        ZoneSpec box = box(id, ZoneKind.GATE, eastM - 10, eastM + 10);
        return new ZoneSpec(
                id,
                box.kind(),
                id,
                ground,
                box.validFromMs(),
                box.validToMs(),
                1,
                box.shape(),
                1,
                Double.NaN,
                -1,
                gateId);
    }

    static EscortPlan plan(
            String escortId,
            int version,
            long fromMs,
            long toMs,
            @Nullable String routeId,
            List<String> gates,
            String... vehicleIds) {
        List<PlannedVehicle> vehicles = Arrays.stream(vehicleIds)
                .map(id -> PlannedVehicle.of(id, Role.CARGO, 10))
                .toList();
        return new EscortPlan(
                escortId, "C-" + escortId, version, fromMs, toMs, 0, routeId, gates, vehicles, PolicyOverrides.NONE);
    }

    static ControlSnapshot snapshot(List<ZoneSpec> zones, List<EscortPlan> plans, Policy... policies) {
        return ControlSnapshot.of(
                zones, plans, List.of(policies), RuleCatalog.standard().policySchema());
    }
}
