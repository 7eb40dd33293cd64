package io.keruen.connectors.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.sample.CodedSignal;
import io.keruen.core.sample.Frame;
import io.keruen.core.sample.Signal;
import io.keruen.schemas.TelemetryFrame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/** The slow way to the same frames: Avro's generic records, for the hand-written way to agree with. */
final class FrameRecords {
    static final Schema SCHEMA = TelemetryFrame.getClassSchema();

    private FrameRecords() {}

    static GenericRecord decode(byte[] message, Schema writer) {
        try {
            return new GenericDatumReader<GenericRecord>(writer, writer)
                    .read(
                            null,
                            DecoderFactory.get()
                                    .binaryDecoder(
                                            message, WireHeader.LENGTH, message.length - WireHeader.LENGTH, null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Encodes a record as Avro does, optionally with arrays cut into blocks of known byte size. */
    static byte[] encode(GenericRecord datum, boolean blocked) {
        try {
            java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
            out.write(new byte[WireHeader.LENGTH]);
            EncoderFactory factory = new EncoderFactory().configureBlockSize(64);
            BinaryEncoder encoder =
                    blocked ? factory.blockingBinaryEncoder(out, null) : factory.binaryEncoder(out, null);
            new GenericDatumWriter<GenericRecord>(datum.getSchema()).write(datum, encoder);
            encoder.flush();
            byte[] bytes = out.toByteArray();
            WireHeader.write(WireHeader.fingerprint(datum.getSchema()), bytes);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A small valid frame of two samples. */
    static GenericRecord valid() {
        GenericRecord frame = new GenericData.Record(SCHEMA);
        for (Schema.Field field : SCHEMA.getFields()) {
            frame.put(field.pos(), empty(field.schema()));
        }
        frame.put("vehicleId", "truck-1");
        frame.put("bootId", 3L);
        frame.put("firstSequence", 70L);
        frame.put("sentAtMs", 1_767_225_600_900L);
        frame.put("eventTimeMs", new ArrayList<>(List.of(1_767_225_600_700L, 1_767_225_600_800L)));
        frame.put("latDeg", new ArrayList<>(List.of(46.68, 46.69)));
        frame.put("lonDeg", new ArrayList<>(List.of(82.71, 82.72)));
        return frame;
    }

    private static Object empty(Schema schema) {
        return switch (schema.getType()) {
            case ARRAY -> new ArrayList<>();
            case BYTES -> ByteBuffer.allocate(0);
            case STRING -> "";
            case LONG -> -1L;
            case INT -> 0;
            default -> null;
        };
    }

    static void assertSame(Frame frame, GenericRecord datum) {
        int size = frame.size();
        assertThat(frame.vehicleId).isEqualTo(datum.get("vehicleId").toString());
        assertThat(frame.bootId).isEqualTo(datum.get("bootId"));
        assertThat(frame.firstSequence).isEqualTo(datum.get("firstSequence"));
        assertThat(frame.sentAtMs).isEqualTo(datum.get("sentAtMs"));
        assertThat(frame.softwareVersion).isEqualTo(text(datum.get("softwareVersion")));
        assertThat(frame.authenticatedAs).isEqualTo(text(datum.get("authenticatedAs")));
        assertThat(longs(frame.eventTimeMs(), size)).isEqualTo(datum.get("eventTimeMs"));
        assertThat(doubles(frame.latDeg(), size)).isEqualTo(datum.get("latDeg"));
        assertThat(doubles(frame.lonDeg(), size)).isEqualTo(datum.get("lonDeg"));
        List<?> ingest = (List<?>) datum.get("ingestTimeMs");
        if (!ingest.isEmpty()) {
            assertThat(longs(frame.ingestTimeMs(), size)).isEqualTo(ingest);
        }
        for (Signal signal : Signal.values()) {
            List<?> column = (List<?>) datum.get(signal.fieldName());
            assertThat(frame.has(signal)).isEqualTo(!column.isEmpty());
            if (!column.isEmpty()) {
                assertThat(doubles(frame.column(signal), size)).isEqualTo(column);
            }
        }
        for (CodedSignal signal : CodedSignal.values()) {
            assertSame(frame, datum, signal);
        }
        int tyres = (int) datum.get("tyreCount");
        assertThat(frame.tyreCount()).isEqualTo(tyres);
        assertThat(doubles(frame.tyrePressureKpa(), tyres * size)).isEqualTo(datum.get("tyrePressureKpa"));
    }

    private static void assertSame(Frame frame, GenericRecord datum, CodedSignal signal) {
        List<?> column = (List<?>) datum.get(signal.fieldName());
        ByteBuffer presence = (ByteBuffer) datum.get(signal.fieldName() + "Present");
        for (int i = 0; i < frame.size(); i++) {
            boolean present = presence.remaining() > 0 && (presence.get(i / 8) >> (i % 8) & 1) == 1;
            assertThat(frame.codes(signal)[i]).isEqualTo(present ? column.get(i) : (Object) CodedSignal.ABSENT);
        }
    }

    private static String text(Object text) {
        return text == null ? null : text.toString();
    }

    private static List<Object> longs(long[] column, int size) {
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            list.add(column[i]);
        }
        return list;
    }

    private static List<Object> doubles(double[] column, int size) {
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            list.add(column[i]);
        }
        return list;
    }
}
