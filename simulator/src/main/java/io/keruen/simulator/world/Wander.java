package io.keruen.simulator.world;

/** A slow swing around zero: what a driver does to speed and lane without meaning to. */
final class Wander {
    private final double height;
    private final double periodS;
    private final double phase;

    /** Swings by {@code height} to both sides with a period between the two. */
    Wander(double height, double shortestS, double longestS, Chance chance) {
        this.height = height;
        periodS = chance.between(shortestS, longestS);
        phase = chance.between(0, 2 * Math.PI);
    }

    double at(double seconds) {
        return height * StrictMath.sin(2 * Math.PI * seconds / periodS + phase);
    }
}
