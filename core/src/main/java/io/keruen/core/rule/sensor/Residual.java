package io.keruen.core.rule.sensor;

import io.keruen.core.geo.Turn;
import io.keruen.core.rule.VehicleRun;
import io.keruen.core.sample.Signal;
import io.keruen.core.sample.SignalLimits;

/**
 * What is watched for outliers, once a second: a signal as it is, or what is left of it when the others have explained
 * their part. {@code driftScale} NaN = a slow drift cannot be told from the truth, so only spikes are looked for; a
 * scale of {@link SignalLimits} NaN = spikes are normal, so only drift is.
 */
enum Residual {
    ALTITUDE(Signal.ALTITUDE_M, Double.NaN),
    /** Wheel speed less speed over ground: a wrong scale drifts, slip comes and goes. */
    WHEEL_SPEED(Signal.WHEEL_SPEED_MPS, 0.5),
    /** Yaw rate less the turning of the course, both without their sign: senders do not agree on it. */
    YAW_RATE(Signal.YAW_RATE_DEGPS, 1),
    /** Acceleration less the change of speed; a slope leaves up to 1 m/s2. */
    ACCEL_LON(Signal.ACCEL_LON_MPS2, 1),
    STATE_OF_CHARGE(Signal.STATE_OF_CHARGE_PCT, Double.NaN),
    BATTERY_TEMP(Signal.BATTERY_TEMP_C, Double.NaN),
    MOTOR_TEMP(Signal.MOTOR_TEMP_C, Double.NaN),
    BRAKE_TEMP(Signal.BRAKE_TEMP_C, Double.NaN),
    CARGO_TEMP(Signal.CARGO_TEMP_C, Double.NaN),
    CARGO_WEIGHT(Signal.CARGO_WEIGHT_KG, Double.NaN);

    private static final Residual[] ALL = values();

    /** How many there are. */
    static final int COUNT = ALL.length;

    /** Tyres wear and are pumped up: wheel speed may be wrong by so much of the speed. */
    private static final double WHEEL_RATIO = 0.05;

    private static final double DRIVING_MPS = 2;
    private static final double TURNING_MPS = 5;
    private static final double LEAST_STEP_S = 0.5;
    private static final double MOST_STEP_S = 2;

    /** The signal that is suspected. */
    final Signal signal;

    /** The smallest spike that matters, over six; NaN = none does. */
    final double spikeScale;

    /** The steady deviation that a sound sensor may have; NaN = any. */
    final double driftScale;

    Residual(Signal signal, double driftScale) {
        this.signal = signal;
        this.driftScale = driftScale;
        spikeScale = SignalLimits.of(signal).scale();
    }

    /** The residual with this ordinal, without the copy that {@code values()} makes. */
    static Residual at(int ordinal) {
        return ALL[ordinal];
    }

    /**
     * Its value at a sample that gives the signal; NaN if unknown.
     *
     * @param sinceS seconds since the beginning of the second before; 0 where the sample does not begin a second
     * @param speedBefore speed over ground then
     * @param courseBefore course then
     */
    double valueAt(VehicleRun run, int i, double sinceS, double speedBefore, double courseBefore) {
        double value = run.column(signal)[i];
        double speedMps = run.column(Signal.SPEED_MPS)[i];
        boolean steps = sinceS >= LEAST_STEP_S && sinceS <= MOST_STEP_S;
        return switch (this) {
            case WHEEL_SPEED -> speedMps > DRIVING_MPS ? Math.abs(value) - speedMps : Double.NaN;
            case YAW_RATE -> {
                double turnDeg = Turn.shortestDeg(run.column(Signal.COURSE_DEG)[i] - courseBefore);
                boolean known = steps && speedMps > TURNING_MPS && speedBefore > TURNING_MPS;
                yield known ? Math.abs(value) - Math.abs(turnDeg) / sinceS : Double.NaN;
            }
            case ACCEL_LON -> steps ? value - (speedMps - speedBefore) / sinceS : Double.NaN;
            default -> value;
        };
    }

    /** The steady deviation that a sound sensor may have at a sample. */
    double driftScaleAt(VehicleRun run, int i, double scale) {
        return this == WHEEL_SPEED ? scale + WHEEL_RATIO * run.column(Signal.SPEED_MPS)[i] : scale;
    }
}
