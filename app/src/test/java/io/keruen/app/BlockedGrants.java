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

    /** A time in which a gate is blocked by an alert. */
    private record Span(AlertEvent alert, long fromMs, long toMs) {
        boolean forbids(Lease lease) {
            return isAbout(lease.grant()) && lease.meets(fromMs + REACTION_MS, toMs - REACTION_MS);
        }

        /** About the vehicle, a pair that it is in, or its convoy. */
        private boolean isAbout(ClearanceDecision grant) {
            String vehicleId = Objects.requireNonNull(grant.vehicleId());
            boolean isOfConvoy = alert.vehicleId().isEmpty() && grant.escortId() != null;
            return isOfConvoy && Objects.equals(grant.escortId(), alert.escortId())
                    || vehicleId.equals(alert.vehicleId())
                    || vehicleId.equals(alert.otherVehicleId());
        }
    }

    static List<ClearanceDecision> in(Said said) {
        List<Span> spans = spans(said);
        return Lease.of(said.clearances()).stream()
                .filter(lease -> spans.stream().anyMatch(span -> span.forbids(lease)))
                .map(Lease::grant)
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
                spans.add(new Span(event, Objects.requireNonNull(fromMs.remove(event.alertId())), atMs));
            }
        }
        open.values()
                .forEach(event -> spans.add(
                        new Span(event, Objects.requireNonNull(fromMs.get(event.alertId())), Long.MAX_VALUE)));
        return spans;
    }
}
