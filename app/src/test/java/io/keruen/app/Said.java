package io.keruen.app;

import io.keruen.core.alert.AlertEvent;
import io.keruen.core.gate.ClearanceDecision;
import io.keruen.core.transit.TransitEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the core said of a crossing.
 *
 * @param toldAtMs at which moment of ingest time people were first told of each alert, by its id; none of one that was held
 *     off or a part of another all the time
 * @param saidAtMs at which moment of ingest time each event was said, in the order of the events
 */
record Said(
        List<AlertEvent> alerts,
        Map<String, Long> toldAtMs,
        List<Long> saidAtMs,
        List<ClearanceDecision> clearances,
        List<TransitEvent> transits) {
    /** Alerts that were told of when they were raised, and who passed what, and nothing else. */
    static Said of(List<AlertEvent> alerts, List<TransitEvent> transits) {
        Map<String, Long> toldAtMs = new HashMap<>();
        alerts.stream().filter(Said::tells).forEach(event -> toldAtMs.putIfAbsent(event.alertId(), event.raisedAtMs()));
        List<Long> saidAtMs = alerts.stream().map(AlertEvent::updatedAtMs).toList();
        return new Said(alerts, toldAtMs, saidAtMs, List.of(), transits);
    }

    /** Whether people are told of it. */
    static boolean tells(AlertEvent event) {
        return event.parentAlertId() == null && !event.suppressed();
    }
}
