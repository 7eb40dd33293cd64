package io.keruen.core.control;

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

    /**
     * Metres from a place to the zone of a gate at an event time, 0 or less inside; NaN if either is unknown.
     */
    default double gateDistanceM(String gateId, long eventTimeMs, double latDeg, double lonDeg) {
        return Double.NaN;
    }

    /** Whether a zone of the gate is in force at an event time. */
    default boolean isGateKnown(String gateId, long eventTimeMs) {
        return false;
    }
}
