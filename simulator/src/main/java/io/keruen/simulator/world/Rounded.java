package io.keruen.simulator.world;

/** Numbers as an instrument writes them. */
final class Rounded {
    private Rounded() {}

    /** The value in steps of one over {@code stepsPerUnit}. */
    static double to(double stepsPerUnit, double value) {
        return Math.rint(value * stepsPerUnit) / stepsPerUnit;
    }
}
