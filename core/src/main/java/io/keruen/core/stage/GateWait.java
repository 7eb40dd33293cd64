package io.keruen.core.stage;

import io.keruen.core.gate.Reply;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A vehicle of an escort that waits at a gate. Mutable. */
final class GateWait {
    final String gateId;

    /** When the line reached us by which it arrived. */
    final long arrivedMs;

    /** Whom the lane read, {@code null} if it could not. */
    final @Nullable String laneVehicleId;

    /** The seal that the lane read, {@code null} if it could not. */
    final @Nullable String laneSealId;

    /** When it was last seen at the gate, or arrived. */
    long seenMs;

    /** What was told last, and when. */
    List<Reply> told = List.of();

    long toldMs = EscortMember.NEVER_MS;

    GateWait(String gateId, long arrivedMs, @Nullable String laneVehicleId, @Nullable String laneSealId) {
        this.gateId = gateId;
        this.arrivedMs = arrivedMs;
        this.laneVehicleId = laneVehicleId;
        this.laneSealId = laneSealId;
        seenMs = arrivedMs;
    }
}
