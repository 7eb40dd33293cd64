package io.keruen.connectors.scenario;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.keruen.connectors.rejected.InvalidInputException;
import io.keruen.connectors.rejected.Reason;
import io.keruen.connectors.rejected.Validity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One line that must be exactly one JSON object, read field by field; whatever is wrong with it becomes an
 * {@link InvalidInputException}. Reusable; one per thread.
 *
 * <p>A field given twice is found here for nested objects and by the caller for the fields it knows, which is cheaper
 * than to let the parser remember all names.
 */
final class JsonLine {
    /** How deep objects and arrays may be nested; the line's own object is the first level. */
    static final int MAX_DEPTH = 32;

    private static final int MAX_SENTENCE = 200;
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS) // to tell NaN from broken grammar; rejected all the same
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .enable(StreamReadFeature.USE_FAST_BIG_NUMBER_PARSER)
            .configure(JsonFactory.Feature.INTERN_FIELD_NAMES, false)
            .configure(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW, false)
            .build();

    private JsonParser parser;

    JsonLine() {
        parser = parser(new byte[0], 0, 0);
    }

    private static JsonParser parser(byte[] bytes, int from, int to) {
        try {
            return JSON.createParser(bytes, from, to - from);
        } catch (IOException e) {
            throw new UncheckedIOException("a byte array cannot fail", e);
        }
    }

    /** Starts to read the line, which {@link LineCheck} has passed. */
    void open(byte[] bytes, int from, int to) throws InvalidInputException {
        parser = parser(bytes, from, to);
        if (next() != JsonToken.START_OBJECT) {
            throw new InvalidInputException(Reason.NOT_ONE_OBJECT, "The line is not a JSON object.");
        }
    }

    /** Gives the parser's buffers back. */
    void close() {
        try {
            parser.close();
        } catch (IOException e) {
            throw new UncheckedIOException("a byte array cannot fail", e);
        }
    }

    /** Moves to the next field and its value; {@code null} after the last, when nothing follows the object. */
    @Nullable
    String nextField() throws InvalidInputException {
        String name;
        try {
            name = parser.nextFieldName();
        } catch (IOException e) {
            throw invalid(e);
        }
        if (name == null) {
            requireEnd();
        } else {
            next();
        }
        return name;
    }

    private void requireEnd() throws InvalidInputException {
        boolean more;
        try {
            more = parser.nextToken() != null;
        } catch (IOException e) {
            more = true;
        }
        if (more) {
            throw new InvalidInputException(Reason.NOT_ONE_OBJECT, "Something follows the JSON object.");
        }
    }

    boolean isNull() {
        return parser.currentToken() == JsonToken.VALUE_NULL;
    }

    /** A number that is finite. */
    double number(String field) throws InvalidInputException {
        JsonToken token = parser.currentToken();
        if (token != JsonToken.VALUE_NUMBER_FLOAT && token != JsonToken.VALUE_NUMBER_INT) {
            throw wrongType(field, "a number");
        }
        return finite(field);
    }

    private double finite(String field) throws InvalidInputException {
        try {
            double value = parser.getDoubleValue();
            if (Double.isFinite(value)) {
                return value;
            }
            throw new InvalidInputException(
                    Reason.NOT_FINITE, "The field " + shown(field) + " is " + shown(parser.getText()) + ".");
        } catch (IOException e) {
            throw invalid(e);
        }
    }

    /** An integer of at most 64 bits. */
    long integer(String field) throws InvalidInputException {
        return integer(field, Reason.WRONG_TYPE, Reason.OUT_OF_RANGE);
    }

    private long integer(String field, Reason fraction, Reason beyond) throws InvalidInputException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NUMBER_FLOAT) {
            finite(field);
            throw new InvalidInputException(fraction, "The field " + field + " is not written as an integer.");
        }
        if (token != JsonToken.VALUE_NUMBER_INT) {
            throw wrongType(field, "an integer");
        }
        try {
            if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
                throw new InvalidInputException(beyond, "The field " + field + " does not fit into 64 bits.");
            }
            return parser.getLongValue();
        } catch (IOException e) {
            throw invalid(e);
        }
    }

    /** An integer that is not negative. */
    long count(String field) throws InvalidInputException {
        long value = integer(field);
        if (value < 0) {
            throw new InvalidInputException(Reason.NEGATIVE, "The field " + field + " is " + value + ".");
        }
        return value;
    }

    /** Milliseconds since 1970 in the years 2000 to 2100. */
    long time(String field) throws InvalidInputException {
        long value = integer(field, Reason.BAD_TIME, Reason.BAD_TIME);
        Validity.requireTime(field, value);
        return value;
    }

    /** A latitude or longitude: a number of degrees within the limit. */
    double degrees(String field, double maxDeg) throws InvalidInputException {
        double value = number(field);
        if (!(Math.abs(value) <= maxDeg)) {
            throw new InvalidInputException(Reason.OUT_OF_RANGE, "The field " + field + " is " + value + ".");
        }
        return value;
    }

    String text(String field) throws InvalidInputException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw wrongType(field, "a string");
        }
        String text;
        try {
            text = parser.getText();
        } catch (IOException e) {
            throw invalid(e);
        }
        if (!Validity.isWellFormed(text)) {
            throw new InvalidInputException(Reason.NOT_UTF8, "The field " + field + " holds half of a surrogate pair.");
        }
        return text;
    }

    /** A string of at most 128 characters. */
    String word(String field) throws InvalidInputException {
        String word = text(field);
        Validity.requireWord(field, word);
        return word;
    }

    /** A string of 1 to 128 characters. */
    String id(String field) throws InvalidInputException {
        String id = text(field);
        if (!Validity.isId(id)) {
            throw new InvalidInputException(
                    Reason.BAD_ID, "The field " + field + " is empty or longer than 128 characters.");
        }
        return id;
    }

    /** The position of a name in the list of those that are known. */
    int name(String field, List<String> names) throws InvalidInputException {
        String name = text(field);
        int position = names.indexOf(name);
        if (position < 0) {
            throw new InvalidInputException(
                    Reason.UNKNOWN_VALUE, "The field " + field + " is " + shown(name) + ", not one of " + names + ".");
        }
        return position;
    }

    boolean bool(String field) throws InvalidInputException {
        JsonToken token = parser.currentToken();
        if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
            throw wrongType(field, "true or false");
        }
        return token == JsonToken.VALUE_TRUE;
    }

    void requireArray(String field) throws InvalidInputException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw wrongType(field, "an array");
        }
    }

    /** Moves to the next entry of an array; false after the last. */
    boolean nextEntry() throws InvalidInputException {
        return next() != JsonToken.END_ARRAY;
    }

    /** Reads over the value, which must be good JSON all the same. */
    void skip(String field) throws InvalidInputException {
        skip(field, 2);
    }

    private void skip(String field, int depth) throws InvalidInputException {
        switch (parser.currentToken()) {
            case START_OBJECT, START_ARRAY -> {
                if (depth > MAX_DEPTH) {
                    throw new InvalidInputException(
                            Reason.TOO_DEEP, "The field " + shown(field) + " is nested deeper than " + MAX_DEPTH + ".");
                }
                skipEntries(field, depth, parser.currentToken() == JsonToken.START_OBJECT);
            }
            case VALUE_NUMBER_FLOAT -> finite(field);
            case VALUE_STRING -> text(field);
            default -> {}
        }
    }

    private void skipEntries(String field, int depth, boolean named) throws InvalidInputException {
        Set<String> names = new HashSet<>();
        JsonToken end = named ? JsonToken.END_OBJECT : JsonToken.END_ARRAY;
        for (JsonToken token = next(); token != end; token = next()) {
            if (named) {
                requireNew(names, name());
                next();
            }
            skip(field, depth + 1);
        }
    }

    static void requireNew(Set<String> names, String name) throws InvalidInputException {
        if (!names.add(name)) {
            throw twice(name);
        }
    }

    static InvalidInputException twice(String field) {
        return new InvalidInputException(Reason.DUPLICATE_FIELD, "The field " + shown(field) + " is given twice.");
    }

    private String name() throws InvalidInputException {
        try {
            return parser.currentName();
        } catch (IOException e) {
            throw invalid(e);
        }
    }

    private JsonToken next() throws InvalidInputException {
        try {
            JsonToken token = parser.nextToken();
            if (token == null) {
                throw new InvalidInputException(Reason.NOT_JSON, "The line ends too early.");
            }
            return token;
        } catch (IOException e) {
            throw invalid(e);
        }
    }

    private InvalidInputException wrongType(String field, String wanted) {
        return new InvalidInputException(Reason.WRONG_TYPE, "The field " + shown(field) + " is not " + wanted + ".");
    }

    private static InvalidInputException invalid(IOException e) {
        String message = e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
        Reason reason = e instanceof StreamConstraintsException ? Reason.TOO_LONG : Reason.NOT_JSON;
        return new InvalidInputException(reason, shown(String.valueOf(message)) + ".");
    }

    private static String shown(String text) {
        String line = text.replace('\n', ' ').replace('\r', ' ');
        return line.length() <= MAX_SENTENCE ? line : line.substring(0, MAX_SENTENCE) + "...";
    }
}
