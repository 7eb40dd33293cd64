package io.keruen.connectors.scenario;

import io.keruen.connectors.rejected.ActionCheck;
import io.keruen.connectors.rejected.InvalidInputException;
import io.keruen.connectors.rejected.Reason;
import io.keruen.connectors.rejected.Validity;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads one line of seals, declarations, gates or actions, or says why it is none. Reusable; one per thread. */
final class RecordLine {
    private static final String EVENT_TIME = "eventTimeMs";
    private static final String INGEST_TIME = "ingestTimeMs";

    private final RecordKind kind;
    private final JsonLine json = new JsonLine();
    private long unknownFields;

    RecordLine(RecordKind kind) {
        this.kind = kind;
    }

    InputRecord read(byte[] bytes, int from, int to, long line) throws InvalidInputException {
        Map<String, Object> fields = new TreeMap<>();
        long unknown;
        try {
            json.open(bytes, from, to);
            unknown = readFields(fields);
        } finally {
            json.close();
        }
        require(fields, EVENT_TIME);
        for (RecordKind.Field field : kind.fields()) {
            if (field.required()) {
                require(fields, field.name());
            }
        }
        long eventTimeMs = takeTime(fields, EVENT_TIME, 0);
        long ingestTimeMs = takeTime(fields, INGEST_TIME, eventTimeMs);
        String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        InputRecord record =
                new InputRecord(kind, eventTimeMs, ingestTimeMs, line, Collections.unmodifiableMap(fields), text);
        if (kind == RecordKind.ACTION) {
            ActionCheck.check(ActionLine.action(record));
        }
        unknownFields += unknown;
        return record;
    }

    private static long takeTime(Map<String, Object> fields, String name, long fallback) {
        Object time = fields.remove(name);
        return time == null ? fallback : (Long) time;
    }

    /** How many unknown fields the accepted lines had. */
    long unknownFields() {
        return unknownFields;
    }

    private long readFields(Map<String, Object> into) throws InvalidInputException {
        Set<String> names = new HashSet<>();
        long unknown = 0;
        for (String name = json.nextField(); name != null; name = json.nextField()) {
            JsonLine.requireNew(names, name);
            RecordKind.Field field = kind.field(name);
            boolean isTime = name.equals(EVENT_TIME) || name.equals(INGEST_TIME);
            if (field == null && !isTime) {
                json.skip(name);
                unknown++;
            } else if (json.isNull()) {
                if (name.equals(EVENT_TIME) || (field != null && field.required())) {
                    throw new InvalidInputException(Reason.NULL_FIELD, "The field " + name + " is null.");
                }
            } else {
                into.put(name, field == null ? (Object) json.time(name) : value(field));
            }
        }
        return unknown;
    }

    private Object value(RecordKind.Field field) throws InvalidInputException {
        String name = field.name();
        return switch (field.type()) {
            case ID -> json.id(name);
            case TEXT -> json.text(name);
            case WORD -> {
                String word = json.text(name);
                Validity.requireWord(name, word);
                yield word;
            }
            case NAME -> field.names().get(json.name(name, field.names()));
            case NUMBER -> (Object) json.number(name);
            case LATITUDE -> (Object) json.degrees(name, 90);
            case LONGITUDE -> (Object) json.degrees(name, 180);
            case VERSION -> (Object) version(name);
            case TIME -> (Object) json.time(name);
        };
    }

    private long version(String name) throws InvalidInputException {
        long version = json.count(name);
        if (version > Integer.MAX_VALUE) {
            throw new InvalidInputException(
                    Reason.OUT_OF_RANGE, "The field " + name + " is " + version + ", above " + Integer.MAX_VALUE + ".");
        }
        return version;
    }

    private static void require(Map<String, Object> fields, String name) throws InvalidInputException {
        if (!fields.containsKey(name)) {
            throw new InvalidInputException(Reason.MISSING_FIELD, "The field " + name + " is missing.");
        }
    }
}
