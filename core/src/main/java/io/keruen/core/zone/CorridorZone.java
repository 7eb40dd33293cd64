package io.keruen.core.zone;

import io.keruen.core.geo.Edges;
import io.keruen.core.geo.LocalMetric;

/**
 * Everything within a half width of a line.
 *
 * <p>Its signed distance is the distance to the line less the half width: exact outside, and inside wherever the
 * corridor does not overlap itself (there the boundary is farther than said). The answers on paths use the metric of
 * the middle of the path, so on a path of 300 m they are off by 0.03 mm per metre of half width at most.
 */
public final class CorridorZone implements Zone {
    private static final double SAME = 1e-12;
    private static final double SLACK = 1.001;

    private final ZoneSpec spec;
    private final long key;
    private final Edges edges;
    private final double halfWidthM;
    private final double reachLatDeg;
    private final double reachLonDeg;

    CorridorZone(ZoneSpec spec) {
        this.spec = spec;
        this.key = ZoneKeys.key(spec.id());
        this.halfWidthM = Vertices.requireWidth(spec, "halfWidthM", spec.shape().halfWidthM());
        this.edges = Edges.of(Vertices.lines(spec));
        this.reachLatDeg = halfWidthM / LocalMetric.mPerLatDegAt(0);
        double polewardDeg = Math.max(-edges.minLatDeg(), edges.maxLatDeg()) + reachLatDeg;
        if (polewardDeg > 89) {
            throw new InvalidZoneException(spec.id(), "a corridor may not reach beyond 89 degrees of latitude");
        }
        this.reachLonDeg = halfWidthM / LocalMetric.mPerLonDegAt(polewardDeg);
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
        return edges.minLatDeg() - reachLatDeg;
    }

    @Override
    public double minLonDeg() {
        return edges.minLonDeg() - reachLonDeg;
    }

    @Override
    public double maxLatDeg() {
        return edges.maxLatDeg() + reachLatDeg;
    }

    @Override
    public double maxLonDeg() {
        return edges.maxLonDeg() + reachLonDeg;
    }

    @Override
    public boolean contains(double latDeg, double lonDeg) {
        return edges.nearestM(latDeg, lonDeg, halfWidthM) < halfWidthM;
    }

    @Override
    public double signedDistanceM(double latDeg, double lonDeg, double maxM) {
        return Math.max(-maxM, edges.nearestM(latDeg, lonDeg, maxM + halfWidthM) - halfWidthM);
    }

    @Override
    public double deepestM(double latADeg, double lonADeg, double latBDeg, double lonBDeg) {
        return edges.pathNearestM(latADeg, lonADeg, latBDeg, lonBDeg, Double.POSITIVE_INFINITY) - halfWidthM;
    }

    @Override
    public int pathCrossings(double latADeg, double lonADeg, double latBDeg, double lonBDeg) {
        double at = entryAfter(-1, latADeg, lonADeg, latBDeg, lonBDeg);
        int crossings = at > 0 ? 1 : 0;
        while (!Double.isNaN(at)) {
            at = exitAfter(at, latADeg, lonADeg, latBDeg, lonBDeg);
            crossings += at < 1 ? 1 : 0;
            at = at < 1 ? entryAfter(at, latADeg, lonADeg, latBDeg, lonBDeg) : Double.NaN;
            crossings += Double.isNaN(at) ? 0 : 1;
        }
        return crossings;
    }

    @Override
    public double firstCrossingFraction(double latADeg, double lonADeg, double latBDeg, double lonBDeg) {
        double entry = entryAfter(-1, latADeg, lonADeg, latBDeg, lonBDeg);
        if (entry > 0 || Double.isNaN(entry)) {
            return entry;
        }
        double exit = exitAfter(entry, latADeg, lonADeg, latBDeg, lonBDeg);
        return exit < 1 ? exit : Double.NaN;
    }

    /** The first entry of the path into the surroundings of an edge later than this, or NaN. */
    private double entryAfter(double after, double latADeg, double lonADeg, double latBDeg, double lonBDeg) {
        double first = Double.NaN;
        for (int edge = nextEdge(-1, latADeg, lonADeg, latBDeg, lonBDeg);
                edge >= 0;
                edge = nextEdge(edge, latADeg, lonADeg, latBDeg, lonBDeg)) {
            double entry = entry(edge, latADeg, lonADeg, latBDeg, lonBDeg);
            if (entry > after && !(entry >= first)) {
                first = entry;
            }
        }
        return first;
    }

    /** Where the path, inside the corridor at this fraction, next leaves it; 1 when it does not. */
    private double exitAfter(double inside, double latADeg, double lonADeg, double latBDeg, double lonBDeg) {
        double until = inside;
        double before;
        do {
            before = until;
            for (int edge = nextEdge(-1, latADeg, lonADeg, latBDeg, lonBDeg);
                    edge >= 0;
                    edge = nextEdge(edge, latADeg, lonADeg, latBDeg, lonBDeg)) {
                if (entry(edge, latADeg, lonADeg, latBDeg, lonBDeg) <= before + SAME) {
                    until = Math.max(until, 1 - entry(edge, latBDeg, lonBDeg, latADeg, lonADeg));
                }
            }
        } while (until > before + SAME && until < 1);
        return until;
    }

    private double entry(int edge, double latADeg, double lonADeg, double latBDeg, double lonBDeg) {
        double middleDeg = 0.5 * (latADeg + latBDeg);
        double mPerLat = LocalMetric.mPerLatDegAt(middleDeg);
        double mPerLon = LocalMetric.mPerLonDegAt(middleDeg);
        return Capsule.entryFraction(
                (lonBDeg - lonADeg) * mPerLon,
                (latBDeg - latADeg) * mPerLat,
                (edges.lonDeg(edge, 0) - lonADeg) * mPerLon,
                (edges.latDeg(edge, 0) - latADeg) * mPerLat,
                (edges.lonDeg(edge, 1) - lonADeg) * mPerLon,
                (edges.latDeg(edge, 1) - latADeg) * mPerLat,
                halfWidthM);
    }

    private int nextEdge(int edge, double latADeg, double lonADeg, double latBDeg, double lonBDeg) {
        double padLat = SLACK * reachLatDeg;
        double padLon = SLACK * reachLonDeg;
        return edges.next(
                edge,
                Math.min(latADeg, latBDeg) - padLat,
                Math.min(lonADeg, lonBDeg) - padLon,
                Math.max(latADeg, latBDeg) + padLat,
                Math.max(lonADeg, lonBDeg) + padLon);
    }
}
