package io.keruen.simulator.world;

/** The true motion of a truck at one moment. */
record Motion(double chainageM, double leftM, double speedMps, double leftMps) {
    /** Speed over ground. */
    double groundMps() {
        return StrictMath.hypot(speedMps, leftMps);
    }

    /** Course over ground. */
    double courseDeg(Road road) {
        double driftDeg = speedMps > 0 ? StrictMath.toDegrees(StrictMath.atan2(leftMps, speedMps)) : 0;
        return road.courseDeg(chainageM) - driftDeg;
    }

    /** The motion between two moments: {@code share} of the way from this one to the next. */
    Motion towards(Motion next, double share) {
        return new Motion(
                chainageM + share * (next.chainageM - chainageM),
                leftM + share * (next.leftM - leftM),
                speedMps + share * (next.speedMps - speedMps),
                next.leftMps);
    }
}
