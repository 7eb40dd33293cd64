package io.keruen.app;

import io.keruen.core.alert.AlertEvent;
import io.keruen.core.gate.ClearanceDecision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Leases of vehicles of which an alert that blocks gates is open, whatever the rules for gates are. */
final class BlockedGrants {
    /** What was just told may reach a gate a little later, and what is over a little sooner. */
    private static final long REACTION_MS = 200;

    private BlockedGrants() {}

    /** A time in which a gate is blocked for a vehicle. */
    private record Span(String vehicleId, long fromMs, long toMs) {
        boolean forbids(ClearanceDecision decision) {
            return decision.isGrant()
                    && vehicleId.equals(decision.vehicleId())
                    && decision.decidedAtMs() > fromMs + REACTION_MS
                    && decision.decidedAtMs() < toMs - REACTION_MS;
        }
    }

    static List<ClearanceDecision> in(Said said) {
        List<Span> spans = spans(said);
        return said.clearances().stream()
                .filter(decision -> spans.stream().anyMatch(span -> span.forbids(decision)))
                .toList();
    }

    private static List<Span> spans(Said said) {
        Map<String, Long> fromMs = new HashMap<>();
        Map<String, AlertEvent> open = new HashMap<>();
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < said.alerts().size(); i++) {
            AlertEvent event = said.alerts().get(i);
            long atMs = said.saidAtMs().get(i);
            if (event.blocksGate() && event.clearedAtMs() == 0) {
                fromMs.putIfAbsent(event.alertId(), atMs);
                open.put(event.alertId(), event);
            }
            if (event.event() == AlertEvent.Event.CLEARED && open.remove(event.alertId()) != null) {
                spans.add(new Span(event.vehicleId(), Objects.requireNonNull(fromMs.remove(event.alertId())), atMs));
            }
        }
        open.values()
                .forEach(event -> spans.add(new Span(
                        event.vehicleId(), Objects.requireNonNull(fromMs.get(event.alertId())), Long.MAX_VALUE)));
        return spans;
    }
}
