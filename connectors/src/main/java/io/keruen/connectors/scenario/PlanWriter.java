package io.keruen.connectors.scenario;

import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.policy.PolicyOverrides;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes {@code escorts.json}. */
final class PlanWriter {
    private PlanWriter() {}

    static void write(JsonWriter json, List<EscortPlan> plans) throws IOException {
        json.startArray(null);
        for (EscortPlan plan : plans) {
            write(json, plan);
        }
        json.endArray().newLine();
    }

    private static void write(JsonWriter json, EscortPlan plan) throws IOException {
        json.startObject(null)
                .text("escortId", plan.escortId())
                .text("convoyId", plan.convoyId())
                .integer("version", plan.version())
                .integer("validFromMs", plan.validFromMs())
                .integer("validToMs", plan.validToMs())
                .integerUnless(0, "arriveByMs", plan.arriveByMs())
                .text("routeId", plan.routeId())
                .startArray("gates");
        for (String gate : plan.gates()) {
            json.entry(gate);
        }
        json.endArray().startArray("vehicles");
        for (PlannedVehicle vehicle : plan.vehicles()) {
            write(json, vehicle);
        }
        json.endArray();
        if (!plan.policy().rules().isEmpty()) {
            json.startObject("policy");
            writeRules(json, plan.policy());
            json.endObject();
        }
        json.endObject();
    }

    private static void write(JsonWriter json, PlannedVehicle vehicle) throws IOException {
        json.startObject(null)
                .text("vehicleId", vehicle.vehicleId())
                .text("role", vehicle.role().name())
                .number("lengthM", vehicle.lengthM())
                .text("sealId", vehicle.sealId())
                .text("declarationId", vehicle.declarationId());
        boolean hasTemps = !Double.isNaN(vehicle.cargoTempMinC()) || !Double.isNaN(vehicle.cargoTempMaxC());
        if (hasTemps || !Double.isNaN(vehicle.cargoWeightKg()) || !Double.isNaN(vehicle.weightTolPct())) {
            json.startObject("limits");
            if (hasTemps) {
                json.startArray("cargoTempC")
                        .entry(vehicle.cargoTempMinC())
                        .entry(vehicle.cargoTempMaxC())
                        .endArray();
            }
            json.number("cargoWeightKg", vehicle.cargoWeightKg()).number("weightTolPct", vehicle.weightTolPct());
            json.endObject();
        }
        json.endObject();
    }

    /** Writes the field {@code rules}, sorted by name. */
    static void writeRules(JsonWriter json, PolicyOverrides policy) throws IOException {
        json.startObject("rules");
        for (Map.Entry<String, Map<String, Double>> rule : new TreeMap<>(policy.rules()).entrySet()) {
            json.numbers(rule.getKey(), rule.getValue());
        }
        json.endObject();
    }
}
