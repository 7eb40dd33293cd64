package io.keruen.core.zone;

import io.keruen.core.geo.Distance;
import io.keruen.core.geo.Edges;
import io.keruen.core.geo.LocalMetric;

/** A zone bounded by rings: one or more shells with holes. */
public final class PolygonZone implements Zone {
    private static final double DEEPEST_TOLERANCE_M = 0.01;

    private final ZoneSpec spec;
    private final long key;
    private final Edges edges;

    PolygonZone(ZoneSpec spec) {
        this.spec = spec;
        this.key = ZoneKeys.key(spec.id());
        this.edges = Edges.of(PolygonCheck.rings(spec));
        Vertices.requireNarrow(spec, minLonDeg(), maxLonDeg());
    }

    @Override
    public ZoneSpec spec() {
        return spec;
    }

    @Override
    public long key() {
        return key;
    }

    @Override
    public double minLatDeg() {
        return edges.minLatDeg();
    }

    @Override
    public double minLonDeg() {
        return edges.minLonDeg();
    }

    @Override
    public double maxLatDeg() {
        return edges.maxLatDeg();
    }

    @Override
    public double maxLonDeg() {
        return edges.maxLonDeg();
    }

    @Override
    public boolean contains(double latDeg, double lonDeg) {
        return edges.encloses(latDeg, lonDeg);
    }

    @Override
    public double signedDistanceM(double latDeg, double lonDeg, double maxM) {
        double distanceM = edges.nearestM(latDeg, lonDeg, maxM);
        return edges.encloses(latDeg, lonDeg) ? -distanceM : distanceM;
    }

    @Override
    public double boundaryM(double latDeg, double lonDeg, double maxM) {
        return edges.nearestM(latDeg, lonDeg, maxM); // which side it is costs as much again
    }

    @Override
    public int pathCrossings(double latADeg, double lonADeg, double latBDeg, double lonBDeg) {
        return edges.crossings(latADeg, lonADeg, latBDeg, lonBDeg);
    }

    @Override
    public double firstCrossingFraction(double latADeg, double lonADeg, double latBDeg, double lonBDeg) {
        return edges.firstCrossingFraction(latADeg, lonADeg, latBDeg, lonBDeg);
    }

    @Override
    public double deepestM(double latADeg, double lonADeg, double latBDeg, double lonBDeg) {
        if (!contains(latADeg, lonADeg)) {
            double edgeM = edges.pathNearestM(latADeg, lonADeg, latBDeg, lonBDeg, Double.POSITIVE_INFINITY);
            if (edgeM > 0) {
                return edgeM;
            }
        }
        double atA = signedDistanceM(latADeg, lonADeg);
        double atB = signedDistanceM(latBDeg, lonBDeg);
        return deepen(latADeg, lonADeg, atA, latBDeg, lonBDeg, atB, Math.min(0, Math.min(atA, atB)));
    }

    /** Halves the path as long as a half may run deeper than the best found so far. */
    private double deepen(
            double latADeg, double lonADeg, double atAM, double latBDeg, double lonBDeg, double atBM, double bestM) {
        double lengthM = Distance.betweenM(latADeg, lonADeg, latBDeg, lonBDeg);
        // The signed distance falls by at most one metre per metre of path.
        if (lengthM < DEEPEST_TOLERANCE_M || 0.5 * (atAM + atBM - lengthM) >= bestM - DEEPEST_TOLERANCE_M) {
            return bestM;
        }
        double latDeg = 0.5 * (latADeg + latBDeg);
        double lonDeg = 0.5 * (lonADeg + lonBDeg);
        double atM = signedDistanceM(latDeg, lonDeg);
        double deepestM = Math.min(bestM, atM);
        int edge = edges.nearestEdge(latDeg, lonDeg, Double.POSITIVE_INFINITY);
        // Distance to one edge is convex along the path, and no place is deeper than its distance to any edge.
        double middleM = Math.abs(atM);
        if (-Math.max(toEdgeM(edge, latADeg, lonADeg), middleM) < deepestM - DEEPEST_TOLERANCE_M) {
            deepestM = deepen(latADeg, lonADeg, atAM, latDeg, lonDeg, atM, deepestM);
        }
        if (-Math.max(toEdgeM(edge, latBDeg, lonBDeg), middleM) < deepestM - DEEPEST_TOLERANCE_M) {
            deepestM = deepen(latDeg, lonDeg, atM, latBDeg, lonBDeg, atBM, deepestM);
        }
        return deepestM;
    }

    private double toEdgeM(int edge, double latDeg, double lonDeg) {
        double mPerLat = LocalMetric.mPerLatDegAt(latDeg);
        double mPerLon = LocalMetric.mPerLonDegAt(latDeg);
        return Math.sqrt(edges.squareM(edge, latDeg, lonDeg, mPerLat, mPerLon));
    }
}
