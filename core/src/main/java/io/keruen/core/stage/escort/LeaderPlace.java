package io.keruen.core.stage.escort;

/** Where a leader was at one moment; mutable and reused. Its fields count only where it {@link #known}. */
final class LeaderPlace {
    boolean known;
    double latDeg;
    double lonDeg;

    /** Along the route with this key; NaN between places along two of them. */
    double chainageM;

    long routeKey;

    /** The larger sigma of the two samples between which the place lies. */
    double sigmaM;

    /** The kinds of the zones of either sample between which the place lies. */
    int zoneKinds;

    /** Nobody believes a place of infinite sigma. */
    static boolean isBelieved(double sigmaM) {
        return sigmaM < Double.POSITIVE_INFINITY;
    }
}
