package io.keruen.core.stage.escort;

import io.keruen.core.control.EscortTerm;
import io.keruen.core.control.GateOrder;
import io.keruen.core.transit.TransitEvent;
import org.jspecify.annotations.Nullable;

/** Puts a step in the life of an escort into a transit event: about the whole convoy, so about no vehicle. */
final class LifeTold {
    private LifeTold() {}

    static TransitEvent event(String escortId, TransitEvent.Event event, long atMs, LifeFacts facts, EscortTerm term) {
        boolean unobserved = switch (event) {
            case DEPARTED -> facts.foremost.departedUnobserved;
            case ARRIVED -> facts.arrivedUnobserved;
            default -> false;
        };
        return new TransitEvent(event, escortId, "", zoneId(event, facts, term), atMs, null, false, unobserved);
    }

    private static @Nullable String zoneId(TransitEvent.Event event, LifeFacts facts, EscortTerm term) {
        GateOrder gates = term.gates();
        return switch (event) {
            case DEPARTED -> facts.foremost.departedZoneId;
            case ARRIVED -> term.destinationZoneId();
            case AT_EXIT_GATE, IN_BORDER_STRIP -> zoneOf(gates, gates.exitIndex());
            case AT_ENTRY_GATE -> zoneOf(gates, gates.entryIndex());
            default -> null;
        };
    }

    private static @Nullable String zoneOf(GateOrder gates, int index) {
        String zoneId = index < 0 ? "" : gates.zoneIds().get(index);
        return zoneId.isEmpty() ? null : zoneId;
    }
}
