package io.keruen.core.geo;

/** The WGS 84 ellipsoid: its constants and its two radii of curvature, expressed per degree. */
public final class Ellipsoid {
    /** Equatorial radius. */
    public static final double EQUATORIAL_M = 6_378_137.0;
    /** Flattening. */
    public static final double FLATTENING = 1 / 298.257223563;
    /** Polar radius. */
    public static final double POLAR_M = EQUATORIAL_M * (1 - FLATTENING);
    /** First eccentricity, squared. */
    public static final double ECCENTRICITY_SQUARED = FLATTENING * (2 - FLATTENING);

    private static final double RADIANS_PER_DEG = Math.PI / 180;

    private Ellipsoid() {}

    /** Metres of one degree of latitude: the meridian radius M = a (1 - e2) / (1 - e2 sin2)^(3/2). */
    public static double metresPerLatDeg(double latDeg) {
        double curve = curve(latDeg);
        return RADIANS_PER_DEG * EQUATORIAL_M * (1 - ECCENTRICITY_SQUARED) / (curve * Math.sqrt(curve));
    }

    /** Metres of one degree of longitude: N cos(lat) with N = a / (1 - e2 sin2)^(1/2). */
    public static double metresPerLonDeg(double latDeg) {
        double cos = Math.cos(latDeg * RADIANS_PER_DEG);
        return RADIANS_PER_DEG * EQUATORIAL_M * cos / Math.sqrt(curve(latDeg));
    }

    private static double curve(double latDeg) {
        double sin = Math.sin(latDeg * RADIANS_PER_DEG);
        return 1 - ECCENTRICITY_SQUARED * sin * sin;
    }
}
