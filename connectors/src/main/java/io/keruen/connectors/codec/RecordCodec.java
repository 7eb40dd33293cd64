package io.keruen.connectors.codec;

import io.keruen.connectors.rejected.InvalidInputException;
import io.keruen.connectors.rejected.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/**
 * Writes and reads one generated record class in single-object encoding, whichever release wrote it. One per thread.
 */
public final class RecordCodec<T extends SpecificRecord> {
    private static final byte[] NO_HEADER = new byte[WireHeader.LENGTH];

    private final SchemaStore schemas;
    private final Schema current;
    private final long fingerprint;
    /** Looks for generated classes beside this one: on a cluster Avro's own class loader does not see them. */
    private final SpecificData model = new SpecificData(RecordCodec.class.getClassLoader());

    private final SpecificDatumWriter<T> writer;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
    private final Map<Long, SpecificDatumReader<T>> readers = new HashMap<>();
    private final WireCheck check = new WireCheck();

    /** A codec of the record with this schema, which is the schema of the generated class. */
    public RecordCodec(SchemaStore schemas, Schema current) {
        this.schemas = schemas;
        this.current = current;
        fingerprint = WireHeader.fingerprint(current);
        // The generated classes write and read themselves: the same bytes, without looking each field up.
        model.setCustomCoders(true);
        writer = new SpecificDatumWriter<>(current, model);
    }

    /** The record in bytes. */
    public byte[] encode(T datum) {
        try {
            encoder.flush(); // what a record that failed left in it, to be thrown away
            out.reset();
            out.write(NO_HEADER);
            writer.write(datum, encoder);
            encoder.flush();
            byte[] bytes = out.toByteArray();
            WireHeader.write(fingerprint, bytes);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException("a byte array cannot fail", e);
        }
    }

    /**
     * The record in these bytes.
     *
     * @throws InvalidInputException if they are no such record
     */
    public T decode(byte[] message) throws InvalidInputException {
        if (!WireHeader.isAt(message, 0, message.length)) {
            throw unreadable("The bytes do not begin with the header of a record.");
        }
        long writtenAs = WireHeader.fingerprint(message, 0);
        Schema written = schemas.find(writtenAs);
        if (written == null || !written.getFullName().equals(current.getFullName())) {
            String what = written == null ? "not known" : "that of " + written.getName();
            throw new InvalidInputException(
                    Reason.UNKNOWN_SCHEMA, "The schema " + Long.toHexString(writtenAs) + " is " + what + ".");
        }
        check.check(written, message, WireHeader.LENGTH, message.length);
        try {
            Decoder decoder = DecoderFactory.get()
                    .binaryDecoder(message, WireHeader.LENGTH, message.length - WireHeader.LENGTH, null);
            return readers.computeIfAbsent(writtenAs, known -> new SpecificDatumReader<>(written, current, model))
                    .read(null, decoder);
        } catch (IOException | RuntimeException e) {
            throw unreadable("The bytes are no " + current.getName() + ": " + e + ".");
        }
    }

    private static InvalidInputException unreadable(String sentence) {
        return new InvalidInputException(Reason.UNREADABLE_RECORD, sentence);
    }
}
