package io.keruen.core.sample;

/** A measured quantity of a sample that is a number with a unit; absent is NaN. The order is the wire's column order. */
public enum Signal {
    ALTITUDE_M("altitude", "M", "m"),
    SPEED_MPS("speed", "Mps", "m/s"),
    COURSE_DEG("course", "Deg", "deg"),
    ACCURACY_M("accuracy", "M", "m"),
    HDOP("hdop", "", ""),
    CN0_MEAN_DB_HZ("cn0Mean", "DbHz", "dB-Hz"),
    WHEEL_SPEED_MPS("wheelSpeed", "Mps", "m/s"),
    ODOMETER_M("odometer", "M", "m"),
    YAW_RATE_DEGPS("yawRate", "Degps", "deg/s"),
    ACCEL_LON_MPS2("accelLon", "Mps2", "m/s2"),
    ACCEL_LAT_MPS2("accelLat", "Mps2", "m/s2"),
    STATE_OF_CHARGE_PCT("stateOfCharge", "Pct", "%"),
    BATTERY_TEMP_C("batteryTemp", "C", "C"),
    MOTOR_TEMP_C("motorTemp", "C", "C"),
    BRAKE_TEMP_C("brakeTemp", "C", "C"),
    CARGO_TEMP_C("cargoTemp", "C", "C"),
    CARGO_WEIGHT_KG("cargoWeight", "Kg", "kg");

    private static final Signal[] ALL = values();

    /** How many signals there are. */
    public static final int COUNT = ALL.length;

    private final String quantity;
    private final String suffix;
    private final String unit;
    private final String fieldName;

    Signal(String quantity, String suffix, String unit) {
        this.quantity = quantity;
        this.suffix = suffix;
        this.unit = unit;
        fieldName = quantity + suffix;
    }

    /** The field's name in every format: unit last. */
    public String fieldName() {
        return fieldName;
    }

    /** The measured quantity: the field's name without the unit. */
    public String quantity() {
        return quantity;
    }

    /** Its unit as people write it, such as {@code m/s}; empty if it has none. */
    public String unit() {
        return unit;
    }

    /** A number about it, in its unit: {@code batteryTempC} and {@code Most} make {@code batteryTempMostC}. */
    public String named(String qualifier) {
        return quantity + qualifier + suffix;
    }

    /** The signal with this ordinal, without the copy that {@code values()} makes. */
    public static Signal at(int ordinal) {
        return ALL[ordinal];
    }
}
