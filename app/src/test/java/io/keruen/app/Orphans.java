package io.keruen.app;

import io.keruen.core.alert.AlertEvent;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Alerts that people were to be told of when the one ended that they were a part of, and were not, or too late. An outage
 * of everything, which is of no escort, holds back what it took in until lostMs after its end.
 */
final class Orphans {
    /** So soon after its cause is over it must be known what an alert is now. */
    private static final long SOON_MS = 1_000;

    private final Map<String, Long> overAtMs = new HashMap<>();
    private final Map<String, AlertEvent> open = new LinkedHashMap<>();
    private final Map<String, AlertEvent> orphans = new LinkedHashMap<>();

    private Orphans() {}

    /** An event of each that still names an alert as its cause that was over before, or too long before, or at the end. */
    static List<AlertEvent> in(Said said) {
        Orphans found = new Orphans();
        for (int i = 0; i < said.alerts().size(); i++) {
            found.hear(said.alerts().get(i), said.saidAtMs().get(i));
        }
        found.open.values().stream().filter(found::isPartOfWhatIsOver).forEach(found::add);
        return List.copyOf(found.orphans.values());
    }

    private void hear(AlertEvent event, long atMs) {
        if (isPartOfWhatIsOver(event)) {
            add(event);
        }
        AlertEvent before = open.put(event.alertId(), event);
        if (before != null && isPartOfWhatIsOver(before) && atMs - overAtMs.get(before.parentAlertId()) > SOON_MS) {
            add(before);
        }
        if (event.event() == AlertEvent.Event.CLEARED) {
            open.remove(event.alertId());
            if (event.escortId() != null) {
                overAtMs.put(event.alertId(), atMs);
            }
        }
    }

    private boolean isPartOfWhatIsOver(AlertEvent event) {
        return event.parentAlertId() != null && overAtMs.containsKey(event.parentAlertId());
    }

    private void add(AlertEvent event) {
        orphans.put(event.alertId(), event);
    }
}
