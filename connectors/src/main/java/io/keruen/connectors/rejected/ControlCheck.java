package io.keruen.connectors.rejected;

import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.policy.PolicyOverrides;
import io.keruen.core.zone.ZoneSpec;
import java.util.Map;

/** What a zone, plan or policy that comes over the wire must keep to: no text in it is longer than its kind may be. */
public final class ControlCheck {
    private ControlCheck() {}

    /** Says what is wrong with a zone's texts. */
    public static void check(ZoneSpec zone) throws InvalidInputException {
        Validity.requireId("id", zone.id());
        Validity.requireWord("name", zone.name());
        Validity.requireIdOrNone("gateId", zone.gateId());
    }

    /** Says what is wrong with a plan's texts. */
    public static void check(EscortPlan plan) throws InvalidInputException {
        Validity.requireId("escortId", plan.escortId());
        Validity.requireId("convoyId", plan.convoyId());
        Validity.requireIdOrNone("routeId", plan.routeId());
        for (String gate : plan.gates()) {
            Validity.requireId("gates", gate);
        }
        for (PlannedVehicle vehicle : plan.vehicles()) {
            Validity.requireId("vehicleId", vehicle.vehicleId());
            Validity.requireIdOrNone("sealId", vehicle.sealId());
            Validity.requireIdOrNone("declarationId", vehicle.declarationId());
        }
        check(plan.policy());
    }

    /** Says what is wrong with the names in a policy; whether they exist is for the core to say. */
    public static void check(PolicyOverrides policy) throws InvalidInputException {
        for (Map.Entry<String, Map<String, Double>> rule : policy.rules().entrySet()) {
            Validity.requireWord("rules", rule.getKey());
            for (String parameter : rule.getValue().keySet()) {
                Validity.requireWord("rules", parameter);
            }
        }
    }
}
