package io.keruen.connectors.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import io.keruen.connectors.rejected.ControlCheck;
import io.keruen.connectors.rejected.InvalidInputException;
import io.keruen.connectors.rejected.Validity;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.convoy.Role;
import io.keruen.core.policy.PolicyOverrides;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads {@code escorts.json}: a plan that makes no sense is refused alone. */
final class PlanReader {
    private static final int DEFAULT_VERSION = 1;

    private PlanReader() {}

    static List<EscortPlan> read(String file, JsonNode root, List<Refused> refused) throws UnusableScenarioException {
        if (!root.isArray()) {
            throw new UnusableScenarioException(file, "not an array of escort plans");
        }
        List<EscortPlan> plans = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        int number = 0;
        for (JsonNode entry : root) {
            number++;
            try {
                EscortPlan plan = plan(entry);
                ControlCheck.check(plan);
                if (!keys.add(plan.escortId() + "@" + plan.version())) {
                    throw new RefusedException("version " + plan.version() + " is given twice");
                }
                plans.add(plan);
            } catch (RefusedException e) {
                refused.add(new Refused(file, entry.path("escortId").asText("#" + number), e.reason()));
            } catch (InvalidInputException e) {
                refused.add(new Refused(file, entry.path("escortId").asText("#" + number), e.sentence()));
            }
        }
        return List.copyOf(plans);
    }

    private static EscortPlan plan(JsonNode entry) throws RefusedException {
        if (!entry.isObject()) {
            throw new RefusedException("not an object");
        }
        JsonFields fields = new JsonFields(entry);
        String escortId = fields.id("escortId");
        String convoyId = fields.id("convoyId");
        EscortPlan plan = new EscortPlan(
                escortId,
                convoyId,
                fields.version(DEFAULT_VERSION),
                fields.integer("validFromMs"),
                fields.integer("validToMs"),
                fields.optionalInteger("arriveByMs", 0),
                fields.optionalId("routeId"),
                gates(fields),
                vehicles(fields),
                policy(fields));
        fields.requireAllKnown();
        return plan;
    }

    private static PolicyOverrides policy(JsonFields fields) throws RefusedException {
        JsonFields policy = fields.object("policy");
        PolicyOverrides overrides = PolicyRules.read(policy);
        policy.requireAllKnown();
        return overrides;
    }

    private static List<String> gates(JsonFields fields) throws RefusedException {
        List<String> gates = new ArrayList<>();
        for (JsonNode gate : fields.entries("gates")) {
            if (!gate.isTextual() || !Validity.isId(gate.textValue())) {
                throw new RefusedException("gates holds something that is no id");
            }
            gates.add(gate.textValue());
        }
        return List.copyOf(gates);
    }

    /** An array without entries is an answer: the escort is suspended while this version is in force. */
    private static List<PlannedVehicle> vehicles(JsonFields fields) throws RefusedException {
        if (fields.find("vehicles") == null) {
            throw new RefusedException("vehicles is missing");
        }
        List<PlannedVehicle> vehicles = new ArrayList<>();
        for (JsonNode entry : fields.entries("vehicles")) {
            vehicles.add(vehicle(entry));
        }
        return List.copyOf(vehicles);
    }

    private static PlannedVehicle vehicle(JsonNode entry) throws RefusedException {
        JsonFields fields = new JsonFields(entry);
        String id = fields.id("vehicleId");
        try {
            JsonFields limit = fields.object("limits");
            double[] temps = temps(limit);
            PlannedVehicle vehicle = new PlannedVehicle(
                    id,
                    fields.constant("role", Role.class),
                    fields.number("lengthM"),
                    fields.optionalId("sealId"),
                    fields.optionalId("declarationId"),
                    temps[0],
                    temps[1],
                    limit.optionalNumber("cargoWeightKg"),
                    limit.optionalNumber("weightTolPct"));
            limit.requireAllKnown();
            fields.requireAllKnown();
            return vehicle;
        } catch (RefusedException e) {
            throw new RefusedException("vehicle " + id + ": " + e.reason());
        }
    }

    /** Lowest and highest cargo temperature; either may be null, which is no limit. */
    private static double[] temps(JsonFields limit) throws RefusedException {
        List<JsonNode> entries = limit.entries("cargoTempC");
        if (entries.isEmpty()) {
            return new double[] {Double.NaN, Double.NaN};
        }
        if (entries.size() != 2) {
            throw new RefusedException("cargoTempC has " + entries.size() + " entries, not 2");
        }
        double[] temps = new double[2];
        for (int i = 0; i < temps.length; i++) {
            JsonNode entry = entries.get(i);
            temps[i] = entry.isNull() ? Double.NaN : JsonFields.number("cargoTempC", entry);
        }
        return temps;
    }
}
