package io.keruen.connectors.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.keruen.connectors.rejected.Validity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one JSON object of a plan, zone, policy or expectation; a null is as good as an absent field. It remembers
 * what it was asked for: a field that nobody asks for is a misspelt one, whose meaning would be lost in silence.
 */
final class JsonFields {
    private final JsonNode object;
    private final TreeSet<String> known = new TreeSet<>();

    JsonFields(JsonNode object) {
        this.object = object;
    }

    /** The value of a field, or {@code null}. */
    @Nullable
    JsonNode find(String name) {
        known.add(name);
        JsonNode value = object.get(name);
        return value == null || value.isNull() ? null : value;
    }

    /** These may be there, although nobody asks for them in this case. */
    void mayHave(String... names) {
        known.addAll(List.of(names));
    }

    /** The fields that nobody has asked for. */
    List<String> unknown() {
        List<String> unknown = new ArrayList<>();
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                unknown.add(name);
            }
        });
        return unknown;
    }

    /** Refuses a field that nobody has asked for; to be called last. */
    void requireAllKnown() throws RefusedException {
        List<String> unknown = unknown();
        if (!unknown.isEmpty()) {
            throw new RefusedException(unknown.get(0) + " is not known; known are " + String.join(", ", known));
        }
    }

    /**
     * Refuses an unknown field that is an absent one but for case and underscores: another's it can hardly be.
     *
     * @param elsewhere fields that are not absent: they stand in another object
     */
    void requireNoneMisspelt(Set<String> elsewhere) throws RefusedException {
        for (String name : unknown()) {
            String plain = name.replace("_", "");
            for (String meant : known) {
                if (meant.equalsIgnoreCase(plain) && !object.has(meant) && !elsewhere.contains(meant)) {
                    throw new RefusedException(name + " is not known; " + meant + " is");
                }
            }
        }
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

    /** The fields of an object; none if it is absent. */
    JsonFields object(String name) throws RefusedException {
        JsonNode value = find(name);
        if (value != null && !value.isObject()) {
            throw new RefusedException(name + " is not an object");
        }
        return new JsonFields(value == null ? MissingNode.getInstance() : value);
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
