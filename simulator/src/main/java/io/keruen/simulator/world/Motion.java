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

    /** Speed over ground: beside a bend the way is longer outside of it and shorter inside. */
    double groundMps(Road road) {
        return Math.abs(speedMps) * StrictMath.hypot(onward(road), leftward);
    }

    /** Where its front points to. */
    double headingDeg(Road road) {
        return road.courseDeg(chainageM) - StrictMath.toDegrees(StrictMath.atan2(leftward, onward(road)));
    }

    /** Course over ground; of who stands, its heading. */
    double courseDeg(Road road) {
        return headingDeg(road) + (speedMps < 0 ? 180 : 0);
    }

    /** Metres it moves in the road's direction in each metre along the road. */
    private double onward(Road road) {
        return 1 - leftM * road.curvaturePerM(chainageM);
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
