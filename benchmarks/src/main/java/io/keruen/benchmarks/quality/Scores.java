package io.keruen.benchmarks.quality;

import io.keruen.app.verify.TypeScore;
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
 * What is counted over many outcomes: one tally per alert type of the catalogue, in its order. Grows by a few numbers
 * per alert, not by outcomes. Not thread-safe.
 */
final class Scores {
    /** More incidents than anyone reads are counted and not kept. */
    private static final int MOST_INCIDENTS = 10_000;

    private final Map<String, Tally> tallies = new LinkedHashMap<>();
    private final List<Incident> incidents = new ArrayList<>();
    private final TreeMap<String, Integer> unjudged = new TreeMap<>();
    private final Map<Source, Integer> rides = new EnumMap<>(Source.class);
    private final Map<Source, Long> vehicleMs = new EnumMap<>(Source.class);
    private long samples;
    private int incidentCount;

    Scores(RuleCatalog catalog) {
        for (RuleDeclaration rule : catalog.all()) {
            for (AlertType type : rule.alertTypes()) {
                String hold = Hold.of(catalog, type.name()).parameter();
                tallies.put(type.name(), new Tally(type.name(), rule.id(), hold));
            }
        }
    }

    void add(Outcome outcome) {
        Outcome.Ride ride = outcome.ride();
        rides.merge(ride.source(), 1, Integer::sum);
        vehicleMs.merge(ride.source(), ride.vehicleMs(), Long::sum);
        samples += ride.samples();
        outcome.judgedTypes().forEach(type -> tally(type).watched(ride));
        ride.injected().forEach(type -> tally(type).injected());
        for (TypeScore score : outcome.verdict().scores()) {
            tally(score.type()).judged(score.hits(), score.misses(), score.falseAlarms(), ride.source());
        }
        outcome.delays().forEach(delay -> tally(delay.type()).took(delay));
        outcome.unjudged().forEach((type, count) -> unjudged.merge(type, count, Integer::sum));
        outcome.verdict().missed().forEach(line -> keep(Incident.missed(line, ride.command())));
        outcome.verdict().falseAlarms().forEach(alert -> keep(Incident.falseAlarm(alert, ride.command())));
    }

    private void keep(Incident incident) {
        incidentCount++;
        if (incidents.size() < MOST_INCIDENTS) {
            incidents.add(incident);
        }
    }

    /** An oracle may know a type that no rule declares any more: it is counted all the same. */
    private Tally tally(String type) {
        return tallies.computeIfAbsent(type, unknown -> new Tally(unknown, "", ""));
    }

    /** One per alert type. */
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

    long samples() {
        return samples;
    }
}
