package io.keruen.app.gallery;

import io.keruen.app.replay.CoreReplay;
import io.keruen.connectors.scenario.Scenario;
import io.keruen.core.alert.AlertEvent;
import io.keruen.core.policy.Policy;
import io.keruen.core.policy.PolicyOverrides;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.rule.RuleDeclaration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A rule broken on purpose.
 *
 * @param ruleId the rule
 * @param fault what is wrong with it
 * @param input what it makes of a scenario before it is played
 * @param catalog the rules it is judged by
 * @param said which alert events it lets out
 * @param way in which way it is wrong
 * @param type the alert of which it is wrong, {@code null} if of all of its rule
 */
public record Mutant(
        String ruleId,
        String fault,
        UnaryOperator<Scenario> input,
        RuleCatalog catalog,
        Predicate<AlertEvent> said,
        Way way,
        @Nullable String type) {

    /** Ways of being wrong that any crossing must notice in which the rule has something to say. */
    public enum Way {
        NEVER_RAISES,
        NEVER_CLEARS,
        BEGINS_LATE,
        TELLS_LATE,
        /** Wrong in a way of its own: the gallery notices it. */
        OTHER
    }

    /** One that is wrong in a way of its own. */
    Mutant(
            String ruleId,
            String fault,
            UnaryOperator<Scenario> input,
            RuleCatalog catalog,
            Predicate<AlertEvent> said) {
        this(ruleId, fault, input, catalog, said, Way.OTHER, null);
    }

    /** A rule that never raises one of its alerts. */
    static Mutant mute(String ruleId, String type) {
        Mutant silenced =
                silenced(ruleId, "never raises " + type, event -> event.type().equals(type));
        return new Mutant(
                ruleId, silenced.fault, silenced.input, silenced.catalog, silenced.said, Way.NEVER_RAISES, type);
    }

    /** The same, wrong in this way. */
    Mutant in(Way other) {
        return new Mutant(ruleId, fault, input, catalog, said, other, type);
    }

    /** A rule with another number. */
    static Mutant number(String ruleId, String parameter, double value) {
        return new Mutant(
                ruleId,
                parameter + " = " + value,
                scenario -> withNumber(scenario, ruleId, parameter, value),
                RuleCatalog.standard(),
                event -> true);
    }

    /** A rule replaced by a broken one. */
    static <R extends RuleDeclaration> Mutant rule(
            String fault, Class<R> kind, String ruleId, UnaryOperator<R> breaks) {
        List<RuleDeclaration> rules = new ArrayList<>();
        for (RuleDeclaration rule : RuleCatalog.standard().all()) {
            rules.add(rule.id().equals(ruleId) ? breaks.apply(kind.cast(rule)) : rule);
        }
        return new Mutant(ruleId, fault, scenario -> scenario, new RuleCatalog(rules), event -> true);
    }

    /** A rule of which some alert events never come out. */
    static Mutant silenced(String ruleId, String fault, Predicate<AlertEvent> lost) {
        return new Mutant(ruleId, fault, scenario -> scenario, RuleCatalog.standard(), lost.negate());
    }

    private static Scenario withNumber(Scenario scenario, String ruleId, String parameter, double value) {
        List<Policy> policies = new ArrayList<>();
        for (Policy policy : scenario.policies()) {
            policies.add(new Policy(
                    policy.version(), policy.validFromMs(), with(policy.overrides(), ruleId, parameter, value)));
        }
        if (policies.isEmpty()) {
            policies.add(new Policy(1, Long.MIN_VALUE, with(PolicyOverrides.NONE, ruleId, parameter, value)));
        }
        return new Scenario(
                scenario.plans(),
                scenario.zones(),
                policies,
                scenario.refused(),
                scenario.ignored(),
                scenario.samples(),
                scenario.records(),
                scenario.rejected(),
                scenario.counts());
    }

    private static PolicyOverrides with(PolicyOverrides policy, String ruleId, String parameter, double value) {
        Map<String, Map<String, Double>> rules = new HashMap<>(policy.rules());
        Map<String, Double> numbers = new HashMap<>(rules.getOrDefault(ruleId, Map.of()));
        numbers.put(parameter, value);
        rules.put(ruleId, numbers);
        return new PolicyOverrides(rules);
    }

    /** Its name for people. */
    public String name() {
        return ruleId + ": " + fault;
    }

    /** The first scenario that turns bad, those of its own rule first; empty if none does. */
    public List<String> noticedBy(List<Gallery.Exhibit> exhibits) {
        for (boolean own : new boolean[] {true, false}) {
            for (Gallery.Exhibit exhibit : exhibits) {
                if (exhibit.ruleId().equals(ruleId) == own && isBad(exhibit)) {
                    return List.of(exhibit.path());
                }
            }
        }
        return List.of();
    }

    boolean isBad(Gallery.Exhibit exhibit) {
        CoreReplay replay = Gallery.play(input.apply(exhibit.scenario()), 50, catalog);
        replay.alerts.removeIf(said.negate());
        return !exhibit.problems(replay).isEmpty();
    }
}
