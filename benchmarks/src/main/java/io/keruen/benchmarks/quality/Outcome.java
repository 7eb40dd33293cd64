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
 * @param judged what each rule said of each type
 * @param unjudged alerts of the other types, by type
 */
record Outcome(
        Ride ride,
        Set<String> judgedTypes,
        List<Judged> judged,
        List<Delay> delays,
        TreeMap<String, Integer> unjudged) {

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
     * @param raisedMs event time from when its cause began to its raising
     * @param beyondHoldMs the same less the hold of its rule
     * @param spokenMs from when its cause began to the ingest time at which the core spoke
     */
    record Delay(String type, String ruleId, long raisedMs, long beyondHoldMs, long spokenMs) {}

    /** Plays it through the rules. */
    static Outcome of(Traffic traffic, RuleCatalog catalog) {
        CoreReplay replay;
        try {
            replay = new CoreReplay(traffic.scenario(), FRAME_SAMPLES, catalog);
        } catch (InvalidFrameException e) {
            throw new IllegalStateException(traffic.command() + ": a frame of our own cannot be read", e);
        }
        List<Judged> judged = Judged.all(traffic, replay.alerts, catalog);
        Set<String> types = new TreeSet<>();
        catalog.all().forEach(rule -> rule.alertTypes().forEach(type -> types.add(type.name())));
        types.removeIf(type -> !traffic.judges(type));
        List<Delay> delays = new ArrayList<>();
        judged.forEach(one -> addDelays(one, traffic, replay, catalog, delays));
        return new Outcome(Ride.of(traffic), types, judged, delays, unjudged(traffic, replay));
    }

    /** Whether nothing was missed and nothing said in vain. */
    boolean isGood() {
        return judged.stream().allMatch(one -> one.verdict().isGood());
    }

    private static void addDelays(
            Judged judged, Traffic traffic, CoreReplay replay, RuleCatalog catalog, List<Delay> delays) {
        for (Verdict.Found found : judged.verdict().found()) {
            AlertEvent alert = found.alert();
            if (found.line().startedAtMs() != Expected.ANY) {
                long beganMs = traffic.beganAtMs(found.line());
                long holdMs = Hold.of(catalog, judged.ruleId(), judged.type())
                        .lengthMs(replay.control.situationAt(alert.vehicleId(), beganMs));
                delays.add(new Delay(
                        judged.type(),
                        judged.ruleId(),
                        alert.raisedAtMs() - beganMs,
                        alert.raisedAtMs() - beganMs - holdMs,
                        replay.toldAtMs(alert) - beganMs));
            }
        }
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
