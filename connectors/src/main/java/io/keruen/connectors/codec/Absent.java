package io.keruen.connectors.codec;

import io.keruen.connectors.rejected.InvalidInputException;
import io.keruen.connectors.rejected.Reason;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How an absent value is written in Avro (null) and in core (NaN, a number that stands for none, empty). */
final class Absent {
    private Absent() {}

    static @Nullable Double nanAsNull(double value) {
        return Double.isNaN(value) ? null : value;
    }

    static double nullAsNan(@Nullable Double value) {
        return value == null ? Double.NaN : value;
    }

    static @Nullable Long asNull(long value, long absent) {
        return value == absent ? null : value;
    }

    static long nullAs(@Nullable Long value, long absent) {
        return value == null ? absent : value;
    }

    static @Nullable String emptyAsNull(String text) {
        return text.isEmpty() ? null : text;
    }

    static String nullAsEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** The constant of the same name in another enum. */
    static <E extends Enum<E>> E sameName(Class<E> type, Enum<?> value) throws InvalidInputException {
        String name = value.name();
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        Reason.UNKNOWN_VALUE, "The " + type.getSimpleName() + " " + name + " is not known here."));
    }
}
