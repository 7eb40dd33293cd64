package io.keruen.connectors.codec;

import io.keruen.connectors.rejected.InvalidInputException;
import io.keruen.connectors.rejected.Reason;
import io.keruen.connectors.rejected.RejectedInput;
import io.keruen.schemas.RejectedInputRecord;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Rejected inputs as they stand in {@code telemetry.rejected}. One per thread. */
public final class RejectedCodec {
    private static final int NO_PARTITION = -1;
    private static final int WHOLE_RECORD = -1;

    private final RecordCodec<RejectedInputRecord> codec;

    /** A codec that also reads what the other schemas of the store wrote. */
    public RejectedCodec(SchemaStore schemas) {
        codec = new RecordCodec<>(schemas, RejectedInputRecord.getClassSchema());
    }

    /** Encodes a rejected input; the partition stays part of its source. */
    public byte[] encode(RejectedInput rejected) {
        RejectedInputRecord written = new RejectedInputRecord();
        written.setReason(rejected.reason().name());
        written.setDetail(rejected.detail());
        written.setSource(rejected.source());
        written.setPartition(NO_PARTITION);
        written.setOffset(rejected.position());
        written.setSampleIndex(WHOLE_RECORD);
        written.setSampleCount(1);
        written.setIngestTimeMs(rejected.ingestTimeMs());
        written.setOriginal(ByteBuffer.wrap(rejected.original()));
        return codec.encode(written);
    }

    /** Decodes a rejected input. */
    public RejectedInput decode(byte[] message) throws InvalidInputException {
        RejectedInputRecord read = codec.decode(message);
        ByteBuffer original = read.getOriginal().duplicate();
        byte[] bytes = new byte[original.remaining()];
        original.get(bytes);
        String source = read.getPartition() < 0 ? read.getSource() : read.getSource() + "-" + read.getPartition();
        return new RejectedInput(
                reason(read.getReason()),
                Absent.nullAsEmpty(read.getDetail()),
                source,
                read.getOffset(),
                read.getIngestTimeMs(),
                bytes);
    }

    private static Reason reason(String name) throws InvalidInputException {
        return Arrays.stream(Reason.values())
                .filter(reason -> reason.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new InvalidInputException(Reason.UNKNOWN_VALUE, "The reason " + name + " is not known here."));
    }
}
