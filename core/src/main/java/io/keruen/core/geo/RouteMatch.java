package io.keruen.core.geo;

/**
 * What {@link RouteMatcher} remembers of one vehicle on one route, and its last answer. Fields only; not thread-safe.
 *
 * <p>Only the first five fields carry over from sample to sample; a host that stores state stores those.
 */
public final class RouteMatch {
    /** Remembered: whether the vehicle was on the route at its last sample. */
    public boolean tracking;
    /** Remembered: whether the vehicle was ever on the route, so that {@link #lastChainageM} knows its lap. */
    public boolean everMatched;
    /** Remembered: chainage of the last match, laps included; also after the match was lost. */
    public double lastChainageM;
    /** Remembered: event time of the last match. */
    public long lastMatchMs;
    /** Remembered: speed at the last match, NaN when unknown. */
    public double lastSpeedMps = Double.NaN;

    /** Answer: whether the sample lies within {@link RouteLine#lostM} of the route. */
    public boolean matched;
    /** Answer: whether this match follows a loss, so that jumps of chainage mean nothing. */
    public boolean firstMatch;
    /** Answer: whether the place falls off the first or the last vertex of an open route. */
    public boolean beyondEnds;
    /** Answer: chainage, laps of a closed route included. */
    public double chainageM;
    /** Answer: metres off the route, positive to the right of the direction of travel. */
    public double crossTrackM;
    /** Answer: number of the segment. */
    public int segment;
    /** Answer: course of the route there. */
    public double courseDeg;
    /** Answer: full laps of a closed route behind the vehicle, negative when it went backwards past the start. */
    public int laps;

    // The matcher's own work, meaningless between calls.
    final Projection projection = new Projection();
    double latDeg;
    double lonDeg;
    double mPerLatDeg;
    double mPerLonDeg;
    double gateDeg;
    double penaltyM;
    double windowM;
    double bestM;
    double bestSquareM;
    int best;

    /** Forgets the vehicle's past: the next match is a first match of lap 0. */
    public void reset() {
        tracking = false;
        everMatched = false;
        lastChainageM = 0;
        lastMatchMs = 0;
        lastSpeedMps = Double.NaN;
        matched = false;
        firstMatch = false;
    }
}
