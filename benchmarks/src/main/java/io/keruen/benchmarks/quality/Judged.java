package io.keruen.benchmarks.quality;

import io.keruen.app.verify.Verdict;
import io.keruen.connectors.scenario.Expected;
import io.keruen.core.alert.AlertEvent;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.rule.RuleDeclaration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What one rule said of one alert type, against what was its business to say.
 *
 * @param ruleId empty if no rule declares the type
 * @param injected how many faults call for it; where several rules raise the type, how often the truth calls for this one
 */
record Judged(String type, String ruleId, long injected, Verdict verdict) {

    /** One for each alert type of each rule, in the order of the catalogue, then for types that only lines know. */
    static List<Judged> all(Traffic traffic, List<AlertEvent> alerts, RuleCatalog catalog) {
        List<Judged> all = new ArrayList<>();
        for (RuleDeclaration rule : catalog.all()) {
            rule.alertTypes().forEach(type -> all.add(of(traffic, alerts, type.name(), rule.id(), catalog)));
        }
        traffic.expected().stream()
                .filter(line -> !line.none())
                .map(line -> line.types().get(0))
                .distinct()
                .filter(type -> catalog.alertType(type) == null)
                .forEach(type -> all.add(of(traffic, alerts, type, "", catalog)));
        return all;
    }

    private static Judged of(
            Traffic traffic, List<AlertEvent> alerts, String type, String ruleId, RuleCatalog catalog) {
        boolean isShared = catalog.all().stream()
                        .filter(rule -> rule.alertTypes().stream()
                                .anyMatch(declared -> declared.name().equals(type)))
                        .count()
                > 1;
        List<Expected> lines = traffic.expected().stream()
                .filter(line -> line.none() || line.types().contains(type))
                .filter(line -> !isShared || Set.of("", ruleId).contains(traffic.ruleId(line)))
                .toList();
        List<AlertEvent> said = alerts.stream()
                .filter(alert -> alert.type().equals(type))
                .filter(alert -> !isShared || alert.ruleId().equals(ruleId))
                .toList();
        long injected = isShared
                ? lines.stream()
                        .filter(line -> traffic.ruleId(line).equals(ruleId))
                        .count()
                : traffic.injected().stream().filter(type::equals).count();
        return new Judged(
                type, ruleId, injected, isShared ? shared(lines, said, alerts) : Verdict.of(lines, said, Set.of()));
    }

    /**
     * One cause, one alert: of two rules that speak of the same sensor the first is the parent, and as right as the other,
     * which finds what is its business though people are told of the parent only.
     */
    private static Verdict shared(List<Expected> lines, List<AlertEvent> said, List<AlertEvent> alerts) {
        return withoutKin(Verdict.of(lines, said, Set.of(), event -> !event.suppressed()), alerts);
    }

    private static Verdict withoutKin(Verdict verdict, List<AlertEvent> alerts) {
        Set<String> kin = new HashSet<>();
        for (AlertEvent alert : alerts) {
            if (alert.parentAlertId() != null) {
                kin.add(alert.parentAlertId());
                kin.add(alert.alertId());
            }
        }
        List<AlertEvent> falseAlarms = verdict.falseAlarms().stream()
                .filter(alert -> !kin.contains(alert.alertId()))
                .toList();
        return new Verdict(verdict.scores(), verdict.missed(), verdict.found(), falseAlarms);
    }

    int hits() {
        return verdict.found().size();
    }

    int misses() {
        return verdict.missed().size();
    }

    int falseAlarms() {
        return verdict.falseAlarms().size();
    }
}
