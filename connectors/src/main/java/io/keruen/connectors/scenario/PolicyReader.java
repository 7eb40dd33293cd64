package io.keruen.connectors.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import io.keruen.connectors.rejected.ControlCheck;
import io.keruen.connectors.rejected.InvalidInputException;
import io.keruen.core.policy.Policy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads {@code policy.json}: one policy or an array of versions, all of them or none. */
final class PolicyReader {
    private PolicyReader() {}

    static List<Policy> read(String file, JsonNode root) throws UnusableScenarioException {
        List<JsonNode> entries = new ArrayList<>();
        if (root.isArray()) {
            root.forEach(entries::add);
        } else {
            entries.add(root);
        }
        List<Policy> policies = new ArrayList<>();
        Set<Integer> versions = new HashSet<>();
        for (JsonNode entry : entries) {
            int number = policies.size() + 1;
            try {
                Policy policy = policy(entry, number);
                if (!versions.add(policy.version())) {
                    throw new RefusedException("version " + policy.version() + " is given twice");
                }
                policies.add(policy);
            } catch (RefusedException e) {
                throw new UnusableScenarioException(file, "policy #" + number + ": " + e.reason());
            } catch (InvalidInputException e) {
                throw new UnusableScenarioException(file, "policy #" + number + ": " + e.sentence());
            }
        }
        return List.copyOf(policies);
    }

    private static Policy policy(JsonNode entry, int number) throws RefusedException, InvalidInputException {
        if (!entry.isObject()) {
            throw new RefusedException("not an object");
        }
        JsonFields fields = new JsonFields(entry);
        ControlCheck.requireNoCustomRules(fields.entries("custom").size());
        Policy policy = new Policy(
                fields.version(number),
                fields.optionalInteger("validFromMs", Long.MIN_VALUE),
                PolicyRules.read(fields));
        fields.requireAllKnown();
        ControlCheck.check(policy);
        return policy;
    }
}
