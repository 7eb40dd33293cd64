package io.keruen.connectors.rejected;

import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.policy.Policy;
import io.keruen.core.policy.PolicyOverrides;
import io.keruen.core.policy.PolicySchema;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.zone.InvalidZoneException;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneKinds;
import io.keruen.core.zone.ZoneSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What every way in asks of a zone, plan or policy before it may be in force: files, and records on the wire. What was
 * let in once is not asked again: a savepoint's content stays.
 */
public final class ControlCheck {
    /** So that the state of a convoy is a record that a broker takes, however long its ids are. */
    public static final int MAX_VEHICLES = 300;

    /** More than any road has. */
    static final int MAX_GATES = 100;

    /** As of the rule's own; the widest margin of all zones is looked for around every vehicle. */
    static final double MAX_MARGIN_M = 1_000;

    private static final PolicySchema SCHEMA = RuleCatalog.standard().policySchema();

    private ControlCheck() {}

    /** Says what is wrong with a zone: its texts, its times, its numbers, its geometry. */
    public static void check(ZoneSpec zone) throws InvalidInputException {
        Validity.requireId("id", zone.id());
        Validity.requireWord("name", zone.name());
        Validity.requireIdOrNone("gateId", zone.gateId());
        require(zone.kind() != ZoneKind.GATE || zone.gateId() != null, "gateId is missing: whose is this GATE?");
        Validity.requireBeginning("validFromMs", zone.validFromMs());
        Validity.requireEnd("validToMs", zone.validToMs());
        double limitMps = zone.speedLimitMps(); // NaN where there is none
        require(!(limitMps <= 0 || limitMps == Double.POSITIVE_INFINITY), "speedLimitMps is " + limitMps);
        require(!(zone.marginM() > MAX_MARGIN_M), "marginM is " + zone.marginM() + ", more than " + MAX_MARGIN_M);
        try {
            if (zone.kind() == ZoneKind.ROUTE) {
                ZoneKinds.route(zone);
            } else {
                ZoneKinds.zone(zone);
            }
        } catch (InvalidZoneException e) {
            throw invalid(e.reason());
        }
    }

    /** Says what is wrong with a plan. One without vehicles suspends its escort. */
    public static void check(EscortPlan plan) throws InvalidInputException {
        Validity.requireId("escortId", plan.escortId());
        require(!plan.escortId().startsWith("-"), "escortId begins with -, as only the name of no escort does");
        Validity.requireId("convoyId", plan.convoyId());
        Validity.requireIdOrNone("routeId", plan.routeId());
        require(plan.gates().size() <= MAX_GATES, "there are more than " + MAX_GATES + " gates");
        for (String gate : plan.gates()) {
            Validity.requireId("gates", gate);
        }
        Validity.requireBeginning("validFromMs", plan.validFromMs());
        Validity.requireEnd("validToMs", plan.validToMs());
        require(plan.validFromMs() < plan.validToMs(), "validFromMs is not before validToMs");
        Validity.requireEnd("arriveByMs", plan.arriveByMs() == 0 ? Long.MAX_VALUE : plan.arriveByMs());
        require(plan.vehicles().size() <= MAX_VEHICLES, "there are more than " + MAX_VEHICLES + " vehicles");
        Set<String> vehicles = new HashSet<>();
        for (PlannedVehicle vehicle : plan.vehicles()) {
            check(vehicle);
            require(vehicles.add(vehicle.vehicleId()), "vehicle " + vehicle.vehicleId() + " is given twice");
        }
        check(plan.policy());
    }

    private static void check(PlannedVehicle vehicle) throws InvalidInputException {
        Validity.requireId("vehicleId", vehicle.vehicleId());
        Validity.requireIdOrNone("sealId", vehicle.sealId());
        Validity.requireIdOrNone("declarationId", vehicle.declarationId());
        String who = "vehicle " + vehicle.vehicleId() + ": ";
        double lengthM = vehicle.lengthM();
        require(lengthM > 0 && lengthM < Double.POSITIVE_INFINITY, who + "lengthM is " + lengthM + ", not above 0");
        // each of these is NaN where nothing was agreed
        require(!(vehicle.cargoWeightKg() <= 0), who + "cargoWeightKg is not above 0");
        require(!(vehicle.weightTolPct() < 0), who + "weightTolPct is negative");
        require(
                !(vehicle.cargoTempMinC() > vehicle.cargoTempMaxC()),
                who + "cargoTempC has its lowest above its highest");
    }

    /** Says what is wrong with a policy. */
    public static void check(Policy policy) throws InvalidInputException {
        Validity.requireBeginning("validFromMs", policy.validFromMs());
        check(policy.overrides());
    }

    /** Says that rules which a policy adds are not judged: nobody is to believe that they are. */
    public static void requireNoCustomRules(int customRules) throws InvalidInputException {
        require(customRules == 0, "custom has " + customRules + " rules, and none is judged by this release");
    }

    /** A rule that this release has not is let in: it may be one of the next. */
    private static void check(PolicyOverrides policy) throws InvalidInputException {
        for (Map.Entry<String, Map<String, Double>> rule : policy.rules().entrySet()) {
            Validity.requireWord("rules", rule.getKey());
            for (String parameter : rule.getValue().keySet()) {
                Validity.requireWord("rules", parameter);
            }
        }
        List<String> problems = SCHEMA.problems(policy);
        require(problems.isEmpty(), problems.isEmpty() ? "" : problems.get(0));
    }

    private static void require(boolean holds, String problem) throws InvalidInputException {
        if (!holds) {
            throw invalid(problem);
        }
    }

    private static InvalidInputException invalid(String problem) {
        return new InvalidInputException(Reason.INVALID_CONTROL, problem + ".");
    }
}
