package io.keruen.core.geo;

/** Where a place falls on a route; a reusable answer, overwritten by each call. Not thread-safe. */
public final class Projection {
    /** Number of the nearest segment. */
    public int segment;
    /** Metres along the route, 0..length; the laps of a closed route are not in it. */
    public double chainageM;
    /** Metres off the route, positive to the right of the direction of travel. */
    public double crossTrackM;
    /** Metres to the nearest point of the route: the size of the cross-track. */
    public double distanceM;
    /** Course of the segment. */
    public double courseDeg;
    /** Whether the place lies before the first vertex or behind the last of an open route. */
    public boolean beyondEnds;
}
