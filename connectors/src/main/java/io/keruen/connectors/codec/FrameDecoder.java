package io.keruen.connectors.codec;

import io.keruen.connectors.rejected.Reason;
import io.keruen.connectors.rejected.Validity;
import io.keruen.core.sample.CodedSignal;
import io.keruen.core.sample.Frame;
import io.keruen.core.sample.Sample;
import io.keruen.core.sample.Signal;
import io.keruen.schemas.TelemetryFrame;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Decodes telemetry frames by hand into a reused {@link Frame}: nothing is allocated per sample, nor per frame of a
 * vehicle seen lately. A frame is accepted whole or not at all. One per thread.
 *
 * <p>A frame that an older release wrote is resolved by Avro first, and then goes the same way.
 */
public final class FrameDecoder {
    /** The most samples a frame may hold. */
    public static final int MAX_SAMPLES = 10_000;

    private static final long CURRENT = WireHeader.fingerprint(TelemetryFrame.getClassSchema());
    private static final int FIRST_ROOM = 64;
    private static final int LINE_BYTES = 64;

    private final FrameResolver resolver;
    private final WireReader wire = new WireReader();
    private final ColumnReader columns = new ColumnReader(wire);
    private final TextCache vehicleIds = new TextCache();
    private final TextCache texts = new TextCache();

    /** Means nothing. */
    int fetched;

    private long[] times = new long[FIRST_ROOM];

    /** A decoder that knows the schemas of this store. */
    public FrameDecoder(SchemaStore schemas) {
        resolver = new FrameResolver(schemas);
    }

    /**
     * Decodes a message.
     *
     * @param appendTimeMs the broker's append time: the ingest time of all samples, unless the frame brings its own
     * @throws InvalidFrameException if it is no acceptable frame; what the target then holds is undefined
     */
    public void decode(byte[] message, long appendTimeMs, Frame into) throws InvalidFrameException {
        if (!WireHeader.isAt(message, 0, message.length)) {
            throw WireReader.unreadable("The bytes do not begin with the header of a record.");
        }
        byte[] bytes = message;
        long fingerprint = WireHeader.fingerprint(message, 0);
        if (fingerprint != CURRENT) {
            bytes = resolver.resolve(fingerprint, message);
        }
        wire.reset(bytes, WireHeader.LENGTH, bytes.length);
        fetched = fetch(bytes);
        readBody(into, appendTimeMs);
        if (wire.remaining() != 0) {
            throw WireReader.unreadable(wire.remaining() + " bytes follow the frame.");
        }
    }

    /**
     * Reads a byte of each line of memory. Another thread has put the frame there, so each line has to come from afar; asked
     * for together they come together. The number means nothing, but somebody has to take it, or it would not be read.
     */
    private static int fetch(byte[] bytes) {
        int sum = 0;
        for (int at = 0; at < bytes.length; at += LINE_BYTES) {
            sum += bytes[at];
        }
        return sum;
    }

    private void readBody(Frame into, long appendTimeMs) throws InvalidFrameException {
        String vehicleId = wire.readString(vehicleIds);
        if (!Validity.isId(vehicleId)) {
            throw new InvalidFrameException(Reason.BAD_ID, "The vehicleId is empty or longer than 128 characters.");
        }
        long bootId = readOrdinal("bootId");
        long firstSequence = readOrdinal("firstSequence");
        long sentAtMs = wire.readLong();
        ColumnReader.requireTime("sentAtMs", sentAtMs);
        String softwareVersion = readSoftwareVersion();
        wire.skipOptionalString(); // keyId: the signature is checked before a frame comes here

        int size = readTimes();
        if (size == 0) {
            throw new InvalidFrameException(Reason.OUT_OF_RANGE, "The frame holds no sample.");
        }
        if (firstSequence > Long.MAX_VALUE - size) {
            throw new InvalidFrameException(Reason.OUT_OF_RANGE, "The firstSequence " + firstSequence + " overflows.");
        }
        into.reset(size);
        into.vehicleId = vehicleId;
        into.bootId = bootId;
        into.firstSequence = firstSequence;
        into.sentAtMs = sentAtMs;
        into.softwareVersion = softwareVersion;
        System.arraycopy(times, 0, into.eventTimeMs(), 0, size);
        readColumns(into);
        wire.skipBytes(); // signature
        into.authenticatedAs = wire.readOptionalString(texts);
        readIngestTimes(into, appendTimeMs);
    }

    private void readColumns(Frame into) throws InvalidFrameException {
        columns.readCoordinates(into);
        for (int i = 0; i < Signal.COUNT; i++) {
            columns.readSignal(into, Signal.at(i));
        }
        for (int i = 0; i < CodedSignal.COUNT; i++) {
            columns.readCodes(into, CodedSignal.at(i));
        }
        columns.readTyres(into);
    }

    private void readIngestTimes(Frame into, long appendTimeMs) throws InvalidFrameException {
        int size = into.size();
        int count = readTimes();
        if (count == 0) {
            Arrays.fill(into.ingestTimeMs(), 0, size, appendTimeMs);
        } else if (count == size) {
            System.arraycopy(times, 0, into.ingestTimeMs(), 0, size);
        } else {
            throw WireReader.unreadable("The column ingestTimeMs has " + count + " entries for " + size + " samples.");
        }
    }

    /** The state of a vehicle keeps it, and could not write one of any length. */
    private @Nullable String readSoftwareVersion() throws InvalidFrameException {
        String version = wire.readOptionalString(texts);
        if (version != null && version.length() > Validity.MAX_ID_LENGTH) {
            throw new InvalidFrameException(Reason.TOO_LONG, "The softwareVersion is longer than 128 characters.");
        }
        return version;
    }

    private long readOrdinal(String field) throws InvalidFrameException {
        long value = wire.readLong();
        if (value < Sample.ABSENT) {
            throw new InvalidFrameException(Reason.NEGATIVE, "The " + field + " is " + value + ".");
        }
        return value;
    }

    /** Reads an array of times into {@link #times}, which grows with what is really there. */
    private int readTimes() throws InvalidFrameException {
        int count = 0;
        for (int block = wire.readBlockCount(Integer.MAX_VALUE); block != 0; ) {
            if (block > MAX_SAMPLES - count) {
                throw new InvalidFrameException(
                        Reason.OUT_OF_RANGE, "The frame holds more than " + MAX_SAMPLES + " samples.");
            }
            if (block > wire.remaining()) {
                throw WireReader.unreadable("A column claims more entries than the frame has bytes.");
            }
            if (count + block > times.length) {
                times = Arrays.copyOf(times, Math.max(count + block, 2 * times.length));
            }
            for (int until = count + block; count < until; count++) {
                long time = wire.readLong();
                ColumnReader.requireTime("time of a sample", time);
                times[count] = time;
            }
            block = wire.readBlockCount(Integer.MAX_VALUE);
        }
        return count;
    }
}
