package io.keruen.app;

import io.keruen.core.alert.AlertEvent;
import io.keruen.core.gate.ClearanceDecision;
import io.keruen.core.transit.TransitEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What the core said of a crossing.
 *
 * @param saidAtMs at which moment of ingest time each event was said, in the order of the events
 */
record Said(
        List<AlertEvent> alerts, List<Long> saidAtMs, List<ClearanceDecision> clearances, List<TransitEvent> transits) {
    /** Alerts that were told of when they say so, and who passed what, and nothing else. */
    static Said of(List<AlertEvent> alerts, List<TransitEvent> transits) {
        return new Said(alerts, alerts.stream().map(AlertEvent::updatedAtMs).toList(), List.of(), transits);
    }

    /**
     * At which moment people were first told of each alert, by its id; none of one that was held off or a part of another all
     * the time.
     */
    Map<String, Long> toldAtMs() {
        Map<String, Long> toldAtMs = new HashMap<>();
        for (int i = 0; i < alerts.size(); i++) {
            if (alerts.get(i).isForPeople()) {
                toldAtMs.putIfAbsent(alerts.get(i).alertId(), saidAtMs.get(i));
            }
        }
        return toldAtMs;
    }

    /** The same, but that these events were said so much later. */
    Said later(Predicate<AlertEvent> which, long ms) {
        List<Long> laterMs = new ArrayList<>();
        for (int i = 0; i < alerts.size(); i++) {
            laterMs.add(saidAtMs.get(i) + (which.test(alerts.get(i)) ? ms : 0));
        }
        return new Said(alerts, laterMs, clearances, transits);
    }

    /** The same without the other events. */
    Said only(Predicate<AlertEvent> which) {
        List<AlertEvent> kept = new ArrayList<>();
        List<Long> keptAtMs = new ArrayList<>();
        for (int i = 0; i < alerts.size(); i++) {
            if (which.test(alerts.get(i))) {
                kept.add(alerts.get(i));
                keptAtMs.add(saidAtMs.get(i));
            }
        }
        return new Said(kept, keptAtMs, clearances, transits);
    }

    /** The same with other decisions of gates. */
    Said with(List<ClearanceDecision> others) {
        return new Said(alerts, saidAtMs, others, transits);
    }
}
