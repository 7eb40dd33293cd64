package io.keruen.core.stage.flow;

import io.keruen.core.geo.Distance;
import io.keruen.core.geo.RouteLine;
import org.jspecify.annotations.Nullable;

/** What the stages ask of a place on a route to say whether the vehicle has departed, or has arrived. */
public final class RouteEnd {
    /** Along the route, or away from it: a vehicle that has come so far has departed. */
    public static final double START_M = 50;

    /** So near its end, along the route, a vehicle has arrived where there is no YARD. */
    public static final double NEAR_M = 50;

    /** Above that these metres are less than 3 sigma: a place has to be further along. */
    public static final double SURE_SIGMA_M = NEAR_M / 3;

    private RouteEnd() {}

    /** Whether who has arrived at the one end of a route has arrived at the other. */
    public static boolean isSame(double latDeg, double lonDeg, double otherLatDeg, double otherLonDeg) {
        return (latDeg == otherLatDeg && lonDeg == otherLonDeg)
                || Distance.betweenM(latDeg, lonDeg, otherLatDeg, otherLonDeg) <= NEAR_M;
    }

    /** How far along its route a vehicle surely is. */
    public static double leastM(double chainageM, double sigmaM) {
        return chainageM - doubtM(sigmaM);
    }

    /** By so much a chainage of this accuracy counts less, whatever it is to show. */
    public static double doubtM(double sigmaM) {
        return 3 * Math.max(0, sigmaM - SURE_SIGMA_M);
    }

    /** Whether who is surely so far along, inside the YARD of arrival, has arrived though nobody saw it depart. */
    public static boolean isInFarHalf(@Nullable RouteLine route, double leastM) {
        return route != null && !route.isClosed() && leastM > 0.5 * route.lengthM();
    }
}
