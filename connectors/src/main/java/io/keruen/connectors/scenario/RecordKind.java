package io.keruen.connectors.scenario;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The kinds of lines besides telemetry: the file they stand in and the fields they have. */
public enum RecordKind {
    ACTION(
            "actions",
            Field.required("officer", Type.ID),
            Field.names(
                    "action",
                    "ACKNOWLEDGE",
                    "SHELVE",
                    "UNSHELVE",
                    "CLEAR_LATCH",
                    "HOLD_GATE",
                    "RELEASE_GATE",
                    "RESUME_PERMITTED"),
            Field.optional("alertId", Type.ID),
            Field.optional("type", Type.ID),
            Field.optional("gateId", Type.ID),
            Field.optional("vehicleId", Type.ID),
            Field.required("reason", Type.TEXT),
            Field.optional("untilMs", Type.TIME)),
    DECLARATION(
            "declarations",
            Field.required("declarationId", Type.ID),
            Field.names("authority", "KZ", "CN"),
            Field.names(
                    "status",
                    "LODGED",
                    "ACCEPTED",
                    "UNDER_CONTROL",
                    "RELEASED_FOR_TRANSIT",
                    "NOT_RELEASED",
                    "DETAINED",
                    "INVALIDATED",
                    "WRITTEN_OFF"),
            Field.required("version", Type.VERSION),
            Field.optional("validToMs", Type.TIME)),
    GATE(
            "gates",
            Field.required("gateId", Type.ID),
            Field.names("event", "ARRIVED", "PASSED", "BARRIER_OPENED", "BARRIER_CLOSED", "FAULT"),
            Field.optional("vehicleId", Type.ID),
            Field.optional("plate", Type.WORD),
            Field.optional("sealId", Type.ID)),
    SEAL(
            "seals",
            Field.required("sealId", Type.ID),
            Field.required("vehicleId", Type.ID),
            Field.names("status", "SEALED", "OPENED", "TAMPERED", "HOUSING_TAMPERED", "FAULT"),
            Field.optional("batteryPct", Type.NUMBER),
            Field.optional("action", Type.WORD),
            Field.optional("latDeg", Type.LATITUDE),
            Field.optional("lonDeg", Type.LONGITUDE));

    private final String stem;
    private final List<Field> fields;

    RecordKind(String stem, Field... fields) {
        this.stem = stem;
        this.fields = List.of(fields);
    }

    /** The name of the file without its endings. */
    public String stem() {
        return stem;
    }

    /** The fields besides the times. */
    List<Field> fields() {
        return fields;
    }

    /** The field with this name, or {@code null}. */
    @Nullable
    Field field(String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** What a field may hold. */
    enum Type {
        ID,
        TEXT,
        /** A text of at most 128 characters; it may be empty. */
        WORD,
        NAME,
        NUMBER,
        LATITUDE,
        LONGITUDE,
        /** An integer of 0 or more, within 31 bits: what the wire can hold. */
        VERSION,
        TIME
    }

    /** One field of a line. */
    record Field(String name, Type type, boolean required, List<String> names) {
        static Field required(String name, Type type) {
            return new Field(name, type, true, List.of());
        }

        static Field optional(String name, Type type) {
            return new Field(name, type, false, List.of());
        }

        static Field names(String name, String... names) {
            return new Field(name, Type.NAME, true, List.of(names));
        }
    }
}
