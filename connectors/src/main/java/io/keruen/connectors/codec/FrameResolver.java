package io.keruen.connectors.codec;

import io.keruen.connectors.rejected.InvalidInputException;
import io.keruen.connectors.rejected.Reason;
import io.keruen.schemas.TelemetryFrame;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/** Rewrites a frame of an older release as one of this build, by Avro's schema resolution. Not hot. One per thread. */
final class FrameResolver {
    private static final Schema CURRENT = TelemetryFrame.getClassSchema();

    private final SchemaStore schemas;
    private final WireCheck check = new WireCheck();
    private final Map<Long, GenericDatumReader<GenericRecord>> readers = new HashMap<>();

    FrameResolver(SchemaStore schemas) {
        this.schemas = schemas;
    }

    /** The same frame in the schema of this build, with its header. */
    byte[] resolve(long fingerprint, byte[] message) throws InvalidFrameException {
        Schema writer = schemas.find(fingerprint);
        if (writer == null || !writer.getFullName().equals(CURRENT.getFullName())) {
            String what = writer == null ? "not known" : "that of " + writer.getName();
            throw new InvalidFrameException(
                    Reason.UNKNOWN_SCHEMA, "The schema " + Long.toHexString(fingerprint) + " is " + what + ".");
        }
        try {
            check.check(writer, message, WireHeader.LENGTH, message.length);
            Decoder decoder = DecoderFactory.get()
                    .binaryDecoder(message, WireHeader.LENGTH, message.length - WireHeader.LENGTH, null);
            return rewrite(reader(fingerprint, writer).read(null, decoder));
        } catch (InvalidInputException e) {
            throw WireReader.unreadable(e.sentence());
        } catch (IOException | RuntimeException e) {
            throw WireReader.unreadable("The frame does not resolve to the schema of this build: " + e + ".");
        }
    }

    private GenericDatumReader<GenericRecord> reader(long fingerprint, Schema writer) {
        return readers.computeIfAbsent(fingerprint, known -> new GenericDatumReader<>(writer, CURRENT));
    }

    private static byte[] rewrite(GenericRecord frame) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(new byte[WireHeader.LENGTH]);
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        new GenericDatumWriter<GenericRecord>(CURRENT).write(frame, encoder);
        encoder.flush();
        byte[] bytes = out.toByteArray();
        WireHeader.write(WireHeader.fingerprint(CURRENT), bytes);
        return bytes;
    }
}
