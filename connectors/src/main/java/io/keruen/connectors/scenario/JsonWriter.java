package io.keruen.connectors.scenario;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes JSON objects, one a line, the same bytes for the same calls: absent values leave no field behind. */
final class JsonWriter implements Closeable {
    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .rootValueSeparator((String) null)
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER) // the shortest digits, alike on every JDK
            .build();

    private final JsonGenerator json;

    JsonWriter(OutputStream out) throws IOException {
        json = JSON.createGenerator(out);
    }

    /** A writer of one document for people to read: indented, and with a newline at its end. */
    static JsonWriter indented(OutputStream out) throws IOException {
        JsonWriter writer = new JsonWriter(out);
        writer.json.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
        return writer;
    }

    JsonWriter startLine() throws IOException {
        json.writeStartObject();
        return this;
    }

    JsonWriter endLine() throws IOException {
        json.writeEndObject();
        json.writeRaw('\n');
        return this;
    }

    JsonWriter startArray(@Nullable String name) throws IOException {
        if (name != null) {
            json.writeFieldName(name);
        }
        json.writeStartArray();
        return this;
    }

    JsonWriter endArray() throws IOException {
        json.writeEndArray();
        return this;
    }

    JsonWriter startObject(@Nullable String name) throws IOException {
        if (name != null) {
            json.writeFieldName(name);
        }
        json.writeStartObject();
        return this;
    }

    JsonWriter endObject() throws IOException {
        json.writeEndObject();
        return this;
    }

    /** Ends the document. */
    JsonWriter newLine() throws IOException {
        json.writeRaw('\n');
        return this;
    }

    JsonWriter text(String name, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
        return this;
    }

    JsonWriter number(String name, double value) throws IOException {
        if (!Double.isNaN(value)) {
            json.writeNumberField(name, value);
        }
        return this;
    }

    JsonWriter integer(String name, long value) throws IOException {
        json.writeNumberField(name, value);
        return this;
    }

    JsonWriter integerUnless(long absent, String name, long value) throws IOException {
        return value == absent ? this : integer(name, value);
    }

    JsonWriter bool(String name, boolean value) throws IOException {
        json.writeBooleanField(name, value);
        return this;
    }

    /** A flag that is left out while it is not raised. */
    JsonWriter flag(String name, boolean value) throws IOException {
        return value ? bool(name, true) : this;
    }

    JsonWriter base64(String name, byte[] value) throws IOException {
        json.writeBinaryField(name, value);
        return this;
    }

    /** An entry of an array; an absent number is null. */
    JsonWriter entry(double value) throws IOException {
        if (Double.isNaN(value)) {
            json.writeNull();
        } else {
            json.writeNumber(value);
        }
        return this;
    }

    JsonWriter entry(String value) throws IOException {
        json.writeString(value);
        return this;
    }

    /** An object of numbers, sorted by name. */
    JsonWriter numbers(String name, Map<String, Double> values) throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, Double> value : new TreeMap<>(values).entrySet()) {
            number(value.getKey(), value.getValue());
        }
        json.writeEndObject();
        return this;
    }

    /** Flushes and closes what is written to. */
    @Override
    public void close() throws IOException {
        json.close();
    }
}
