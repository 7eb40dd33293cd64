package io.keruen.simulator.world;

/**
 * How a truck keeps its distance: the constant time gap law of adaptive cruise control. With these gains a disturbance
 * does not grow from truck to truck ({@code T^2 k1 + 2 T k2 > 2}). The gap is 32 m at 12 m/s, 26 m at 8 m/s, 13 m at
 * rest.
 */
final class CarFollowing {
    /** Gap at rest. */
    static final double REST_M = 13;

    /** Gap in seconds beyond that. */
    static final double TIME_GAP_S = 1.6;

    private static final double PER_GAP_ERROR = 0.2;
    private static final double PER_SPEED_ERROR = 0.8;

    private CarFollowing() {}

    /** The acceleration that a truck of this speed wants behind one that is so far ahead and so fast. */
    static double wantedMps2(Truck truck, double gapM, double leaderMps) {
        double speedMps = truck.speedMps();
        double tooFarM = gapM - truck.restM() - truck.timeGapS() * speedMps;
        return PER_GAP_ERROR * tooFarM + PER_SPEED_ERROR * (leaderMps - speedMps);
    }
}
