package io.keruen.console;

import io.keruen.core.control.Situation;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.geo.Distance;
import io.keruen.core.policy.Parameter;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.rule.RuleDeclaration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One convoy in driving order with the gaps between its vehicles, as far as they are known. For the eye: what is judged
 * is judged by the escort job.
 *
 * @param gaps one for each follower, the first vehicle has none
 */
record Formation(EscortPlan plan, List<PlannedVehicle> vehicles, List<Gap> gaps) {
    /** A leader or follower this much older than the other makes their gap unknown. */
    private static final long STALE_MS = 2_500;

    private static final double CREEPING_MPS = 1.5;

    /**
     * The gap of a consecutive pair.
     *
     * @param gapM bumper to bumper, NaN while unknown
     * @param minM below this the follower is too close, at its speed
     * @param maxM above this it fell back
     * @param splitM above this the convoy is torn
     */
    record Gap(String leaderId, String followerId, double gapM, double minM, double maxM, double splitM) {}

    static Formation of(EscortPlan plan, Map<String, VehicleTrack> tracks, Situation situation, RuleCatalog catalog) {
        double maxM = parameter(catalog, situation, "convoy-gap", "maxM");
        double splitM = parameter(catalog, situation, "convoy-split", "splitM");
        List<Gap> gaps = new ArrayList<>();
        for (int i = 1; i < plan.vehicles().size(); i++) {
            PlannedVehicle ahead = plan.vehicles().get(i - 1);
            String followerId = plan.vehicles().get(i).vehicleId();
            VehicleTrack leader = tracks.get(ahead.vehicleId());
            VehicleTrack follower = tracks.get(followerId);
            double gapM = gapM(leader, follower, ahead.lengthM());
            double minM = minM(follower, situation, catalog);
            gaps.add(new Gap(ahead.vehicleId(), followerId, gapM, minM, maxM, splitM));
        }
        return new Formation(plan, plan.vehicles(), gaps);
    }

    /** At the latest moment of which both have spoken. */
    private static double gapM(@Nullable VehicleTrack leader, @Nullable VehicleTrack follower, double lengthM) {
        if (leader == null || follower == null || leader.recent == 0 || follower.recent == 0) {
            return Double.NaN;
        }
        if (Math.abs(leader.eventTimeMs - follower.eventTimeMs) > STALE_MS) {
            return Double.NaN;
        }
        long timeMs = Math.min(leader.eventTimeMs, follower.eventTimeMs);
        double aheadM = leader.at(leader.recentChainageM, timeMs) - follower.at(follower.recentChainageM, timeMs);
        if (Double.isNaN(aheadM)) {
            aheadM = Distance.betweenM(
                    leader.at(leader.recentLatDeg, timeMs),
                    leader.at(leader.recentLonDeg, timeMs),
                    follower.at(follower.recentLatDeg, timeMs),
                    follower.at(follower.recentLonDeg, timeMs));
        }
        return aheadM - lengthM;
    }

    private static double minM(@Nullable VehicleTrack follower, Situation situation, RuleCatalog catalog) {
        if (follower == null || Double.isNaN(follower.speedMps)) {
            return Double.NaN;
        }
        if (follower.speedMps <= CREEPING_MPS) {
            return parameter(catalog, situation, "headway", "creepM");
        }
        double minS = parameter(catalog, situation, "headway", "minS");
        return Math.max(parameter(catalog, situation, "headway", "minM"), minS * follower.speedMps);
    }

    /** NaN where this release has no such rule or parameter: the page then shows no limit. */
    private static double parameter(RuleCatalog catalog, Situation situation, String ruleId, String name) {
        int index = catalog.index(ruleId);
        if (index < 0) {
            return Double.NaN;
        }
        RuleDeclaration rule = catalog.all().get(index);
        for (int i = 0; i < rule.parameters().size(); i++) {
            Parameter parameter = rule.parameters().get(i);
            if (parameter.name().equals(name)) {
                return index < situation.parameters().length
                        ? situation.parameters()[index][i]
                        : parameter.defaultValue();
            }
        }
        return Double.NaN;
    }
}
