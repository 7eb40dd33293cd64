package io.keruen.app.up;

import io.keruen.connectors.outlet.AlertEnd;
import io.keruen.core.alert.AlertEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The alert events of a run, repeats dropped, and which alerts are open. Thread-safe. */
final class AlertLog {
    private final List<AlertEvent> events = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private final Set<String> openIds = new HashSet<>();

    /** Takes an event; whether it is new. */
    synchronized boolean add(AlertEvent event) {
        if (!seen.add(event.alertId() + "/" + event.revision())) {
            return false;
        }
        events.add(event);
        if (AlertEnd.isOver(event)) {
            openIds.remove(event.alertId());
        } else {
            openIds.add(event.alertId());
        }
        return true;
    }

    /** How many alerts are open. */
    synchronized int openCount() {
        return openIds.size();
    }

    /** Everything so far, in the order in which it came. */
    synchronized List<AlertEvent> events() {
        return List.copyOf(events);
    }
}
