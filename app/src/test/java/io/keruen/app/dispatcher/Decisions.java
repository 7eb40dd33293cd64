package io.keruen.app.dispatcher;

import io.keruen.core.gate.Answer;
import io.keruen.core.gate.ClearanceDecision;
import io.keruen.core.gate.ClearanceDecision.Decision;
import io.keruen.core.gate.GateCondition;
import io.keruen.core.gate.GateLimits;
import java.util.Collections;
import java.util.List;

/** Decisions of the interlock for tests. */
final class Decisions {
    /** When the lane read the vehicle that a grant is for. */
    static final long READ_MS = 1_000;

    private Decisions() {}

    static ClearanceDecision granted(String gateId, String vehicleId, long atMs) {
        return decision(gateId, vehicleId, atMs, Decision.GRANTED);
    }

    static ClearanceDecision decision(String gateId, String vehicleId, long atMs, Decision decision) {
        boolean isGrant = decision == Decision.GRANTED;
        return new ClearanceDecision(
                gateId,
                vehicleId,
                "escort-1",
                atMs,
                decision,
                isGrant ? atMs + GateLimits.LEASE_MS : 0,
                isGrant ? READ_MS : 0,
                Collections.nCopies(GateCondition.values().length, isGrant ? Answer.TRUE : Answer.FALSE),
                isGrant ? List.of() : List.of("a test wants it so"));
    }
}
