package io.keruen.core.policy;

import java.util.Map;

/** What a policy or plan changes: rule id to parameter name to value. Iteration order never reaches an output. */
public record PolicyOverrides(Map<String, Map<String, Double>> rules) {
    /** Changes nothing. */
    public static final PolicyOverrides NONE = new PolicyOverrides(Map.of());

    /** The value set for a parameter, or the fallback. */
    public double value(String ruleId, String parameter, double fallback) {
        Map<String, Double> values = rules.get(ruleId);
        Double value = values == null ? null : values.get(parameter);
        return value == null ? fallback : value;
    }
}
