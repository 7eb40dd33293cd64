package io.keruen.connectors.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import io.keruen.core.policy.PolicyOverrides;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads {@code {"rules":{"convoy-gap":{"maxM":50}}}}; whether rules and parameters exist is for the core to say. */
final class PolicyRules {
    private PolicyRules() {}

    static PolicyOverrides read(JsonFields policy) throws RefusedException {
        Map<String, Map<String, Double>> rules = new TreeMap<>();
        for (Map.Entry<String, JsonNode> rule : object("policy.rules", policy.find("rules"))) {
            Map<String, Double> parameters = new TreeMap<>();
            String place = "rules." + rule.getKey();
            for (Map.Entry<String, JsonNode> parameter : object(place, rule.getValue())) {
                parameters.put(parameter.getKey(), value(place + "." + parameter.getKey(), parameter.getValue()));
            }
            rules.put(rule.getKey(), parameters);
        }
        return rules.isEmpty() ? PolicyOverrides.NONE : new PolicyOverrides(rules);
    }

    private static double value(String place, JsonNode value) throws RefusedException {
        return value.isBoolean() ? (value.booleanValue() ? 1 : 0) : JsonFields.number(place, value);
    }

    private static Iterable<Map.Entry<String, JsonNode>> object(String place, @Nullable JsonNode node)
            throws RefusedException {
        if (node == null || node.isNull()) {
            return Set.of();
        }
        if (!node.isObject()) {
            throw new RefusedException(place + " is not an object");
        }
        return node.properties();
    }
}
