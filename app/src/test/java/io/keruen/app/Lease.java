package io.keruen.app;

import io.keruen.core.gate.ClearanceDecision;
import java.util.ArrayList;
import java.util.List;

/**
 * A lease that was given.
 *
 * @param endMs when it was over, used or replaced by the gate's next word about the vehicle
 */
record Lease(ClearanceDecision grant, long endMs) {
    /** All that were given. */
    static List<Lease> of(List<ClearanceDecision> decisions) {
        List<Lease> leases = new ArrayList<>();
        for (int i = 0; i < decisions.size(); i++) {
            ClearanceDecision grant = decisions.get(i);
            if (!grant.isGrant()) {
                continue;
            }
            long endMs = grant.expiresAtMs();
            for (ClearanceDecision later : decisions.subList(i + 1, decisions.size())) {
                boolean replaces = later.gateId().equals(grant.gateId())
                        && grant.vehicleId().equals(later.vehicleId());
                endMs = replaces ? Math.min(endMs, later.decidedAtMs()) : endMs;
            }
            leases.add(new Lease(grant, endMs));
        }
        return leases;
    }

    /** Whether some of it lies after one moment and before another. */
    boolean meets(long fromMs, long toMs) {
        return Math.max(grant.decidedAtMs(), fromMs) < Math.min(endMs, toMs);
    }
}
