package io.keruen.app;

import static io.keruen.core.alert.Severity.CRITICAL;
import static io.keruen.core.alert.Severity.HIGH;
import static io.keruen.core.alert.Severity.LOW;
import static io.keruen.core.alert.Severity.MEDIUM;

import io.keruen.core.alert.AlertEvent;
import io.keruen.core.alert.Severity;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.customs.DeclarationLine;
import io.keruen.simulator.run.SimulatedScenario;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether alerts are as grave as DESIGN section 6 has them, and name the escort, the seal and the declaration they are about,
 * and whose law holds there.
 */
final class Labels {
    private static final Map<String, Set<Severity>> SEVERITIES = severities();

    /** Who stands is a matter of more urgency after so long. */
    private static final long STOP_HIGH_MS = 180_000;

    private final Map<String, EscortPlan> plans = new HashMap<>();
    private final Map<String, PlannedVehicle> vehicles = new HashMap<>();
    private final Map<String, Grounds> grounds = new HashMap<>();
    private final List<DeclarationLine> words;
    private final Set<List<String>> undeclared; // which seal of no plan has reported on which vehicle

    private Labels(SimulatedScenario crossing) {
        words = crossing.declarations();
        for (int i = 0; i < crossing.plans().size(); i++) {
            EscortPlan plan = crossing.plans().get(i);
            grounds.put(plan.escortId(), new Grounds(crossing.truths().get(i)));
            for (PlannedVehicle vehicle : plan.vehicles()) {
                plans.put(vehicle.vehicleId(), plan);
                vehicles.put(vehicle.vehicleId(), vehicle);
            }
        }
        Set<String> declared =
                vehicles.values().stream().map(PlannedVehicle::sealId).collect(Collectors.toSet());
        undeclared = crossing.seals().stream()
                .filter(line -> !declared.contains(line.sealId()))
                .map(line -> List.of(line.sealId(), line.vehicleId()))
                .collect(Collectors.toSet());
    }

    private static Map<String, Set<Severity>> severities() {
        Map<String, Set<Severity>> severities = new HashMap<>();
        List.of("TELEMETRY_STALE", "SENSOR_ANOMALY").forEach(type -> severities.put(type, Set.of(LOW)));
        List.of(
                        "CONVOY_GAP",
                        "CONVOY_ORDER_CHANGED",
                        "TRANSIT_OVERDUE",
                        "ZONE_DWELL_EXCEEDED",
                        "CLOCK_SKEW",
                        "DATUM_MISMATCH",
                        "BATTERY_LOW",
                        "SEAL_BATTERY_LOW")
                .forEach(type -> severities.put(type, Set.of(MEDIUM)));
        List.of("UNAUTHORISED_STOP", "OVERSPEED", "POSITION_JUMP")
                .forEach(type -> severities.put(type, Set.of(MEDIUM, HIGH)));
        List.of(
                        "WRONG_DIRECTION",
                        "CONVOY_SPLIT",
                        "HEADWAY_TOO_SHORT",
                        "CONVOY_MEMBER_MISSING",
                        "CONVOY_INTRUDER",
                        "TELEMETRY_LOST",
                        "POSITION_FROZEN",
                        "GNSS_JAMMING_SUSPECTED",
                        "CARGO_TEMPERATURE",
                        "CARGO_WEIGHT_DEVIATION",
                        "DOOR_OPEN",
                        "EMERGENCY_STOP",
                        "MINIMAL_RISK_CONDITION",
                        "AUTONOMY_DISENGAGED",
                        "SEAL_FAULT",
                        "SEAL_SILENT",
                        "DECLARATION_EXPIRED",
                        "DECLARATION_MISMATCH",
                        "PIPELINE_DEGRADED",
                        "ALARM_FLOOD")
                .forEach(type -> severities.put(type, Set.of(HIGH)));
        severities.put("ROUTE_DEVIATION", Set.of(HIGH, CRITICAL));
        return severities;
    }

    /** What was told of with another severity, or raised with one, or in the name of another. */
    static List<AlertEvent> wrong(SimulatedScenario crossing, List<AlertEvent> alerts) {
        Labels labels = new Labels(crossing);
        return alerts.stream().filter(event -> labels.isWrong(event)).toList();
    }

    private boolean isWrong(AlertEvent event) {
        boolean isRaised = event.event() == AlertEvent.Event.RAISED;
        return (isRaised || event.isForPeople()) && !isGraveAsItShould(event) || isRaised && !isNamedAsItShould(event);
    }

    private static boolean isGraveAsItShould(AlertEvent event) {
        boolean isHighTooSoon = event.type().equals("UNAUTHORISED_STOP")
                && event.severity() == HIGH
                && event.updatedAtMs() - event.startedAtMs() < STOP_HIGH_MS;
        return !isHighTooSoon
                && SEVERITIES.getOrDefault(event.type(), Set.of(CRITICAL)).contains(event.severity());
    }

    private boolean isNamedAsItShould(AlertEvent event) {
        EscortPlan plan = plans.get(event.vehicleId());
        PlannedVehicle vehicle = vehicles.get(event.vehicleId());
        if (plan == null || vehicle == null) {
            return true; // about a convoy, about all, or about who is in no plan
        }
        String sealId = event.type().startsWith("SEAL_") && !isUndeclaredOn(event) ? vehicle.sealId() : null;
        String declarationId = event.type().startsWith("DECLARATION_") ? vehicle.declarationId() : null;
        return plan.escortId().equals(event.escortId())
                && plan.convoyId().equals(event.convoyId())
                && isOfTheLaw(plan, event)
                && isSame(sealId, event.sealId())
                && isSame(declarationId, event.declarationId());
    }

    /** Whether it is about a seal of no plan that has reported on the vehicle. */
    private boolean isUndeclaredOn(AlertEvent event) {
        return undeclared.contains(List.of(String.valueOf(event.sealId()), event.vehicleId()));
    }

    /** What a side does is of its law, be the vehicle where it may. */
    private boolean isOfTheLaw(EscortPlan plan, AlertEvent event) {
        return event.type().startsWith("DECLARATION_")
                ? words.stream().anyMatch(line -> isAtItsBeginning(line, event))
                : Objects.requireNonNull(grounds.get(plan.escortId())).allows(event);
    }

    private static boolean isAtItsBeginning(DeclarationLine line, AlertEvent event) {
        return line.declarationId().equals(event.declarationId())
                && isBy(line, event)
                && (line.eventTimeMs() == event.startedAtMs() || line.validToMs() == event.startedAtMs());
    }

    /** Both sides together are at variance, and neither of them. */
    private static boolean isBy(DeclarationLine line, AlertEvent event) {
        return event.type().equals("DECLARATION_MISMATCH")
                ? event.jurisdiction() == null
                : line.authority().name().equals(event.jurisdiction());
    }

    private static boolean isSame(@Nullable String wanted, @Nullable String named) {
        return wanted == null || Objects.equals(wanted, named);
    }
}
