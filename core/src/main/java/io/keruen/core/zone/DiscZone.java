package io.keruen.core.zone;

import io.keruen.core.geo.Distance;
import io.keruen.core.geo.LocalMetric;

/** Everything within a radius of a point. */
public final class DiscZone implements Zone {
    private static final int HALVINGS = 50;

    private final ZoneSpec spec;
    private final long key;
    private final double centreLatDeg;
    private final double centreLonDeg;
    private final double radiusM;
    private final double reachLatDeg;
    private final double reachLonDeg;

    DiscZone(ZoneSpec spec) {
        this.spec = spec;
        this.key = ZoneKeys.key(spec.id());
        double[][] rings = spec.shape().rings();
        if (rings.length != 1 || rings[0].length != 2) {
            throw new InvalidZoneException(spec.id(), "a disc needs one point");
        }
        this.centreLatDeg = rings[0][0];
        this.centreLonDeg = rings[0][1];
        this.radiusM = Vertices.requireWidth(spec, "radiusM", spec.shape().radiusM());
        Vertices.requirePlace(spec, centreLatDeg, centreLonDeg);
        this.reachLatDeg = radiusM / LocalMetric.mPerLatDegAt(0);
        double polewardDeg = Math.abs(centreLatDeg) + reachLatDeg;
        if (polewardDeg > 89) {
            throw new InvalidZoneException(spec.id(), "a disc may not reach beyond 89 degrees of latitude");
        }
        this.reachLonDeg = radiusM / LocalMetric.mPerLonDegAt(polewardDeg);
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
        return centreLatDeg - reachLatDeg;
    }

    @Override
    public double minLonDeg() {
        return centreLonDeg - reachLonDeg;
    }

    @Override
    public double maxLatDeg() {
        return centreLatDeg + reachLatDeg;
    }

    @Override
    public double maxLonDeg() {
        return centreLonDeg + reachLonDeg;
    }

    @Override
    public boolean contains(double latDeg, double lonDeg) {
        return signedM(latDeg, lonDeg) < 0;
    }

    @Override
    public double signedDistanceM(double latDeg, double lonDeg, double maxM) {
        return Math.max(-maxM, Math.min(maxM, signedM(latDeg, lonDeg)));
    }

    private double signedM(double latDeg, double lonDeg) {
        return Distance.betweenM(latDeg, lonDeg, centreLatDeg, centreLonDeg) - radiusM;
    }

    @Override
    public int pathCrossings(double latADeg, double lonADeg, double latBDeg, double lonBDeg) {
        boolean insideA = contains(latADeg, lonADeg);
        boolean insideB = contains(latBDeg, lonBDeg);
        if (insideA || insideB) {
            return insideA && insideB ? 0 : 1;
        }
        return atM(latADeg, lonADeg, latBDeg, lonBDeg, nearestFraction(latADeg, lonADeg, latBDeg, lonBDeg)) < 0 ? 2 : 0;
    }

    @Override
    public double firstCrossingFraction(double latADeg, double lonADeg, double latBDeg, double lonBDeg) {
        boolean insideA = contains(latADeg, lonADeg);
        boolean insideB = contains(latBDeg, lonBDeg);
        double far = 1;
        if (insideA == insideB) {
            far = nearestFraction(latADeg, lonADeg, latBDeg, lonBDeg);
            if (insideA || atM(latADeg, lonADeg, latBDeg, lonBDeg, far) >= 0) {
                return Double.NaN;
            }
        }
        double near = 0;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = 0.5 * (near + far);
            if (atM(latADeg, lonADeg, latBDeg, lonBDeg, middle) < 0 == insideA) {
                near = middle;
            } else {
                far = middle;
            }
        }
        return 0.5 * (near + far);
    }

    @Override
    public double deepestM(double latADeg, double lonADeg, double latBDeg, double lonBDeg) {
        double fraction = nearestFraction(latADeg, lonADeg, latBDeg, lonBDeg);
        double endsM = Math.min(signedM(latADeg, lonADeg), signedM(latBDeg, lonBDeg));
        return Math.min(endsM, atM(latADeg, lonADeg, latBDeg, lonBDeg, fraction));
    }

    private double atM(double latADeg, double lonADeg, double latBDeg, double lonBDeg, double fraction) {
        return signedM(latADeg + fraction * (latBDeg - latADeg), lonADeg + fraction * (lonBDeg - lonADeg));
    }

    /** Where the path comes nearest to the centre. */
    private double nearestFraction(double latADeg, double lonADeg, double latBDeg, double lonBDeg) {
        double middleDeg = 0.5 * (0.5 * (latADeg + latBDeg) + centreLatDeg);
        double mPerLat = LocalMetric.mPerLatDegAt(middleDeg);
        double mPerLon = LocalMetric.mPerLonDegAt(middleDeg);
        double northM = (latBDeg - latADeg) * mPerLat;
        double eastM = (lonBDeg - lonADeg) * mPerLon;
        double square = northM * northM + eastM * eastM;
        double along = (centreLatDeg - latADeg) * mPerLat * northM + (centreLonDeg - lonADeg) * mPerLon * eastM;
        return square == 0 ? 0 : Math.max(0, Math.min(1, along / square));
    }
}
