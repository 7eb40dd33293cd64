package io.keruen.core.sample;

/** A measured quantity of a sample that is a number with a unit; absent is NaN. The order is the wire's column order. */
public enum Signal {
    ALTITUDE_M("altitudeM"),
    SPEED_MPS("speedMps"),
    COURSE_DEG("courseDeg"),
    ACCURACY_M("accuracyM"),
    HDOP("hdop"),
    CN0_MEAN_DB_HZ("cn0MeanDbHz"),
    WHEEL_SPEED_MPS("wheelSpeedMps"),
    ODOMETER_M("odometerM"),
    YAW_RATE_DEGPS("yawRateDegps"),
    ACCEL_LON_MPS2("accelLonMps2"),
    ACCEL_LAT_MPS2("accelLatMps2"),
    STATE_OF_CHARGE_PCT("stateOfChargePct"),
    BATTERY_TEMP_C("batteryTempC"),
    MOTOR_TEMP_C("motorTempC"),
    BRAKE_TEMP_C("brakeTempC"),
    CARGO_TEMP_C("cargoTempC"),
    CARGO_WEIGHT_KG("cargoWeightKg");

    private static final Signal[] ALL = values();

    /** How many signals there are. */
    public static final int COUNT = ALL.length;

    private final String fieldName;

    Signal(String fieldName) {
        this.fieldName = fieldName;
    }

    /** The field's name in every format: unit last. */
    public String fieldName() {
        return fieldName;
    }

    /** The signal with this ordinal, without the copy that {@code values()} makes. */
    public static Signal at(int ordinal) {
        return ALL[ordinal];
    }
}
