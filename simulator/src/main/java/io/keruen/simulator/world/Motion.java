package io.keruen.simulator.world;

/**
 * The true motion of a truck at one moment.
 *
 * @param speedMps along the road, negative backwards
 * @param leftward metres it moves to the left in each metre along the road; who stands keeps it, as it keeps its heading
 */
record Motion(double chainageM, double leftM, double speedMps, double leftward) {
    private static final double STANDING_M = 1e-6;

    /** The motion of a truck that was here and is there now. */
    Motion then(Truck truck) {
        double wayM = truck.chainageM() - chainageM;
        double slope = Math.abs(wayM) > STANDING_M ? (truck.leftM() - leftM) / wayM : leftward;
        return new Motion(truck.chainageM(), truck.leftM(), truck.speedMps(), slope);
    }

    /** Speed over ground. */
    double groundMps() {
        return Math.abs(speedMps) * StrictMath.hypot(1, leftward);
    }

    /** Where its front points to. */
    double headingDeg(Road road) {
        return road.courseDeg(chainageM) - StrictMath.toDegrees(StrictMath.atan(leftward));
    }

    /** Course over ground; of who stands, its heading. */
    double courseDeg(Road road) {
        return headingDeg(road) + (speedMps < 0 ? 180 : 0);
    }

    /** The motion between two moments: {@code share} of the way from this one to the next. */
    Motion towards(Motion next, double share) {
        return new Motion(
                chainageM + share * (next.chainageM - chainageM),
                leftM + share * (next.leftM - leftM),
                speedMps + share * (next.speedMps - speedMps),
                leftward + share * (next.leftward - leftward));
    }
}
