package io.keruen.benchmarks.quality;

import io.keruen.core.alert.AlertType;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.rule.RuleDeclaration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is counted over many outcomes: one tally per rule and alert type of the catalogue, in its order. Grows by a few numbers
 * per alert, not by outcomes. Not thread-safe.
 */
final class Scores {
    private static final double MS_PER_HOUR = 3_600_000;

    /** More incidents than anyone reads are counted and not kept. */
    private static final int MOST_INCIDENTS = 10_000;

    private final Map<Row, Tally> tallies = new LinkedHashMap<>();
    private final List<Incident> incidents = new ArrayList<>();
    private final TreeMap<String, Integer> unjudged = new TreeMap<>();
    private final Map<Source, Integer> rides = new EnumMap<>(Source.class);
    private final Map<Source, Long> vehicleMs = new EnumMap<>(Source.class);
    private long samples;
    private int incidentCount;

    Scores(RuleCatalog catalog) {
        for (RuleDeclaration rule : catalog.all()) {
            for (AlertType type : rule.alertTypes()) {
                String hold = Hold.of(catalog, rule.id(), type.name()).parameter();
                tallies.put(new Row(type.name(), rule.id()), new Tally(type.name(), rule.id(), hold));
            }
        }
    }

    void add(Outcome outcome) {
        Outcome.Ride ride = outcome.ride();
        rides.merge(ride.source(), 1, Integer::sum);
        vehicleMs.merge(ride.source(), ride.vehicleMs(), Long::sum);
        samples += ride.samples();
        outcome.judged().forEach(judged -> add(judged, outcome));
        outcome.delays().forEach(delay -> tally(delay.type(), delay.ruleId()).took(delay));
        outcome.unjudged().forEach((type, count) -> unjudged.merge(type, count, Integer::sum));
    }

    private void add(Judged judged, Outcome outcome) {
        Outcome.Ride ride = outcome.ride();
        Tally tally = tally(judged.type(), judged.ruleId());
        if (outcome.judgedTypes().contains(judged.type())) {
            tally.watched(ride);
        }
        tally.injected(judged.injected());
        tally.judged(judged.hits(), judged.misses(), judged.falseAlarms(), ride.source());
        judged.verdict().missed().forEach(line -> keep(Incident.missed(line, judged.ruleId(), ride.command())));
        judged.verdict().falseAlarms().forEach(alert -> keep(Incident.falseAlarm(alert, ride.command())));
    }

    private void keep(Incident incident) {
        incidentCount++;
        if (incidents.size() < MOST_INCIDENTS) {
            incidents.add(incident);
        }
    }

    /** An oracle may know a type that no rule declares any more: it is counted all the same. */
    private Tally tally(String type, String ruleId) {
        return tallies.computeIfAbsent(new Row(type, ruleId), row -> new Tally(row.type, row.ruleId, ""));
    }

    /** One per rule and alert type. */
    Collection<Tally> tallies() {
        return tallies.values();
    }

    /** Each miss and each false alarm, up to {@value #MOST_INCIDENTS}. */
    List<Incident> incidents() {
        return incidents;
    }

    /** How many there were in all. */
    int incidentCount() {
        return incidentCount;
    }

    /** Alerts of types that their traffic says nothing about. */
    TreeMap<String, Integer> unjudged() {
        return unjudged;
    }

    int rides(Source source) {
        return rides.getOrDefault(source, 0);
    }

    long vehicleMs(Source source) {
        return vehicleMs.getOrDefault(source, 0L);
    }

    /** The first row of an alert type. */
    Tally tally(String type) {
        return tallies.values().stream()
                .filter(tally -> tally.type().equals(type))
                .findFirst()
                .orElseThrow();
    }

    /** All false alarms of crossings without faults. */
    Rate cleanRate() {
        int count = tallies.values().stream()
                .mapToInt(tally -> tally.cleanRate().count())
                .sum();
        return new Rate(count, vehicleMs(Source.CLEAN) / MS_PER_HOUR);
    }

    /** All false alarms, of crossings of one source alone. */
    Rate falseRate(Source source) {
        int count = tallies.values().stream().mapToInt(Tally::falseAlarms).sum();
        return new Rate(count, vehicleMs(source) / MS_PER_HOUR);
    }

    long samples() {
        return samples;
    }

    private record Row(String type, String ruleId) {}
}
