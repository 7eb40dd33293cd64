package io.keruen.core.stage.fleet;

import io.keruen.core.stage.flow.Sighting;
import io.keruen.core.stage.flow.StampedFinding;

/** Where the fleet stage speaks to. Called in the order of deciding. */
@FunctionalInterface
public interface FleetOutput {
    /** A vehicle is silent, or everybody is, or no longer. */
    void finding(StampedFinding finding);

    /**
     * The vehicles of an escort are silent with everybody else, or that is over: an outage's beginning or end, in the
     * escort's name. It is no alert of the escort's. Who has no use for it does nothing.
     */
    default void outage(StampedFinding finding) {}

    /** A vehicle that is not of this escort is near it; who has no use for it does nothing. */
    default void outsider(String escortId, Sighting sighting) {}
}
