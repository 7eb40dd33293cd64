package io.keruen.simulator.world;

/**
 * Metres east and north of a place, by the WGS 84 radii of curvature there (plain equirectangular). Within 6 km of the
 * place a length is off by less than 0.1 %.
 */
public final class LocalPlane {
    private static final double EQUATOR_M = 6_378_137;
    private static final double FLATTENING = 1 / 298.257223563;
    private static final double GRID = 1e8;

    private final double latDeg;
    private final double lonDeg;
    private final double mPerLatDeg;
    private final double mPerLonDeg;

    /** The plane around a place. */
    public LocalPlane(double latDeg, double lonDeg) {
        this.latDeg = latDeg;
        this.lonDeg = lonDeg;
        double e2 = FLATTENING * (2 - FLATTENING);
        double sine = StrictMath.sin(StrictMath.toRadians(latDeg));
        double w2 = 1 - e2 * sine * sine;
        mPerLatDeg = StrictMath.toRadians(EQUATOR_M * (1 - e2) / (w2 * Math.sqrt(w2)));
        mPerLonDeg = StrictMath.toRadians(EQUATOR_M / Math.sqrt(w2) * StrictMath.cos(StrictMath.toRadians(latDeg)));
    }

    /** Metres east of the place. */
    public double eastM(double ofLonDeg) {
        return (ofLonDeg - lonDeg) * mPerLonDeg;
    }

    /** Metres north of the place. */
    public double northM(double ofLatDeg) {
        return (ofLatDeg - latDeg) * mPerLatDeg;
    }

    /** Latitude so many metres north of the place, to 1 mm. */
    public double latDeg(double northM) {
        return Math.rint((latDeg + northM / mPerLatDeg) * GRID) / GRID;
    }

    /** Longitude so many metres east of the place, to 1 mm. */
    public double lonDeg(double eastM) {
        return Math.rint((lonDeg + eastM / mPerLonDeg) * GRID) / GRID;
    }
}
