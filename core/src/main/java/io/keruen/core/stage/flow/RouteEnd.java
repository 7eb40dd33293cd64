package io.keruen.core.stage.flow;

/** Where a vehicle has arrived whose route ends without a YARD. */
public final class RouteEnd {
    /** So near its end, along the route. */
    public static final double NEAR_M = 50;

    /** Above that these metres are less than 3 sigma: a place has to be further along. */
    public static final double SURE_SIGMA_M = NEAR_M / 3;

    private RouteEnd() {}

    /** How far along its route a vehicle surely is. */
    public static double leastM(double chainageM, double sigmaM) {
        return chainageM - 3 * Math.max(0, sigmaM - SURE_SIGMA_M);
    }
}
