package io.keruen.core.rule.integrity;

import io.keruen.core.sample.Signal;
import io.keruen.core.sample.SignalLimits;

/**
 * Values that are summed up: one far beyond what is possible, as a sentinel of a broken sensor is, would outweigh all
 * others for minutes. It counts as absent here; {@code sensor-range} says so.
 */
final class Believable {
    /** No wheel turns the vehicle faster than this, metres a second. */
    static final double MOST_MPS = SignalLimits.of(Signal.WHEEL_SPEED_MPS).most();

    /** A place less accurate than this (1 sigma) is none, metres. */
    static final double MOST_SIGMA_M = 100;

    private static final double LEAST_WHEEL_MPS =
            SignalLimits.of(Signal.WHEEL_SPEED_MPS).least();
    private static final double MOST_YAW_DEGPS =
            SignalLimits.of(Signal.YAW_RATE_DEGPS).most();
    private static final double MOST_GROUND_MPS =
            SignalLimits.of(Signal.SPEED_MPS).most();

    private Believable() {}

    /** The wheel speed, or NaN. */
    static double wheelMps(double mps) {
        return mps >= LEAST_WHEEL_MPS && mps <= MOST_MPS ? mps : Double.NaN;
    }

    /** The speed over ground, or NaN. */
    static double groundMps(double mps) {
        return mps <= MOST_GROUND_MPS ? mps : Double.NaN;
    }

    /** The yaw rate, or NaN. */
    static double yawDegps(double degps) {
        return Math.abs(degps) <= MOST_YAW_DEGPS ? degps : Double.NaN;
    }
}
