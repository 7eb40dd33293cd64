package io.keruen.connectors.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.connectors.Seeded;
import io.keruen.connectors.rejected.Reason;
import io.keruen.core.sample.Frame;
import java.util.List;
import java.util.Random;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

/** Frames that another release wrote: resolved by Avro, judged like all others. */
class FrameEvolutionTest {
    private final Schema older = without(FrameRecords.SCHEMA, List.of("roadSurface", "roadSurfacePresent", "keyId"));
    private final FrameDecoder decoder =
            new FrameDecoder(SchemaStore.ofThisBuild().with(List.of(older)));

    @Test
    void older_frame_decodes_with_the_new_columns_absent() throws InvalidFrameException {
        Frame written = new Frame(8);
        Frame read = new Frame(8);
        Seeded seeded = new Seeded(1);
        for (int i = 0; i < 200; i++) {
            byte[] message = new FrameEncoder().encodeRecorded(seeded.frame(written, 8));
            GenericRecord datum = projected(FrameRecords.decode(message, FrameRecords.SCHEMA));

            decoder.decode(FrameRecords.encode(datum, i % 2 == 0), Seeded.START_MS, read);

            GenericRecord current = FrameRecords.decode(message, FrameRecords.SCHEMA);
            current.put("roadSurface", List.of());
            current.put("roadSurfacePresent", java.nio.ByteBuffer.allocate(0));
            FrameRecords.assertSame(read, current);
        }
    }

    @Test
    void older_frame_is_checked_as_well() {
        GenericRecord frame = projected(FrameRecords.valid());
        frame.put("latDeg", List.of(1.0, 91.0));

        assertThat(FrameCodecTest.invalid(decoder, FrameRecords.encode(frame, false))
                        .reason())
                .isEqualTo(Reason.OUT_OF_RANGE);
    }

    @Test
    void mutated_older_frames_never_fail_otherwise() {
        Random random = new Random(2);
        byte[] message = FrameRecords.encode(projected(FrameRecords.valid()), false);
        int accepted = 0;
        for (int i = 0; i < 8_000; i++) {
            try {
                decoder.decode(FrameCodecProperties.mutant(message, random), Seeded.START_MS, new Frame(2));
                accepted++;
            } catch (InvalidFrameException e) {
                assertThat(e.sentence()).isNotBlank();
            }
        }
        assertThat(accepted).isPositive();
    }

    @Test
    void schema_of_another_record_is_unknown_here() {
        Schema other = Schema.createRecord("Stranger", null, "io.keruen.schemas", false, List.of());
        FrameDecoder knowing = new FrameDecoder(SchemaStore.ofThisBuild().with(List.of(other)));
        byte[] message = FrameRecords.encode(new GenericData.Record(other), false);

        assertThat(FrameCodecTest.invalid(knowing, message).reason()).isEqualTo(Reason.UNKNOWN_SCHEMA);
    }

    private GenericRecord projected(GenericRecord frame) {
        GenericRecord datum = new GenericData.Record(older);
        older.getFields().forEach(field -> datum.put(field.pos(), frame.get(field.name())));
        return datum;
    }

    private static Schema without(Schema schema, List<String> names) {
        List<Schema.Field> fields = schema.getFields().stream()
                .filter(field -> !names.contains(field.name()))
                .map(field -> new Schema.Field(field.name(), field.schema(), null, defaultOf(field)))
                .toList();
        return Schema.createRecord(schema.getName(), null, schema.getNamespace(), false, fields);
    }

    private static Object defaultOf(Schema.Field field) {
        Object value = field.defaultVal();
        return value == null ? null : value instanceof JsonProperties.Null ? JsonProperties.NULL_VALUE : value;
    }
}
