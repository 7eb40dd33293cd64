package io.keruen.core.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which rules have which parameters: turns policies into one array of numbers per rule. Immutable. */
public final class PolicySchema {
    private static final int FEW = 8;
    private static final int ALIKE = 4;

    private final List<String> ruleIds;
    private final List<List<Parameter>> parameters;

    /** The schema of these rules, in catalogue order. */
    public PolicySchema(List<String> ruleIds, List<List<Parameter>> parameters) {
        this.ruleIds = List.copyOf(ruleIds);
        this.parameters = List.copyOf(parameters);
    }

    /** The numbers in force: the plan's, else the policy's, else the defaults; one array per rule. */
    public double[][] values(PolicyOverrides policy, PolicyOverrides plan) {
        double[][] values = new double[ruleIds.size()][];
        for (int rule = 0; rule < values.length; rule++) {
            List<Parameter> declared = parameters.get(rule);
            values[rule] = new double[declared.size()];
            for (int i = 0; i < values[rule].length; i++) {
                Parameter parameter = declared.get(i);
                double fallback = policy.value(ruleIds.get(rule), parameter.name(), parameter.defaultValue());
                values[rule][i] = plan.value(ruleIds.get(rule), parameter.name(), fallback);
            }
        }
        return values;
    }

    /** What is wrong with these overrides: one line each, naming the key and the fix; empty if nothing is. */
    public List<String> problems(PolicyOverrides overrides) {
        List<String> problems = new ArrayList<>();
        for (Map.Entry<String, Map<String, Double>> rule : new TreeMap<>(overrides.rules()).entrySet()) {
            int index = ruleIds.indexOf(rule.getKey());
            if (index < 0) {
                continue; // a rule of a later release; the caller may warn
            }
            for (Map.Entry<String, Double> value : new TreeMap<>(rule.getValue()).entrySet()) {
                check(rule.getKey(), parameters.get(index), value.getKey(), value.getValue(), problems);
            }
        }
        return problems;
    }

    /** Rule ids in these overrides that no rule of this release has. */
    public List<String> unknownRules(PolicyOverrides overrides) {
        List<String> unknown = new ArrayList<>(new TreeMap<>(overrides.rules()).keySet());
        unknown.removeAll(ruleIds);
        return unknown;
    }

    private static void check(
            String ruleId, List<Parameter> declared, String name, double value, List<String> problems) {
        String key = "rules." + ruleId + "." + name;
        for (Parameter parameter : declared) {
            if (parameter.name().equals(name)) {
                if (!parameter.allows(value)) {
                    problems.add(key + " is " + value + "; use " + parameter.min() + " .. " + parameter.max());
                }
                return;
            }
        }
        problems.add(key + " does not exist; " + ruleId + " has " + alike(declared, name));
    }

    /** All names if they are few, else those that begin alike, so that a person can see the right one. */
    private static List<String> alike(List<Parameter> declared, String name) {
        List<String> names = declared.stream().map(Parameter::name).toList();
        String beginning = name.substring(0, Math.min(ALIKE, name.length()));
        List<String> alike = names.stream()
                .filter(other -> names.size() <= FEW || other.startsWith(beginning))
                .toList();
        return alike.isEmpty() ? names : alike;
    }
}
