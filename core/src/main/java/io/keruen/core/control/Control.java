package io.keruen.core.control;

import io.keruen.core.zone.Zone;
import java.util.List;

/** Answers what is in force for a vehicle. Immutable; safe to share. */
public interface Control {
    /**
     * The situation of a vehicle at an event time; never {@code null}. The same object is returned for all times that
     * it covers, so callers keep it while {@link Situation#covers} holds.
     */
    Situation situationAt(String vehicleId, long eventTimeMs);

    /** What is in force for an escort as a whole at an event time; {@link EscortTerm#NONE} if no plan is known. */
    default EscortTerm termAt(String escortId, long eventTimeMs) {
        return EscortTerm.NONE;
    }

    /** The zones that stand for a gate at an event time; empty if the gate is not known. */
    default List<Zone> gateZones(String gateId, long eventTimeMs) {
        return List.of();
    }
}
