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

    /** Square of the metres to the nearest point, as {@link Edges#squareM} has it to the last bit: legs may coincide. */
    double squareM;

    /** How far along the segment from its first end the place lies, times the segment's length, m2; negative before it. */
    double alongM2;

    /** Square of the segment's length in the metric at the place, m2. */
    double lengthM2;

    /**
     * Whether an end of the segment (0 its first, 1 its second) lies, along the segment and away from its middle, further from
     * the place than the root of this square. No root or quotient is needed to see that.
     */
    boolean isEndBeyond(int end, double squareM) {
        double toEndM2 = end == 0 ? alongM2 : lengthM2 - alongM2;
        return toEndM2 > 0 && toEndM2 * toEndM2 > squareM * lengthM2;
    }
}
