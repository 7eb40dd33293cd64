package io.keruen.app.dossier;

import com.fasterxml.jackson.core.io.NumberOutput;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** JSON as RFC 8785 has it: one value, one sequence of bytes. */
final class CanonicalJson {
    /** Every integer up to here is a double too, as RFC 8785 wants it. */
    private static final long MOST = 1L << 53;

    private static final int LONGEST_PLAIN = 21;
    private static final int MOST_ZEROS = -6;

    private CanonicalJson() {}

    /** The value in bytes. */
    static byte[] bytes(JsonNode value) {
        return text(value).getBytes(StandardCharsets.UTF_8);
    }

    /** The value as text. */
    static String text(JsonNode value) {
        StringBuilder text = new StringBuilder();
        write(value, text);
        return text.toString();
    }

    private static void write(JsonNode value, StringBuilder text) {
        switch (value.getNodeType()) {
            case OBJECT -> writeObject(value, text);
            case ARRAY -> writeArray(value, text);
            case STRING -> quote(value.textValue(), text);
            case NUMBER -> text.append(number(value));
            case BOOLEAN -> text.append(value.booleanValue());
            case NULL -> text.append("null");
            default -> throw new IllegalArgumentException("JSON has no " + value.getNodeType());
        }
    }

    private static void writeObject(JsonNode value, StringBuilder text) {
        // By UTF-16 code units, which is how Java compares strings.
        TreeMap<String, JsonNode> fields = new TreeMap<>();
        value.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        char before = '{';
        for (Map.Entry<String, JsonNode> field : fields.entrySet()) {
            text.append(before);
            quote(field.getKey(), text);
            text.append(':');
            write(field.getValue(), text);
            before = ',';
        }
        text.append(fields.isEmpty() ? "{}" : "}");
    }

    private static void writeArray(JsonNode value, StringBuilder text) {
        char before = '[';
        for (JsonNode each : value) {
            text.append(before);
            write(each, text);
            before = ',';
        }
        text.append(value.isEmpty() ? "[]" : "]");
    }

    private static void quote(String value, StringBuilder text) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char each = value.charAt(i);
            switch (each) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\b' -> text.append("\\b");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\f' -> text.append("\\f");
                case '\r' -> text.append("\\r");
                default -> {
                    if (each < ' ') {
                        text.append(String.format("\\u%04x", (int) each));
                    } else {
                        text.append(each);
                    }
                }
            }
        }
        text.append('"');
    }

    private static String number(JsonNode value) {
        boolean isExact = (value.isInt() || value.isLong()) && isExact(value.longValue());
        return isExact ? Long.toString(value.longValue()) : number(value.doubleValue());
    }

    /** Whether a JSON number keeps all digits of an integer; the lowest one of Java has no absolute value. */
    static boolean isExact(long number) {
        return -MOST <= number && number <= MOST;
    }

    /** A number as ECMAScript writes it: the fewest digits that tell it from its neighbours. */
    static String number(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("JSON has no " + value);
        }
        if (value == 0) {
            return "0";
        }
        String sign = value < 0 ? "-" : "";
        BigDecimal shortest = shortest(Math.abs(value));
        String digits = shortest.unscaledValue().toString();
        return sign + placed(digits, digits.length() - shortest.scale());
    }

    /** Java never writes fewer than two digits, so it may be one too many. */
    private static BigDecimal shortest(double value) {
        BigDecimal exact = new BigDecimal(NumberOutput.toString(value, true)).stripTrailingZeros();
        if (exact.precision() == 2) {
            BigDecimal oneDigit = exact.round(new MathContext(1)).stripTrailingZeros();
            if (oneDigit.doubleValue() == value) {
                return oneDigit;
            }
        }
        return exact;
    }

    /** Digits with the point behind so many of them. */
    private static String placed(String digits, int point) {
        int count = digits.length();
        if (count <= point && point <= LONGEST_PLAIN) {
            return digits + "0".repeat(point - count);
        }
        if (0 < point && point <= LONGEST_PLAIN) {
            return digits.substring(0, point) + "." + digits.substring(point);
        }
        if (MOST_ZEROS < point && point <= 0) {
            return "0." + "0".repeat(-point) + digits;
        }
        int exponent = point - 1;
        String fraction = count == 1 ? "" : "." + digits.substring(1);
        return digits.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
    }
}
