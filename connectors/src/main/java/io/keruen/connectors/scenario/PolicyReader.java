package io.keruen.connectors.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import io.keruen.connectors.rejected.ControlCheck;
import io.keruen.connectors.rejected.InvalidInputException;
import io.keruen.core.alert.Severity;
import io.keruen.core.policy.Policy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads {@code policy.json}: one policy or an array of versions. A custom rule that makes no sense is refused alone.
 */
final class PolicyReader {
    private final String file;
    private final List<Policy> policies = new ArrayList<>();
    private final List<CustomRule> customRules = new ArrayList<>();
    private final List<Refused> refused;

    private PolicyReader(String file, List<Refused> refused) {
        this.file = file;
        this.refused = refused;
    }

    static PolicyReader read(String file, JsonNode root, List<Refused> refused) throws UnusableScenarioException {
        PolicyReader reader = new PolicyReader(file, refused);
        List<JsonNode> entries = new ArrayList<>();
        if (root.isArray()) {
            root.forEach(entries::add);
        } else {
            entries.add(root);
        }
        Set<Integer> versions = new HashSet<>();
        for (int i = 0; i < entries.size(); i++) {
            try {
                reader.add(entries.get(i), i + 1, versions);
            } catch (RefusedException e) {
                throw new UnusableScenarioException(file, "policy #" + (i + 1) + ": " + e.reason());
            }
        }
        return reader;
    }

    private void add(JsonNode entry, int number, Set<Integer> versions) throws RefusedException {
        if (!entry.isObject()) {
            throw new RefusedException("not an object");
        }
        JsonFields fields = new JsonFields(entry);
        int version = fields.version(number);
        if (!versions.add(version)) {
            throw new RefusedException("version " + version + " is given twice");
        }
        long validFromMs = fields.optionalInteger("validFromMs", Long.MIN_VALUE);
        Policy policy = new Policy(version, validFromMs, PolicyRules.read(entry));
        try {
            ControlCheck.check(policy);
        } catch (InvalidInputException e) {
            throw new RefusedException(e.sentence());
        }
        policies.add(policy);
        for (JsonNode custom : fields.entries("custom")) {
            addCustomRule(custom, version);
        }
    }

    private void addCustomRule(JsonNode custom, int version) {
        String id = custom.path("id").asText("#" + (customRules.size() + 1));
        try {
            JsonFields fields = new JsonFields(custom);
            String when = fields.optionalText("when");
            if (when == null || when.isBlank()) {
                throw new RefusedException("when is missing");
            }
            long holdMs = fields.optionalInteger("holdMs", 0);
            if (holdMs < 0) {
                throw new RefusedException("holdMs is negative");
            }
            customRules.add(new CustomRule(
                    fields.id("id"),
                    fields.id("type"),
                    fields.constant("severity", Severity.class),
                    when,
                    holdMs,
                    fields.optionalBoolean("blocksGate"),
                    version));
        } catch (RefusedException e) {
            refused.add(new Refused(file, id, e.reason()));
        }
    }

    List<Policy> policies() {
        return List.copyOf(policies);
    }

    List<CustomRule> customRules() {
        return List.copyOf(customRules);
    }
}
