package io.keruen.core.rule;

import io.keruen.core.alert.AlertType;
import io.keruen.core.policy.PolicySchema;
import io.keruen.core.rule.anomaly.ClockSkewRule;
import io.keruen.core.rule.anomaly.IdentityRule;
import io.keruen.core.rule.anomaly.PipelineRule;
import io.keruen.core.rule.anomaly.PositionFrozenRule;
import io.keruen.core.rule.anomaly.PositionJumpRule;
import io.keruen.core.rule.anomaly.ReplayRule;
import io.keruen.core.rule.anomaly.SilenceRule;
import io.keruen.core.rule.customs.BorderReleaseRule;
import io.keruen.core.rule.customs.DeclarationRule;
import io.keruen.core.rule.customs.SealStateRule;
import io.keruen.core.rule.escort.ConvoyGapRule;
import io.keruen.core.rule.escort.ConvoyIntruderRule;
import io.keruen.core.rule.escort.ConvoyMemberRule;
import io.keruen.core.rule.escort.ConvoyOrderRule;
import io.keruen.core.rule.escort.ConvoySplitRule;
import io.keruen.core.rule.escort.EscortOverdueRule;
import io.keruen.core.rule.escort.HeadwayRule;
import io.keruen.core.rule.escort.RouteDeviationRule;
import io.keruen.core.rule.escort.UnauthorisedStopRule;
import io.keruen.core.rule.escort.WrongDirectionRule;
import io.keruen.core.rule.geofence.RestrictedZoneRule;
import io.keruen.core.rule.geofence.SpeedLimitRule;
import io.keruen.core.rule.geofence.ZoneDwellRule;
import io.keruen.core.rule.integrity.DatumRule;
import io.keruen.core.rule.integrity.GnssConsistencyRule;
import io.keruen.core.rule.integrity.GnssQualityRule;
import io.keruen.core.rule.sensor.SensorOutlierRule;
import io.keruen.core.rule.sensor.SensorRangeRule;
import io.keruen.core.rule.sensor.SensorRateRule;
import io.keruen.core.rule.sensor.SensorStuckRule;
import io.keruen.core.rule.vehicle.AutonomyRule;
import io.keruen.core.rule.vehicle.BatteryRule;
import io.keruen.core.rule.vehicle.CargoRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rules of the system in the order in which they are judged. Adding a rule is one line in {@link #standard}. */
public final class RuleCatalog {
    private final List<RuleDeclaration> all = new ArrayList<>();
    private final List<VehicleRule> vehicleRules = new ArrayList<>();
    private final List<PairRule> pairRules = new ArrayList<>();
    private final Map<String, Integer> indexById = new LinkedHashMap<>();
    private final Map<String, AlertType> alertTypes = new LinkedHashMap<>();

    /** A catalogue of these rules; ids must be unique, and rules that share an alert type declare it alike. */
    public RuleCatalog(List<? extends RuleDeclaration> rules) {
        for (RuleDeclaration rule : rules) {
            if (indexById.put(rule.id(), all.size()) != null) {
                throw new IllegalArgumentException("two rules are called " + rule.id());
            }
            all.add(rule);
            for (AlertType type : rule.alertTypes()) {
                AlertType shared = alertTypes.put(type.name(), type);
                if (shared != null && !shared.equals(type)) {
                    throw new IllegalArgumentException("two rules declare " + type.name() + " differently");
                }
            }
            if (rule instanceof VehicleRule vehicleRule) {
                vehicleRules.add(vehicleRule);
            } else if (rule instanceof PairRule pairRule) {
                pairRules.add(pairRule);
            }
        }
    }

    /** The rules of this release. One line each; the order is the order of judging. */
    public static RuleCatalog standard() {
        return new RuleCatalog(List.of(
                new StreamRule(),
                new ClockSkewRule(),
                new ReplayRule(),
                new IdentityRule(),
                new RestrictedZoneRule(),
                new ZoneDwellRule(),
                new SpeedLimitRule(),
                new RouteDeviationRule(),
                new WrongDirectionRule(),
                new UnauthorisedStopRule(),
                new PositionJumpRule(),
                new PositionFrozenRule(),
                new GnssQualityRule(),
                new GnssConsistencyRule(),
                new DatumRule(),
                new SensorRangeRule(),
                new SensorRateRule(),
                new SensorStuckRule(),
                new SensorOutlierRule(),
                new CargoRule(),
                new AutonomyRule(),
                new BatteryRule(),
                new ConvoyGapRule(),
                new ConvoySplitRule(),
                new HeadwayRule(),
                new ConvoyOrderRule(),
                new ConvoyMemberRule(),
                new ConvoyIntruderRule(),
                new EscortOverdueRule(),
                new DeclarationRule(),
                new BorderReleaseRule(),
                new SealStateRule(),
                new SilenceRule(),
                new PipelineRule(),
                new AlertLifeRule()));
    }

    /** All rules, in order. */
    public List<RuleDeclaration> all() {
        return all;
    }

    /** The rules judged on each vehicle, in order. */
    public List<VehicleRule> vehicleRules() {
        return vehicleRules;
    }

    /** The rules judged on each pair, in order. */
    public List<PairRule> pairRules() {
        return pairRules;
    }

    /** The rule's position in {@link #all}, or -1. */
    public int index(String ruleId) {
        Integer index = indexById.get(ruleId);
        return index == null ? -1 : index;
    }

    /**
     * The position of a rule that a stage cannot do without.
     *
     * @throws IllegalArgumentException if it is not there
     */
    public int requiredIndex(String ruleId) {
        int index = index(ruleId);
        if (index < 0) {
            throw new IllegalArgumentException("the catalogue lacks the rule " + ruleId);
        }
        return index;
    }

    /** The rule itself of which {@link #requiredIndex} says the position. */
    public <R extends RuleDeclaration> R required(String ruleId, Class<R> kind) {
        return kind.cast(all.get(requiredIndex(ruleId)));
    }

    /** Which parameters the rules have, for policies. */
    public PolicySchema policySchema() {
        return new PolicySchema(
                all.stream().map(RuleDeclaration::id).toList(),
                all.stream().map(RuleDeclaration::parameters).toList());
    }

    /** The declaration of an alert type, or {@code null} if no rule raises it. */
    public @Nullable AlertType alertType(String name) {
        return alertTypes.get(name);
    }
}
