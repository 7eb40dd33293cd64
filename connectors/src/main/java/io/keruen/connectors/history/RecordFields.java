package io.keruen.connectors.history;

import io.keruen.connectors.names.HistoryField;
import io.keruen.connectors.names.Measurements;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.influxdb.dto.Point;
import org.jspecify.annotations.Nullable;

/** Copies what a record of one schema and a measurement have in common, by name; what is absent stays out. */
final class RecordFields {
    private final List<Tag> tags = new ArrayList<>();
    private final List<Value> values = new ArrayList<>();

    RecordFields(Measurements measurement, Schema schema) {
        for (String tag : measurement.tags()) {
            Schema.Field found = schema.getField(tag);
            if (found != null) {
                tags.add(new Tag(tag, found.pos()));
            }
        }
        for (HistoryField field : measurement.fields()) {
            Schema.Field found = schema.getField(field.name());
            if (found != null) {
                values.add(new Value(field, found.pos()));
            }
        }
    }

    void copy(IndexedRecord from, Point.Builder to) {
        for (Tag tag : tags) {
            tag(to, tag.name, from.get(tag.position));
        }
        for (Value value : values) {
            field(to, value.field, from.get(value.position));
        }
    }

    /** A tag; absent where there is no value. Line protocol cannot hold line breaks and backslashes in tags. */
    static void tag(Point.Builder to, String name, @Nullable Object value) {
        if (value != null) {
            to.tag(name, value.toString().replace('\n', ' ').replace('\r', ' ').replace('\\', '/'));
        }
    }

    private static void field(Point.Builder to, HistoryField field, @Nullable Object value) {
        if (value == null) {
            return;
        }
        switch (field.kind()) {
            case NUMBER -> {
                double number = number(value);
                if (Double.isFinite(number)) {
                    to.addField(field.name(), number);
                }
            }
            case COUNT -> to.addField(field.name(), ((Number) value).longValue());
            case FLAG -> to.addField(field.name(), (Boolean) value ? 1L : 0L);
            case TEXT -> {
                String text = text(value);
                if (!text.isEmpty()) {
                    to.addField(field.name(), text);
                }
            }
        }
    }

    private static double number(Object value) {
        if (value instanceof Collection<?> many) {
            return many.stream()
                    .mapToDouble(each -> ((Number) each).doubleValue())
                    .filter(Double::isFinite)
                    .min()
                    .orElse(Double.NaN);
        }
        return ((Number) value).doubleValue();
    }

    private static String text(Object value) {
        return value instanceof Collection<?> many
                ? many.stream().map(String::valueOf).collect(Collectors.joining(","))
                : value.toString();
    }

    private record Tag(String name, int position) {}

    private record Value(HistoryField field, int position) {}
}
