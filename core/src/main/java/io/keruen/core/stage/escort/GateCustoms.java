package io.keruen.core.stage.escort;

import io.keruen.core.control.Control;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.customs.Authority;
import io.keruen.core.customs.SealReading;
import io.keruen.core.customs.SealStatus;
import io.keruen.core.customs.SideDecision;
import io.keruen.core.gate.Approach;
import io.keruen.core.gate.Approach.Release;
import io.keruen.core.gate.Approach.Seal;
import io.keruen.core.rule.customs.SealStateRule;
import org.jspecify.annotations.Nullable;

/** What customs and the seals say about a vehicle that waits at a gate. One per stage. */
final class GateCustoms {
    private final int sealRule;

    /** With the number of the rule about seals, -1 if there is none. */
    GateCustoms(int sealRule) {
        this.sealRule = sealRule;
    }

    /** What one side decided about its declaration, {@code null} if that is not known. */
    @Nullable
    Release release(EscortState of, @Nullable PlannedVehicle planned, Authority side, long nowMs) {
        String declarationId = planned == null ? null : planned.declarationId();
        SideDecision decision = of.customs.declarations.decisionAt(declarationId, side, nowMs);
        return decision == null
                ? null
                : new Release(decision.isRelease(), decision.status().name(), decision.version(), decision.endMs());
    }

    /** What its seal says, {@code null} if the plan names none. */
    @Nullable
    Seal seal(EscortState of, @Nullable PlannedVehicle planned, GateWait wait, Control control, long nowMs) {
        String sealId = planned == null ? null : planned.sealId();
        if (planned == null || sealId == null) {
            return null;
        }
        SealReading reading = of.customs.seals.reading(sealId);
        String vehicleId = planned.vehicleId();
        boolean isReadByLane = wait.laneSealId == null || wait.laneSealId.equals(sealId);
        boolean isOnVehicle = reading == null || reading.vehicleId().equals(vehicleId);
        boolean isDeclared = isReadByLane && isOnVehicle;
        long freshMs = freshMs(control, vehicleId, nowMs);
        return new Seal(
                isDeclared,
                reading != null && reading.status() == SealStatus.SEALED,
                reading == null ? "" : reading.status().name(),
                reading == null ? Approach.NOT_YET_MS : reading.knownMs(freshMs),
                freshMs);
    }

    /** Without the rule no seal is ever fresh. */
    private long freshMs(Control control, String vehicleId, long nowMs) {
        double[][] parameters = control.situationAt(vehicleId, nowMs).parameters();
        return sealRule < 0 || sealRule >= parameters.length ? -1 : SealStateRule.freshMs(parameters[sealRule]);
    }
}
