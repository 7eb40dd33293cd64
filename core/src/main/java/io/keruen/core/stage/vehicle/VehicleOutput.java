package io.keruen.core.stage.vehicle;

import io.keruen.core.stage.flow.Presence;
import io.keruen.core.stage.flow.Sighting;
import io.keruen.core.stage.flow.StampedFinding;
import io.keruen.core.stage.flow.StampedTransit;
import io.keruen.core.stage.flow.TrackFrame;
import io.keruen.core.stage.flow.VehicleStatus;
import io.keruen.core.transit.TransitEvent;

/** Where the vehicle stage speaks to. Called in the order of judging. */
public interface VehicleOutput {
    /** The thin track of the samples just judged; the object is reused, copy it to keep it. */
    void track(TrackFrame track);

    /** A rule found something. */
    void finding(StampedFinding finding);

    /** Something expected happened. */
    void transit(TransitEvent event);

    /** A vehicle of an escort and a yard, gate or queue: also a transit event; who has no use for it does nothing. */
    default void passage(StampedTransit passage) {}

    /** Where a vehicle is of which other convoys must know; the object is reused, copy it to keep it. */
    default void sighted(Sighting sighting) {}

    /** How it stands with the vehicle; the object is reused, copy it to keep it. Who has no use for it does nothing. */
    default void status(VehicleStatus status) {}

    /** The vehicle fell silent, spoke again or is not watched any more. */
    void presence(Presence presence);
}
