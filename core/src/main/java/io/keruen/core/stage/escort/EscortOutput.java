package io.keruen.core.stage.escort;

import io.keruen.core.action.ActionAnswer;
import io.keruen.core.alert.AlertEvent;
import io.keruen.core.gate.Objection;
import io.keruen.core.gate.Readiness;
import io.keruen.core.stage.flow.VehicleStatus;
import io.keruen.core.transit.TransitEvent;

/** Where the escort stage speaks to. Called in the order of deciding. */
public interface EscortOutput {
    /** A moment in the life of an alert. */
    void alert(AlertEvent event);

    /** The escort as a whole came a step further; who has no use for it does nothing. */
    default void transit(TransitEvent event) {}

    /** How it stands with a vehicle; who has no use for it does nothing. */
    default void vehicle(VehicleStatus status) {}

    /** How it stands with the convoy; who has no use for it does nothing. */
    default void convoy(ConvoyStatus status) {}

    /** How a vehicle stands that waits at a gate; who has no gates does nothing. */
    default void readiness(Readiness told) {}

    /** What the escort has against a vehicle that is another's by now; who has no gates does nothing. */
    default void objection(Objection told) {}

    /** What became of an officer's action that is about an alert of this escort. */
    default void answered(ActionAnswer answer) {}
}
