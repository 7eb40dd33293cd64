package io.keruen.connectors.codec;

import io.keruen.connectors.rejected.InvalidInputException;
import io.keruen.connectors.rejected.Reason;
import java.util.List;
import org.apache.avro.Schema;

/**
 * Walks over a record's bytes before Avro reads them: every length must fit into what is there and nothing may follow,
 * so that a forged length never becomes memory. Allocates nothing.
 */
final class WireCheck {
    private static final int MAX_DEPTH = 64;

    private final WireReader wire = new WireReader();

    /** Checks the body of a record. */
    void check(Schema writer, byte[] bytes, int from, int to) throws InvalidInputException {
        wire.reset(bytes, from, to);
        walk(writer, 0);
        if (wire.remaining() != 0) {
            throw unreadable(wire.remaining() + " bytes follow the record.");
        }
    }

    private void walk(Schema schema, int depth) throws InvalidInputException {
        if (depth > MAX_DEPTH) {
            throw unreadable("The record is nested deeper than " + MAX_DEPTH + ".");
        }
        switch (schema.getType()) {
            case NULL -> {}
            case BOOLEAN -> wire.skip(1);
            case INT -> wire.readInt();
            case LONG -> wire.readLong();
            case FLOAT -> wire.skip(Float.BYTES);
            case DOUBLE -> wire.skip(Double.BYTES);
            case FIXED -> wire.skip(schema.getFixedSize());
            case STRING, BYTES -> wire.skipBytes();
            case ENUM -> index(wire.readInt(), schema.getEnumSymbols());
            case UNION -> walk(schema.getTypes().get(index(wire.readInt(), schema.getTypes())), depth + 1);
            case ARRAY -> walkBlocks(schema.getElementType(), false, depth);
            case MAP -> walkBlocks(schema.getValueType(), true, depth);
            case RECORD -> {
                for (Schema.Field field : schema.getFields()) {
                    walk(field.schema(), depth + 1);
                }
            }
        }
    }

    private void walkBlocks(Schema entry, boolean keyed, int depth) throws InvalidInputException {
        // An entry of no bytes is not in our schemas; if it comes, the bytes left still bound the count.
        for (int block = wire.readBlockCount(wire.remaining()); block != 0; ) {
            for (int i = 0; i < block; i++) {
                if (keyed) {
                    wire.skipBytes();
                }
                walk(entry, depth + 1);
            }
            block = wire.readBlockCount(wire.remaining());
        }
    }

    private static int index(int index, List<?> choices) throws InvalidInputException {
        if (index < 0 || index >= choices.size()) {
            throw unreadable("A choice among " + choices.size() + " has the number " + index + ".");
        }
        return index;
    }

    private static InvalidInputException unreadable(String sentence) {
        return new InvalidInputException(Reason.UNREADABLE_RECORD, sentence);
    }
}
