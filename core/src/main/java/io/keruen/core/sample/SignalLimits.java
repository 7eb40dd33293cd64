package io.keruen.core.sample;

/**
 * What is possible for a signal on a road vehicle, in the signal's unit: the defaults of the sensor rules. NaN = not
 * judged. Generous on purpose: a value beyond them is a broken sensor, not a vehicle in trouble.
 *
 * @param least smallest possible value
 * @param most largest possible value
 * @param changePerS fastest possible change in a second, the noise of two samples included
 * @param scale smallest deviation that matters, for outliers; above the noise of a sound sensor
 */
public record SignalLimits(double least, double most, double changePerS, double scale) {
    private static final double NONE = Double.NaN;
    private static final SignalLimits[] ALL = new SignalLimits[Signal.COUNT];

    static {
        for (int s = 0; s < ALL.length; s++) {
            ALL[s] = declared(Signal.at(s));
        }
    }

    /** The limits of a signal. */
    public static SignalLimits of(Signal signal) {
        return ALL[signal.ordinal()];
    }

    private static SignalLimits declared(Signal signal) {
        return switch (signal) {
            // a fix after a hole moves the height by tens of metres
            case ALTITUDE_M -> new SignalLimits(-450, 9_000, 100, 4);
            case SPEED_MPS -> new SignalLimits(0, 60, 15, NONE);
            // at a standstill it turns as it likes
            case COURSE_DEG -> new SignalLimits(0, 360, NONE, NONE);
            // what a receiver says of itself may change at once
            case ACCURACY_M -> new SignalLimits(0, 100_000, NONE, NONE);
            case HDOP -> new SignalLimits(0, 100, NONE, NONE);
            case CN0_MEAN_DB_HZ -> new SignalLimits(0, 70, NONE, NONE);
            // a wheel that locks on ice stops within a sample or two; slip comes in spikes
            case WHEEL_SPEED_MPS -> new SignalLimits(-15, 60, 40, NONE);
            case ODOMETER_M -> new SignalLimits(0, 5e9, 200, NONE);
            case YAW_RATE_DEGPS -> new SignalLimits(-100, 100, 120, 3);
            // a pothole shakes it from one end to the other
            case ACCEL_LON_MPS2 -> new SignalLimits(-20, 20, NONE, 2);
            case ACCEL_LAT_MPS2 -> new SignalLimits(-20, 20, NONE, NONE);
            // a battery manager that learns corrects itself by a few percent
            case STATE_OF_CHARGE_PCT -> new SignalLimits(0, 100, 10, 0.5);
            case BATTERY_TEMP_C -> new SignalLimits(-60, 90, 5, 0.5);
            case MOTOR_TEMP_C -> new SignalLimits(-60, 220, 15, 2);
            case BRAKE_TEMP_C -> new SignalLimits(-60, 1_000, 150, 15);
            // an open door
            case CARGO_TEMP_C -> new SignalLimits(-70, 80, 5, 0.5);
            // the springs swing; a fork-lift sets down a ton at once
            case CARGO_WEIGHT_KG -> new SignalLimits(-2_000, 100_000, 20_000, 1_000);
        };
    }
}
