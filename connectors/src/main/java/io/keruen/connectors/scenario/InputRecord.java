package io.keruen.connectors.scenario;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An accepted line of seals, declarations, gates or actions, checked field by field.
 *
 * @param line its number in its file, from 1
 * @param fields name to value, without the times: String for ids, names and text, Double for numbers, Long for counts
 *     and times
 * @param original the line as it came, which is kept should it be rejected later; records are equal without it
 */
public record InputRecord(
        RecordKind kind, long eventTimeMs, long ingestTimeMs, long line, Map<String, Object> fields, String original) {

    /** A field of text, or {@code null} if absent. */
    public @Nullable String text(String field) {
        return (String) fields.get(field);
    }

    /** A field that is required to be text. */
    public String requiredText(String field) {
        String text = text(field);
        if (text == null) {
            throw new IllegalArgumentException(kind + " has no " + field);
        }
        return text;
    }

    /** A number, or NaN if absent. */
    public double number(String field) {
        Object value = fields.get(field);
        return value == null ? Double.NaN : (Double) value;
    }

    /** An integer or time, or the fallback if absent. */
    public long integer(String field, long fallback) {
        Object value = fields.get(field);
        return value == null ? fallback : (Long) value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof InputRecord that
                && kind == that.kind
                && eventTimeMs == that.eventTimeMs
                && ingestTimeMs == that.ingestTimeMs
                && line == that.line
                && fields.equals(that.fields);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * kind.hashCode() + Long.hashCode(line)) + fields.hashCode();
    }
}
