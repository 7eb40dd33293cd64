package io.keruen.core.geo;

/** Flat ground round one place, in metres east and north. */
final class Ground {
    private static final double LAT = 46.7;
    private static final double LON = 82.6;

    private Ground() {}

    /** A route through points given as east, north in metres. */
    static RouteLine route(double... eastNorthM) {
        double[] lats = new double[eastNorthM.length / 2];
        double[] lons = new double[lats.length];
        for (int i = 0; i < lats.length; i++) {
            lats[i] = lat(eastNorthM[2 * i + 1]);
            lons[i] = lon(eastNorthM[2 * i]);
        }
        return new RouteLine(lats, lons, 4);
    }

    static double lat(double northM) {
        return LAT + northM / Ellipsoid.metresPerLatDeg(LAT);
    }

    static double lon(double eastM) {
        return LON + eastM / Ellipsoid.metresPerLonDeg(LAT);
    }
}
