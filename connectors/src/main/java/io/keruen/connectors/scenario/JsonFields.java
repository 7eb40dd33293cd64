package io.keruen.connectors.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import io.keruen.connectors.rejected.Validity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of one JSON object of a plan, zone or policy; a null is as good as an absent field. */
final class JsonFields {
    private final JsonNode object;

    JsonFields(JsonNode object) {
        this.object = object;
    }

    /** The value of a field, or {@code null}. */
    @Nullable
    JsonNode find(String name) {
        JsonNode value = object.get(name);
        return value == null || value.isNull() ? null : value;
    }

    private JsonNode get(String name) throws RefusedException {
        JsonNode value = find(name);
        if (value == null) {
            throw new RefusedException(name + " is missing");
        }
        return value;
    }

    String id(String name) throws RefusedException {
        String id = optionalId(name);
        if (id == null) {
            throw new RefusedException(name + " is missing");
        }
        return id;
    }

    @Nullable
    String optionalId(String name) throws RefusedException {
        String id = optionalText(name);
        if (id != null && !Validity.isId(id)) {
            throw new RefusedException(name + " is empty or longer than " + Validity.MAX_ID_LENGTH + " characters");
        }
        return id;
    }

    @Nullable
    String optionalText(String name) throws RefusedException {
        JsonNode value = find(name);
        if (value == null) {
            return null;
        }
        if (!value.isTextual() || !Validity.isWellFormed(value.textValue())) {
            throw new RefusedException(name + " is not a string");
        }
        return value.textValue();
    }

    double number(String name) throws RefusedException {
        return number(name, get(name));
    }

    double optionalNumber(String name) throws RefusedException {
        JsonNode value = find(name);
        return value == null ? Double.NaN : number(name, value);
    }

    static double number(String name, JsonNode value) throws RefusedException {
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            throw new RefusedException(name + " is not a finite number");
        }
        return value.doubleValue();
    }

    /** A number that is absent (NaN) or greater than 0. */
    double optionalPositive(String name) throws RefusedException {
        double value = optionalNumber(name);
        if (value <= 0) {
            throw new RefusedException(name + " is " + value + ", not greater than 0");
        }
        return value;
    }

    long integer(String name) throws RefusedException {
        return integer(name, get(name));
    }

    long optionalInteger(String name, long fallback) throws RefusedException {
        JsonNode value = find(name);
        return value == null ? fallback : integer(name, value);
    }

    private static long integer(String name, JsonNode value) throws RefusedException {
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new RefusedException(name + " is not an integer");
        }
        return value.longValue();
    }

    /** A version: 0 or more, within 31 bits. */
    int version(int fallback) throws RefusedException {
        long version = optionalInteger("version", fallback);
        if (version < 0 || version > Integer.MAX_VALUE) {
            throw new RefusedException("version is " + version + ", not in 0.." + Integer.MAX_VALUE);
        }
        return (int) version;
    }

    boolean optionalBoolean(String name) throws RefusedException {
        JsonNode value = find(name);
        if (value != null && !value.isBoolean()) {
            throw new RefusedException(name + " is not true or false");
        }
        return value != null && value.booleanValue();
    }

    <E extends Enum<E>> E constant(String name, Class<E> type) throws RefusedException {
        get(name);
        String text = String.valueOf(optionalText(name));
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new RefusedException(name + " " + text + " is not known"));
    }

    /** The entries of an array; none if it is absent. */
    List<JsonNode> entries(String name) throws RefusedException {
        JsonNode array = find(name);
        if (array != null && !array.isArray()) {
            throw new RefusedException(name + " is not an array");
        }
        List<JsonNode> entries = new ArrayList<>();
        if (array != null) {
            array.forEach(entries::add);
        }
        return entries;
    }
}
