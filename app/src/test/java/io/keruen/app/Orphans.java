package io.keruen.app;

import io.keruen.core.alert.AlertEvent;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Alerts that people were to be told of when the one ended that they were a part of, and were not. An outage of everything,
 * which is of no escort, holds back what it took in until lostMs after its end.
 */
final class Orphans {
    private Orphans() {}

    /** The last event of each that still names an alert as its cause that was over before, or at the end. */
    static List<AlertEvent> in(List<AlertEvent> events) {
        Set<String> over = new HashSet<>();
        Map<String, AlertEvent> open = new LinkedHashMap<>();
        Map<String, AlertEvent> orphans = new LinkedHashMap<>();
        for (AlertEvent event : events) {
            if (isPartOf(event, over)) {
                orphans.put(event.alertId(), event);
            }
            open.put(event.alertId(), event);
            if (event.event() == AlertEvent.Event.CLEARED) {
                open.remove(event.alertId());
                if (event.escortId() != null) {
                    over.add(event.alertId());
                }
            }
        }
        open.values().stream()
                .filter(event -> isPartOf(event, over))
                .forEach(event -> orphans.put(event.alertId(), event));
        return List.copyOf(orphans.values());
    }

    private static boolean isPartOf(AlertEvent event, Set<String> alertIds) {
        return event.parentAlertId() != null && alertIds.contains(event.parentAlertId());
    }
}
