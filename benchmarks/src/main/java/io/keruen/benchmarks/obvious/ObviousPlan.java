package io.keruen.benchmarks.obvious;

import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.zone.ZoneSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.LineString;

/** What is planned for a vehicle: its route and who drives ahead of it. */
record ObviousPlan(
        EscortPlan plan,
        LineString route,
        double halfWidthM,
        @Nullable PlannedVehicle leader) {

    /** The plans by vehicle. */
    static Map<String, ObviousPlan> byVehicle(List<EscortPlan> plans, List<ZoneSpec> routes) {
        Map<String, LineString> lines = new HashMap<>();
        Map<String, Double> widths = new HashMap<>();
        for (ZoneSpec route : routes) {
            double[] line = route.shape().rings()[0];
            lines.put(
                    route.id(),
                    ObviousZones.GEOMETRIES.createLineString(ObviousZones.coordinates(line, line.length / 2)));
            widths.put(route.id(), route.shape().halfWidthM());
        }
        Map<String, ObviousPlan> byVehicle = new HashMap<>();
        for (EscortPlan plan : plans) {
            PlannedVehicle leader = null;
            for (PlannedVehicle vehicle : plan.vehicles()) {
                LineString line = lines.get(plan.routeId());
                Double widthM = widths.get(plan.routeId());
                if (line != null && widthM != null) {
                    byVehicle.put(vehicle.vehicleId(), new ObviousPlan(plan, line, widthM, leader));
                }
                leader = vehicle;
            }
        }
        return byVehicle;
    }
}
