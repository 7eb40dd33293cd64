package io.keruen.console;

import io.keruen.connectors.outlet.AlertEnd;
import io.keruen.core.alert.AlertEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Alerts with their latest event: all that are open, and the latest of those that are not. Not thread-safe. */
final class AlertShelf {
    /** Cleared alerts kept at most. */
    static final int CLEARED = 1_000;

    /**
     * An alert as it stands.
     *
     * @param deed what an officer did last, null if nobody did anything that still stands
     * @param escalatedAtRevision with which revision it was escalated last, 0 if it never was
     */
    record Held(AlertEvent alert, @Nullable AlertEvent deed, int escalatedAtRevision, long change) {}

    private final Map<String, Held> open = new LinkedHashMap<>();
    private final Map<String, Held> cleared = new LinkedHashMap<>();

    /** Whether somebody still has to look at it: its cause lasts, or it is latched. */
    static boolean isOpen(AlertEvent alert) {
        return !AlertEnd.isOver(alert);
    }

    /** Takes an event; false when it, or a later one of the same alert, is here already. */
    boolean put(AlertEvent alert, long change) {
        Held held = open.getOrDefault(alert.alertId(), cleared.get(alert.alertId()));
        if (held != null && held.alert.revision() >= alert.revision()) {
            return false;
        }
        open.remove(alert.alertId());
        cleared.remove(alert.alertId());
        (isOpen(alert) ? open : cleared)
                .put(alert.alertId(), new Held(alert, deed(held, alert), escalatedAtRevision(held, alert), change));
        if (cleared.size() > CLEARED) {
            Iterator<String> eldest = cleared.keySet().iterator();
            eldest.next();
            eldest.remove();
        }
        return true;
    }

    /** An event names the officer who made it, and the next one nobody: a deed stands while the alert stays as it left it. */
    private static @Nullable AlertEvent deed(@Nullable Held before, AlertEvent now) {
        if (now.officer() != null) {
            return now;
        }
        AlertEvent deed = before == null ? null : before.deed;
        return deed != null && deed.state() == now.state() ? deed : null;
    }

    /** Another event may follow it at once, and clients hear of the newest only. */
    private static int escalatedAtRevision(@Nullable Held before, AlertEvent now) {
        if (now.event() == AlertEvent.Event.ESCALATED) {
            return now.revision();
        }
        return before == null ? 0 : before.escalatedAtRevision;
    }

    /** The vehicles that an open alert is about. */
    Set<String> openVehicles() {
        Set<String> ids = new HashSet<>();
        for (Held held : open.values()) {
            ids.add(held.alert.vehicleId());
            ids.add(String.valueOf(held.alert.otherVehicleId()));
        }
        return ids;
    }

    int openCount() {
        return open.size();
    }

    /** The alerts that changed after a change, cleared ones first, each kind in order of its last change. */
    List<Held> since(long change) {
        List<Held> alerts = new ArrayList<>();
        for (Map<String, Held> kind : List.of(cleared, open)) {
            for (Held held : kind.values()) {
                if (held.change > change) {
                    alerts.add(held);
                }
            }
        }
        return alerts;
    }
}
