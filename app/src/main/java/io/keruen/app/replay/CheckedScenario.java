package io.keruen.app.replay;

import io.keruen.connectors.scenario.Refused;
import io.keruen.connectors.scenario.Scenario;
import io.keruen.connectors.scenario.ScenarioReader;
import io.keruen.connectors.scenario.UnusableScenarioException;
import io.keruen.core.control.ZoneTable;
import io.keruen.core.policy.Policy;
import io.keruen.core.policy.PolicySchema;
import io.keruen.core.rule.RuleCatalog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A scenario folder that was read and makes sense.
 *
 * @param warnings what was refused alone or read over while the rest was loaded, one line each
 */
public record CheckedScenario(Scenario scenario, List<String> warnings) {

    /**
     * Reads a folder.
     *
     * @throws UnusableScenarioException with the file and the reason, when nothing can be judged
     */
    public static CheckedScenario read(Path folder) throws UnusableScenarioException {
        Scenario scenario = ScenarioReader.read(folder);
        List<String> warnings = new ArrayList<>(scenario.ignored());
        for (Refused refused : scenario.refused()) {
            warnings.add(refused.file() + ": " + refused.id() + " refused: " + refused.reason());
        }
        PolicySchema schema = RuleCatalog.standard().policySchema();
        for (Policy policy : scenario.policies()) {
            for (String ruleId : schema.unknownRules(policy.overrides())) {
                warnings.add("policy.json: this release has no rule " + ruleId + "; its numbers change nothing");
            }
        }
        for (ZoneTable.Refused zone : new ZoneTable(scenario.zones()).refused()) {
            warnings.add("zones.geojson: " + zone.id() + " refused: " + zone.reason());
        }
        return new CheckedScenario(scenario, List.copyOf(warnings));
    }
}
