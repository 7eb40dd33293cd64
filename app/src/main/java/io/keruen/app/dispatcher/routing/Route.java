package io.keruen.app.dispatcher.routing;

import io.keruen.connectors.outlet.Notice;
import io.keruen.core.alert.AlertEvent;
import io.keruen.core.alert.Severity;
import java.util.List;
import java.util.Set;

/**
 * One line of the routing: what it is about, and who is told.
 *
 * @param types of alerts, transit events or decisions; empty = all
 * @param jurisdictions whose ground; empty = all, also where it is not known
 * @param to the destinations that are told
 * @param escalatesTo who is told, too, once nobody has acknowledged in time
 */
record Route(
        Set<Records> records,
        Set<String> types,
        Severity severityFrom,
        Set<String> jurisdictions,
        List<String> to,
        List<String> escalatesTo) {

    /** The outbox topics. */
    enum Records {
        ALERTS,
        TRANSITS,
        CLEARANCES
    }

    boolean isAbout(Notice notice) {
        if (notice instanceof Notice.OfAlert alert) {
            AlertEvent event = alert.event();
            return records.contains(Records.ALERTS)
                    && isType(event.type())
                    && event.severity().compareTo(severityFrom) >= 0
                    && (jurisdictions.isEmpty()
                            || (event.jurisdiction() != null && jurisdictions.contains(event.jurisdiction())));
        }
        if (notice instanceof Notice.OfTransit transit) {
            return records.contains(Records.TRANSITS)
                    && isType(transit.event().event().name());
        }
        return notice instanceof Notice.OfClearance clearance
                && records.contains(Records.CLEARANCES)
                && isType(clearance.decision().decision().name());
    }

    private boolean isType(String type) {
        return types.isEmpty() || types.contains(type);
    }

    /** Whether every alert takes this way. */
    boolean takesEveryAlert() {
        return records.contains(Records.ALERTS)
                && types.isEmpty()
                && severityFrom == Severity.LOW
                && jurisdictions.isEmpty();
    }
}
