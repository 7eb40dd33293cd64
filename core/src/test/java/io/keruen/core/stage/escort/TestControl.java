package io.keruen.core.stage.escort;

import io.keruen.core.control.Control;
import io.keruen.core.control.Situation;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.convoy.Role;
import io.keruen.core.policy.PolicyOverrides;
import io.keruen.core.rule.RuleCatalog;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Plans in force for tests, all with the default numbers of a catalogue. */
final class TestControl implements Control {
    static final double LENGTH_M = 15;

    private final List<EscortPlan> plans;
    private final double[][] parameters;
    private final Map<String, Situation> made = new TreeMap<>();
    private boolean hasRoads;

    TestControl(RuleCatalog catalog, EscortPlan... plans) {
        this.plans = List.of(plans);
        parameters = catalog.all().stream()
                .map(rule -> rule.parameters().stream()
                        .mapToDouble(p -> p.defaultValue())
                        .toArray())
                .toArray(double[][]::new);
    }

    /** Each version of a plan has a road of its own. */
    TestControl withRoads() {
        hasRoads = true;
        return this;
    }

    static EscortPlan plan(String escortId, int version, long fromMs, long toMs, String... vehicleIds) {
        List<PlannedVehicle> vehicles = Arrays.stream(vehicleIds)
                .map(id -> PlannedVehicle.of(id, Role.CARGO, LENGTH_M))
                .toList();
        return new EscortPlan(
                escortId, "C-" + escortId, version, fromMs, toMs, 0, null, List.of(), vehicles, PolicyOverrides.NONE);
    }

    @Override
    public Situation situationAt(String vehicleId, long eventTimeMs) {
        long fromMs = Long.MIN_VALUE;
        long toMs = Long.MAX_VALUE;
        EscortPlan best = null;
        for (EscortPlan plan : plans) {
            for (long edgeMs : new long[] {plan.validFromMs(), plan.validToMs()}) {
                if (edgeMs <= eventTimeMs) {
                    fromMs = Math.max(fromMs, edgeMs);
                } else {
                    toMs = Math.min(toMs, edgeMs);
                }
            }
            boolean holds = plan.isValidAt(eventTimeMs) && plan.indexOf(vehicleId) >= 0;
            if (holds && (best == null || plan.version() > best.version())) {
                best = plan;
            }
        }
        EscortPlan chosen = best;
        int index = chosen == null ? -1 : chosen.indexOf(vehicleId);
        long routeKey = hasRoads && chosen != null ? chosen.version() : 0;
        long from = fromMs;
        long to = toMs;
        return made.computeIfAbsent(
                vehicleId + "@" + fromMs,
                key -> new Situation(
                        from, to, chosen, index, null, routeKey, null, Double.NaN, Double.NaN, 0, 7, parameters));
    }
}
