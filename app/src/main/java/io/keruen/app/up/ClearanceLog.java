package io.keruen.app.up;

import io.keruen.core.gate.ClearanceDecision;
import io.keruen.core.gate.ClearanceDecision.Decision;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What the gates decided in a run, repeats dropped and renewals of a lease not counted. Thread-safe. */
final class ClearanceLog {
    private final Set<String> seen = new HashSet<>();
    private final Map<String, Decision> lastByLane = new HashMap<>();
    private final Map<Decision, Integer> counts = new EnumMap<>(Decision.class);

    /** Takes a decision; whether it says something new, which the renewal of a lease does not. */
    synchronized boolean add(ClearanceDecision made) {
        if (!seen.add(made.id())) {
            return false;
        }
        Decision before = lastByLane.put(made.gateId() + '|' + made.vehicleId(), made.decision());
        if (made.isGrant() && before == Decision.GRANTED) {
            return false;
        }
        counts.merge(made.decision(), 1, Integer::sum);
        return true;
    }

    /** How many there were of each kind; empty if there were none. */
    synchronized String words() {
        if (counts.isEmpty()) {
            return "";
        }
        return String.format(
                Locale.ROOT,
                "clearances: %d granted, %d used, %d held, %d denied, %d revoked",
                count(Decision.GRANTED),
                count(Decision.EXPIRED),
                count(Decision.HELD),
                count(Decision.DENIED),
                count(Decision.REVOKED));
    }

    private int count(Decision decision) {
        return counts.getOrDefault(decision, 0);
    }
}
