package io.keruen.core.stage;

/** Where a leader was at one moment; mutable and reused. Its fields count only where it {@link #known}. */
final class LeaderPlace {
    boolean known;
    double latDeg;
    double lonDeg;
    double chainageM;

    /** The larger sigma of the two samples between which the place lies. */
    double sigmaM;

    /** The kinds of the zones of either sample between which the place lies. */
    int zoneKinds;
}
