package io.keruen.core.zone;

/**
 * A checked zone: answers on which side of its boundary a place lies and where a path meets it.
 *
 * <p>Signed distances are metres to the boundary, negative inside, positive outside; a line has no inside, its
 * distances are never negative. Distances of polygons, corridors and lines use the metric at the place (see
 * {@code LocalMetric} for the error), discs the one half way to the centre. Paths are straight in longitude and
 * latitude. Immutable; asking allocates nothing. Nothing is seen across the antimeridian.
 */
public sealed interface Zone permits PolygonZone, DiscZone, CorridorZone, LineZone {
    /** The specification the zone was made from. */
    ZoneSpec spec();

    /** The zone's name for machines. */
    default String id() {
        return spec().id();
    }

    /** A stable 64-bit hash of the id, see {@link ZoneKeys#key}: the same in every process and release. */
    long key();

    /** What the zone is for. */
    default ZoneKind kind() {
        return spec().kind();
    }

    /** The version of the zone. */
    default long version() {
        return spec().version();
    }

    /** Southern limit. */
    double minLatDeg();

    /** Western limit. */
    double minLonDeg();

    /** Northern limit. */
    double maxLatDeg();

    /** Eastern limit. */
    double maxLonDeg();

    /** Whether the place is inside; a place exactly on the boundary belongs to one side, always the same. */
    boolean contains(double latDeg, double lonDeg);

    /** Metres to the boundary, negative inside. */
    default double signedDistanceM(double latDeg, double lonDeg) {
        return signedDistanceM(latDeg, lonDeg, Double.POSITIVE_INFINITY);
    }

    /** The signed distance held between {@code -maxM} and {@code maxM}, which is cheaper than the exact one. */
    double signedDistanceM(double latDeg, double lonDeg, double maxM);

    /** Metres to the boundary from either side, at most {@code maxM}: the size of the signed distance, or cheaper. */
    default double boundaryM(double latDeg, double lonDeg, double maxM) {
        return Math.abs(signedDistanceM(latDeg, lonDeg, maxM));
    }

    /** How often the path from A to B crosses the boundary: odd exactly when A and B lie on different sides. */
    int pathCrossings(double latADeg, double lonADeg, double latBDeg, double lonBDeg);

    /** Where the path from A (0) to B (1) first crosses the boundary, or NaN when it does not. */
    double firstCrossingFraction(double latADeg, double lonADeg, double latBDeg, double lonBDeg);

    /**
     * The least signed distance along the path: how deep it runs into the zone, or how near it comes.
     *
     * <p>Exact but for polygons the path enters; there the answer is too high by at most 1 cm.
     */
    double deepestM(double latADeg, double lonADeg, double latBDeg, double lonBDeg);
}
