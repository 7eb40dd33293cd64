package io.keruen.core.zone;

import io.keruen.core.geo.Edges;

/** A line such as a border: it has no inside, what counts is how often a path crosses it. */
public final class LineZone implements Zone {
    private final ZoneSpec spec;
    private final long key;
    private final Edges edges;

    LineZone(ZoneSpec spec) {
        this.spec = spec;
        this.key = ZoneKeys.key(spec.id());
        this.edges = Edges.of(Vertices.lines(spec));
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
        return false;
    }

    @Override
    public double signedDistanceM(double latDeg, double lonDeg, double maxM) {
        return edges.nearestM(latDeg, lonDeg, maxM);
    }

    /** How often the path from A to B crosses the line; odd means that it ended on the other side. */
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
        return edges.pathNearestM(latADeg, lonADeg, latBDeg, lonBDeg, Double.POSITIVE_INFINITY);
    }
}
