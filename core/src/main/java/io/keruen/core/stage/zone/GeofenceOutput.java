package io.keruen.core.stage.zone;

import io.keruen.core.rule.FindingOutput;

/**
 * Where the zone tracker speaks to. {@code i} is the sample's index in the run, or for late data the index given with
 * it. Called only when something happens, in the order of judging.
 */
public interface GeofenceOutput extends FindingOutput {
    /** The vehicle entered, exited, crossed or was found inside a zone. */
    void transit(int i, ZoneTransit transit);

    /** The same, of which late data have told already: only who follows the main line hears of it. */
    default void saidBefore(int i, ZoneTransit transit) {}

    /** The zones that the vehicle is inside of, or whose ground it is on, are others from this sample on. */
    default void moved(int i) {}
}
