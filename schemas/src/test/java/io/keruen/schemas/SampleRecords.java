package io.keruen.schemas;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/**
 * Makes one record of any contract with every field set, always the same: three entries a column, no null. Values fit
 * the types and tell the fields apart; they are no story of the road.
 */
final class SampleRecords {
    private static final int COLUMN_LENGTH = 3;
    private static final int ABSENT_ENTRY = 1;
    private static final Set<String> SPANS = Set.of("holdMs", "maxDwellMs");
    private static final long SPAN_MS = 60_000;
    private static final long MOMENT_MS = 1_767_225_600_000L; // 2026-01-01T00:00:00Z

    private SampleRecords() {}

    /** The sample record of a contract. */
    static GenericRecord of(Schema contract) {
        GenericRecord sample = new GenericData.Record(contract);
        contract.getFields().forEach(field -> sample.put(field.pos(), value(field.schema(), field.name(), 0)));
        return sample;
    }

    private static Object value(Schema schema, String name, int index) {
        return switch (schema.getType()) {
            case RECORD -> of(schema);
            case ENUM ->
                new GenericData.EnumSymbol(
                        schema,
                        schema.getEnumSymbols().get(schema.getEnumSymbols().size() - 1));
            case ARRAY -> new GenericData.Array<>(schema, column(schema.getElementType(), name));
            case MAP -> Map.of("key", value(schema.getValueType(), name, index));
            case UNION -> value(notNull(schema), name, index);
            case STRING -> name + "-" + (index + 1);
            case BYTES -> ByteBuffer.wrap(new byte[] {0b101});
            case INT -> 1;
            case LONG -> integer(name, index);
            case DOUBLE -> number(name, index);
            case BOOLEAN -> true;
            default -> throw new IllegalArgumentException("no sample value for " + schema);
        };
    }

    private static List<Object> column(Schema entry, String name) {
        return IntStream.range(0, COLUMN_LENGTH)
                .mapToObj(i -> i == ABSENT_ENTRY ? absentOr(value(entry, name, i), name) : value(entry, name, i))
                .toList();
    }

    private static Object absentOr(Object value, String name) {
        if (value instanceof Integer) {
            return 0;
        }
        return value instanceof Double && !name.endsWith("Deg") ? (Object) Double.NaN : value;
    }

    private static long integer(String name, int index) {
        if (SPANS.contains(name)) {
            return SPAN_MS;
        }
        return name.endsWith("Ms") ? MOMENT_MS + 1000L * mark(name) + 100L * index : mark(name) + index;
    }

    private static double number(String name, int index) {
        return switch (name) {
            case "latDeg" -> 46.68 + 0.0001 * index;
            case "lonDeg" -> 82.71 + 0.0001 * index;
            default -> mark(name) + 0.25 * index;
        };
    }

    /** A small number that differs from field to field, mostly. */
    private static int mark(String name) {
        return 1 + Math.floorMod(name.hashCode(), 997);
    }

    private static Schema notNull(Schema union) {
        return union.getTypes().stream()
                .filter(branch -> branch.getType() != Schema.Type.NULL)
                .findFirst()
                .orElseThrow();
    }
}
