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

    /** An event of an alert. */
    record OfAlert(AlertEvent event) implements Notice {
        @Override
        public String key() {
            return event.alertId() + "-" + event.revision();
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
    }

    /** A decision of the interlock. */
    record OfClearance(ClearanceDecision decision) implements Notice {
        @Override
        public String key() {
            return decision.id();
        }
    }
}
