package io.keruen.core.rule.sensor;

import io.keruen.core.rule.VehicleRun;
import io.keruen.core.sample.Signal;

/**
 * What must change while a signal stands still to the last digit, if the signal is sound. A receiver that repeats itself
 * is a matter of position-frozen.
 */
enum Neighbour {
    /** How far the speed over ground spreads, m/s. */
    GROUND_SPEED(Signal.WHEEL_SPEED_MPS, "MovedMps", 3, false),
    /** How far the speed spreads beyond what a steady acceleration explains, m/s. */
    SPEED(Signal.ACCEL_LON_MPS2, "MovedMps", 3, true),
    /** How far the course turns beyond what a steady yaw rate explains, degrees. */
    COURSE(Signal.YAW_RATE_DEGPS, "MovedDeg", 20, true),
    /** How far the vehicle drives by its speed, metres: some odometers count in steps of 125 m. */
    WAY(Signal.ODOMETER_M, "MovedM", 500, false);

    private static final Neighbour[] ALL = values();
    private static final double TURNING_MPS = 2;

    /** How many there are. */
    static final int COUNT = ALL.length;

    /** The signal that stands still. */
    final Signal signal;

    /** Whether the value of the signal itself, held so long, explains a part of the change. */
    final boolean explains;

    private final String suffix;

    /** The change that a sound signal cannot sit out. */
    final double moved;

    Neighbour(Signal signal, String suffix, double moved, boolean explains) {
        this.signal = signal;
        this.suffix = suffix;
        this.moved = moved;
        this.explains = explains;
    }

    /** The neighbour with this ordinal, without the copy that {@code values()} makes. */
    static Neighbour at(int ordinal) {
        return ALL[ordinal];
    }

    /** The name of its limit: {@code yawRateDegps} makes {@code yawRateMovedDeg}. */
    String limitName() {
        return signal.quantity() + suffix;
    }

    /** The unit of its limit as people write it. */
    String unit() {
        return this == COURSE ? "deg" : this == WAY ? "m" : "m/s";
    }

    /** Its value at a sample; NaN if unknown. */
    double valueAt(VehicleRun run, int i) {
        return switch (this) {
            case GROUND_SPEED -> run.column(Signal.SPEED_MPS)[i];
            case SPEED, WAY -> run.speedMps(i);
            case COURSE -> run.speedMps(i) > TURNING_MPS ? run.column(Signal.COURSE_DEG)[i] : Double.NaN;
        };
    }
}
