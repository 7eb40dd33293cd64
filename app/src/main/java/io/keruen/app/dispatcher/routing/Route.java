package io.keruen.app.dispatcher.routing;

import io.keruen.connectors.outlet.Notice;
import io.keruen.core.alert.AlertEvent;
import io.keruen.core.alert.AlertType;
import io.keruen.core.alert.Severity;
import io.keruen.core.gate.ClearanceDecision;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.transit.TransitEvent;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        ALERTS(RuleCatalog.standard().all().stream()
                .flatMap(rule -> rule.alertTypes().stream())
                .map(AlertType::name)),
        TRANSITS(Stream.of(TransitEvent.Event.values()).map(Enum::name)),
        CLEARANCES(Stream.of(ClearanceDecision.Decision.values()).map(Enum::name));

        private final Set<String> types;

        Records(Stream<String> types) {
            this.types = types.collect(Collectors.toUnmodifiableSet());
        }

        /** What its records may be. */
        Set<String> types() {
            return types;
        }
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
