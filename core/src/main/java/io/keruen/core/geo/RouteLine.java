package io.keruen.core.geo;

import java.util.Arrays;

/**
 * A route: vertices, the chainage of each, and how wide it is to either side. Immutable.
 *
 * <p>Chainage is the sum of geodesic vertex distances. Segment {@code i} joins the vertices {@code i} and
 * {@code i + 1}; a vertex equal to its predecessor is left out. A route whose ends meet within 1 m is closed.
 */
public final class RouteLine {
    private static final double CLOSED_M = 1;
    private static final double SIGMAS = 2;
    private static final double LOST_M = 100;
    /** Between the width and where a match is lost a vehicle that leaves has to be seen. */
    private static final double SEEN_LEAVING_M = 50;

    /** Latitude and longitude of each vertex, one after the other: those of the edges, nearer at hand. */
    private final double[] points;

    private final Edges edges;
    private final double[] chainagesM;
    private final double[] coursesDeg;
    private final Straightness straightness;
    private final double halfWidthM;
    private final double lostM;
    private final boolean closed;

    /**
     * A route through these vertices, in the direction of travel.
     *
     * @throws IllegalArgumentException with the reason, when this is no route
     */
    public RouteLine(double[] latsDeg, double[] lonsDeg, double halfWidthM) {
        this(latsDeg, lonsDeg, halfWidthM, true);
    }

    /** With or without looking where the route goes straight on, which changes no match. */
    RouteLine(double[] latsDeg, double[] lonsDeg, double halfWidthM, boolean looksAhead) {
        if (!(halfWidthM > 0 && halfWidthM < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("halfWidthM must be above 0, is " + halfWidthM);
        }
        points = distinct(latsDeg, lonsDeg);
        int segments = points.length / 2 - 1;
        this.edges = Edges.of(points);
        if (edges.maxLonDeg() - edges.minLonDeg() > 180) {
            throw new IllegalArgumentException("a route may not cross the antimeridian");
        }
        this.halfWidthM = halfWidthM;
        lostM = Math.max(LOST_M, halfWidthM + SEEN_LEAVING_M);
        this.chainagesM = new double[segments + 1];
        this.coursesDeg = new double[segments];
        for (int i = 0; i < segments; i++) {
            double lat1 = edges.latDeg(i, 0);
            double lon1 = edges.lonDeg(i, 0);
            double lat2 = edges.latDeg(i, 1);
            double lon2 = edges.lonDeg(i, 1);
            chainagesM[i + 1] = chainagesM[i] + Distance.geodesicM(lat1, lon1, lat2, lon2);
            double middleDeg = 0.5 * (lat1 + lat2);
            double northM = (lat2 - lat1) * LocalMetric.mPerLatDegAt(middleDeg);
            double eastM = (lon2 - lon1) * LocalMetric.mPerLonDegAt(middleDeg);
            double courseDeg = Math.toDegrees(Math.atan2(eastM, northM));
            coursesDeg[i] = courseDeg < 0 ? courseDeg + 360 : courseDeg;
        }
        double openM = Distance.geodesicM(
                edges.latDeg(0, 0), edges.lonDeg(0, 0), edges.latDeg(segments - 1, 1), edges.lonDeg(segments - 1, 1));
        this.closed = segments > 2 && openM <= CLOSED_M;
        this.straightness =
                looksAhead ? Straightness.of(chainagesM, coursesDeg, edges, closed) : Straightness.unknown(chainagesM);
    }

    private static double[] distinct(double[] latsDeg, double[] lonsDeg) {
        if (latsDeg.length != lonsDeg.length) {
            throw new IllegalArgumentException(latsDeg.length + " latitudes but " + lonsDeg.length + " longitudes");
        }
        double[] line = new double[2 * latsDeg.length];
        int used = 0;
        for (int i = 0; i < latsDeg.length; i++) {
            if (!(Math.abs(latsDeg[i]) <= 90 && Math.abs(lonsDeg[i]) <= 180)) {
                throw new IllegalArgumentException("vertex " + i + " out of range: " + latsDeg[i] + ", " + lonsDeg[i]);
            }
            if (used == 0 || line[used - 2] != latsDeg[i] || line[used - 1] != lonsDeg[i]) {
                line[used++] = latsDeg[i];
                line[used++] = lonsDeg[i];
            }
        }
        if (used < 4) {
            throw new IllegalArgumentException("a route needs two distinct vertices");
        }
        return Arrays.copyOf(line, used);
    }

    /** Metres from the first vertex to the last. */
    public double lengthM() {
        return chainagesM[chainagesM.length - 1];
    }

    /** How far to either side the route reaches. */
    public double halfWidthM() {
        return halfWidthM;
    }

    /** Beyond this distance of it a vehicle is on the route no more: 100 m, or 50 m outside of the width. */
    public double lostM() {
        return lostM;
    }

    /** Whether a place so far off the line is beyond the width, however its noise of this sigma may have moved it. */
    public boolean isBeside(double crossTrackM, double sigmaM) {
        return surelyOffM(crossTrackM, sigmaM) > halfWidthM;
    }

    /** How far off the line a place is at least, however its noise of this sigma may have moved it, m. */
    public static double surelyOffM(double crossTrackM, double sigmaM) {
        return Math.abs(crossTrackM) - SIGMAS * sigmaM;
    }

    /** Whether the ends meet, so that chainage keeps growing over laps. */
    public boolean isClosed() {
        return closed;
    }

    /** Number of segments. */
    public int segments() {
        return coursesDeg.length;
    }

    /** Metres from the first vertex to vertex {@code 0..segments()}. */
    public double chainageAtM(int vertex) {
        return chainagesM[vertex];
    }

    /** Course of a segment. */
    public double courseDegAt(int segment) {
        return coursesDeg[segment];
    }

    /** Latitude of vertex {@code 0..segments()}. */
    public double latDegAt(int vertex) {
        return vertex < segments() ? edges.latDeg(vertex, 0) : edges.latDeg(vertex - 1, 1);
    }

    /** Longitude of vertex {@code 0..segments()}. */
    public double lonDegAt(int vertex) {
        return vertex < segments() ? edges.lonDeg(vertex, 0) : edges.lonDeg(vertex - 1, 1);
    }

    /** Projects a place on the nearest of the segments {@code first..last}. */
    public void project(int first, int last, double latDeg, double lonDeg, Projection out) {
        double mPerLat = LocalMetric.mPerLatDegAt(latDeg);
        double mPerLon = LocalMetric.mPerLonDegAt(latDeg);
        int nearest = first;
        double best = Double.POSITIVE_INFINITY;
        for (int segment = first; segment <= last; segment++) {
            double square = edges.squareM(segment, latDeg, lonDeg, mPerLat, mPerLon);
            if (square < best) {
                best = square;
                nearest = segment;
            }
        }
        projectOn(nearest, latDeg, lonDeg, mPerLat, mPerLon, out);
    }

    /** The segment that holds this chainage (clamped to the route), looked for at {@code hint} first. */
    public int segmentAt(double chainageM, int hint) {
        if (hint >= 0
                && hint < coursesDeg.length
                && chainagesM[hint] <= chainageM
                && chainageM < chainagesM[hint + 1]) {
            return hint;
        }
        int found = Arrays.binarySearch(chainagesM, chainageM);
        int segment = found >= 0 ? found : -found - 2;
        return Math.max(0, Math.min(coursesDeg.length - 1, segment));
    }

    /** Projects a place on one segment, with the metric at the place. */
    void projectOn(int segment, double latDeg, double lonDeg, double mPerLat, double mPerLon, Projection out) {
        int at = 2 * segment;
        double north1 = (points[at] - latDeg) * mPerLat;
        double east1 = (points[at + 1] - lonDeg) * mPerLon;
        double north2 = (points[at + 2] - latDeg) * mPerLat;
        double east2 = (points[at + 3] - lonDeg) * mPerLon;
        double north = north2 - north1;
        double east = east2 - east1;
        double lengthM2 = east * east + north * north;
        double alongM2 = -(east1 * east + north1 * north);
        double along = lengthM2 > 0 ? alongM2 / lengthM2 : 0;
        double clamped = along < 0 ? 0 : Math.min(along, 1);
        double offEast = east1 + clamped * east;
        double offNorth = north1 + clamped * north;
        double fromM = chainagesM[segment];
        out.segment = segment;
        out.squareM = Segment.originSquare(east1, north1, east2, north2);
        out.alongM2 = alongM2;
        out.lengthM2 = lengthM2;
        out.chainageM = fromM + clamped * (chainagesM[segment + 1] - fromM);
        out.distanceM = Math.sqrt(offEast * offEast + offNorth * offNorth);
        out.crossTrackM = Math.copySign(out.distanceM, north1 * east - east1 * north);
        out.courseDeg = coursesDeg[segment];
        out.beyondEnds = !closed && (along < 0 && segment == 0 || along > 1 && segment == coursesDeg.length - 1);
    }

    Straightness straightness() {
        return straightness;
    }

    Edges edges() {
        return edges;
    }
}
