package io.keruen.simulator.world;

/** A slow swing around zero: what a driver does to speed and lane without meaning to. */
final class Wander {
    private final double height;
    private final double period;
    private final double phase;

    /** Swings by {@code height} to both sides with a period between the two, in seconds or metres. */
    Wander(double height, double shortest, double longest, Chance chance) {
        this.height = height;
        period = chance.between(shortest, longest);
        phase = chance.between(0, 2 * Math.PI);
    }

    double at(double along) {
        return height * StrictMath.sin(2 * Math.PI * along / period + phase);
    }
}
