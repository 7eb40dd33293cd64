package io.keruen.core.sample;

import java.util.List;

/** A quantity of a sample that is a small integer: a count, or the position of its name in a list; absent is -1. */
public enum CodedSignal {
    FIX_TYPE("fixType", "NONE", "TWO_D", "THREE_D", "DGNSS", "RTK_FLOAT", "RTK_FIXED"),
    SATELLITES("satellites"),
    DATUM("datum", "WGS84", "CGCS2000"),
    OPERATING_MODE(
            "operatingMode", "STARTUP", "AUTOMATIC", "SEMIAUTOMATIC", "INTERVENED", "MANUAL", "SERVICE", "TEACH_IN"),
    EMERGENCY_STOP("emergencyStop", "NONE", "MANUAL", "REMOTE"),
    MINIMAL_RISK("minimalRisk"),
    DOOR_OPEN("doorOpen"),
    ROAD_SURFACE("roadSurface", "DRY", "WET", "SNOW", "ICE", "SLUSH");

    private static final CodedSignal[] ALL = values();

    /** How many coded signals there are. */
    public static final int COUNT = ALL.length;

    /** The code of an absent value. */
    public static final int ABSENT = -1;

    private final String fieldName;
    private final List<String> names;

    CodedSignal(String fieldName, String... names) {
        this.fieldName = fieldName;
        this.names = List.of(names);
    }

    /** The field's name in every format. */
    public String fieldName() {
        return fieldName;
    }

    /** The names whose positions are the codes; empty for a count ({@code satellites}) and for booleans (0, 1). */
    public List<String> names() {
        return names;
    }

    /** The coded signal with this ordinal, without the copy that {@code values()} makes. */
    public static CodedSignal at(int ordinal) {
        return ALL[ordinal];
    }
}
