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
    /** An input may be as large as a broker takes; kept whole, with words around it, it would be larger than that. */
    private static final int MAX_ORIGINAL_BYTES = 512 << 10;

    private static final int MAX_KEY_BYTES = 64 << 10;
    private static final int MAX_DETAIL_LENGTH = 4_000;

    private final RecordCodec<RejectedInputRecord> codec;

    /** A codec that also reads what the other schemas of the store wrote. */
    public RejectedCodec(SchemaStore schemas) {
        codec = new RecordCodec<>(schemas, RejectedInputRecord.getClassSchema());
    }

    /** Encodes a rejected input; the partition stays part of its source. Of one that is very long, its beginning. */
    public byte[] encode(RejectedInput rejected) {
        RejectedInputRecord written = new RejectedInputRecord();
        written.setReason(rejected.reason().name());
        String detail = rejected.detail();
        written.setDetail(detail.substring(0, Math.min(detail.length(), MAX_DETAIL_LENGTH)));
        written.setSource(rejected.source());
        written.setPartition(NO_PARTITION);
        written.setOffset(rejected.position());
        written.setSampleIndex(WHOLE_RECORD);
        written.setSampleCount(1);
        written.setIngestTimeMs(rejected.ingestTimeMs());
        byte[] key = rejected.key();
        written.setKey(key == null ? null : beginning(key, MAX_KEY_BYTES));
        written.setOriginal(beginning(rejected.original(), MAX_ORIGINAL_BYTES));
        return codec.encode(written);
    }

    private static ByteBuffer beginning(byte[] bytes, int most) {
        return ByteBuffer.wrap(bytes, 0, Math.min(bytes.length, most));
    }

    private static byte[] bytes(ByteBuffer read) {
        byte[] bytes = new byte[read.remaining()];
        read.duplicate().get(bytes);
        return bytes;
    }

    /** Decodes which input was rejected and why; also for a reason that is not known here. */
    public Refusal refusal(byte[] message) throws InvalidInputException {
        RejectedInputRecord read = codec.decode(message);
        return new Refusal(source(read), read.getOffset(), read.getReason(), Absent.nullAsEmpty(read.getDetail()));
    }

    private static String source(RejectedInputRecord read) {
        return read.getPartition() < 0 ? read.getSource() : read.getSource() + "-" + read.getPartition();
    }

    /** Decodes a rejected input. */
    public RejectedInput decode(byte[] message) throws InvalidInputException {
        RejectedInputRecord read = codec.decode(message);
        ByteBuffer key = read.getKey();
        return new RejectedInput(
                reason(read.getReason()),
                Absent.nullAsEmpty(read.getDetail()),
                source(read),
                read.getOffset(),
                read.getIngestTimeMs(),
                bytes(read.getOriginal()),
                key == null ? null : bytes(key));
    }

    private static Reason reason(String name) throws InvalidInputException {
        return Arrays.stream(Reason.values())
                .filter(reason -> reason.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new InvalidInputException(Reason.UNKNOWN_VALUE, "The reason " + name + " is not known here."));
    }
}
