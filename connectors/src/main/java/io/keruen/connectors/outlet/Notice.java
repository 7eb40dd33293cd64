package io.keruen.connectors.outlet;

import io.keruen.core.alert.AlertEvent;
import io.keruen.core.gate.ClearanceDecision;
import io.keruen.core.transit.TransitEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What somebody outside shall learn. */
public sealed interface Notice {
    /** Its identity: a retry, a replay or a restart repeats it, two different notices never share it. */
    String key();

    /**
     * Whether nobody needs it any more who is about to get a later one. An open gate that a newer decision waits for is
     * none to be opened, but what closes a gate is carried out: the newer one may find nothing more to close. A measured
     * value is old when the next one is there. Everything else is told.
     */
    boolean isOutrunBy(Notice later);

    /** An event of an alert. */
    record OfAlert(AlertEvent event) implements Notice {
        @Override
        public String key() {
            return event.alertId() + "-" + event.revision();
        }

        @Override
        public boolean isOutrunBy(Notice later) {
            return later instanceof OfAlert alert && event.isOutrunBy(alert.event());
        }
    }

    /** A transit event. */
    record OfTransit(TransitEvent event) implements Notice {
        @Override
        public String key() {
            List<String> parts = new ArrayList<>(List.of(
                    event.escortId() == null ? "-" : event.escortId(),
                    event.vehicleId().isEmpty() ? "-" : event.vehicleId(),
                    event.zoneId() == null ? "-" : event.zoneId(),
                    event.event().name(),
                    Long.toString(event.eventTimeMs())));
            Stream.of(event.sealId(), event.declarationId(), event.reason())
                    .filter(Objects::nonNull)
                    .forEach(parts::add);
            return String.join("/", parts);
        }

        @Override
        public boolean isOutrunBy(Notice later) {
            return false;
        }
    }

    /** A decision of the interlock. */
    record OfClearance(ClearanceDecision decision) implements Notice {
        @Override
        public String key() {
            return decision.id();
        }

        @Override
        public boolean isOutrunBy(Notice later) {
            return later instanceof OfClearance && decision.isGrant();
        }
    }
}
