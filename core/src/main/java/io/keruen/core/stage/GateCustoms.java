package io.keruen.core.stage;

import io.keruen.core.control.Control;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.gate.Approach.Release;
import io.keruen.core.gate.Approach.Seal;
import org.jspecify.annotations.Nullable;

/** What customs and the seals say about a vehicle that waits at a gate. Stateless. */
final class GateCustoms {
    private GateCustoms() {}

    /** What one side decided about its declaration, {@code null} if that is not known. */
    static @Nullable Release release(EscortState of, @Nullable PlannedVehicle planned, boolean isKz, long nowMs) {
        return null;
    }

    /** What its seal says, {@code null} if the plan names none. */
    static @Nullable Seal seal(
            EscortState of, @Nullable PlannedVehicle planned, GateWait wait, Control control, long nowMs) {
        return null;
    }
}
