package io.keruen.benchmarks.quality;

import io.keruen.app.replay.CoreReplay;
import io.keruen.app.verify.Verdict;
import io.keruen.connectors.codec.InvalidFrameException;
import io.keruen.connectors.scenario.Expected;
import io.keruen.core.alert.AlertEvent;
import io.keruen.core.rule.RuleCatalog;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What came of one crossing or run.
 *
 * @param judgedTypes those of the catalogue that its lines say anything about
 * @param unjudged alerts of the other types, by type
 */
record Outcome(
        Ride ride, Set<String> judgedTypes, Verdict verdict, List<Delay> delays, TreeMap<String, Integer> unjudged) {

    private static final int FRAME_SAMPLES = 10;

    /**
     * Its traffic, without the samples.
     *
     * @param vehicleMs how long all vehicles together were heard
     * @param injected the alert type of each cause that a fault put in
     */
    record Ride(Source source, String command, int samples, long vehicleMs, List<String> injected) {
        static Ride of(Traffic traffic) {
            return new Ride(
                    traffic.source(),
                    traffic.command(),
                    traffic.scenario().samples().size(),
                    traffic.vehicleMs(),
                    traffic.injected());
        }
    }

    /**
     * How long an alert took.
     *
     * @param beyondHoldMs event time from the true start to its raising, less the hold of its rule
     * @param spokenMs from the true start to the ingest time at which the core spoke
     */
    record Delay(String type, long beyondHoldMs, long spokenMs) {}

    /** Plays it through the rules. */
    static Outcome of(Traffic traffic, RuleCatalog catalog) {
        CoreReplay replay;
        try {
            replay = new CoreReplay(traffic.scenario(), FRAME_SAMPLES, catalog);
        } catch (InvalidFrameException e) {
            throw new IllegalStateException(traffic.command() + ": a frame of our own cannot be read", e);
        }
        Verdict verdict = Verdict.of(traffic.expected(), replay.alerts, Set.of());
        Set<String> judged = new TreeSet<>();
        catalog.all().forEach(rule -> rule.alertTypes().forEach(type -> judged.add(type.name())));
        judged.removeIf(type -> !traffic.judges(type));
        return new Outcome(
                Ride.of(traffic), judged, verdict, delays(verdict, replay, catalog), unjudged(traffic, replay));
    }

    private static List<Delay> delays(Verdict verdict, CoreReplay replay, RuleCatalog catalog) {
        List<Delay> delays = new ArrayList<>();
        for (Verdict.Found found : verdict.found()) {
            AlertEvent alert = found.alert();
            long startMs = found.line().startedAtMs();
            if (startMs != Expected.ANY) {
                long holdMs =
                        Hold.of(catalog, alert.type()).lengthMs(replay.control.situationAt(alert.vehicleId(), startMs));
                delays.add(new Delay(
                        alert.type(), alert.raisedAtMs() - startMs - holdMs, replay.toldAtMs(alert) - startMs));
            }
        }
        return delays;
    }

    private static TreeMap<String, Integer> unjudged(Traffic traffic, CoreReplay replay) {
        TreeMap<String, Integer> counts = new TreeMap<>();
        Set<String> seen = new HashSet<>();
        for (AlertEvent event : replay.alerts) {
            if (seen.add(event.alertId()) && !traffic.judges(event.type())) {
                counts.merge(event.type(), 1, Integer::sum);
            }
        }
        return counts;
    }
}
