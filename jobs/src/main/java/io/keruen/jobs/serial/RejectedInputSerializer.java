package io.keruen.jobs.serial;

import io.keruen.connectors.rejected.Reason;
import io.keruen.connectors.rejected.RejectedInput;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;

/** Writes a {@link RejectedInput}. */
public final class RejectedInputSerializer extends BinarySerializer<RejectedInput> {
    private static final long serialVersionUID = 1L;
    private static final int VERSION = 2;
    private static final int HAS_KEY = 2;

    /** For Flink. */
    public RejectedInputSerializer() {
        super(RejectedInput.class);
    }

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public void write(RejectedInput rejected, DataOutputView out) throws IOException {
        out.writeByte(VERSION);
        out.writeUTF(rejected.reason().name());
        StringValue.writeString(rejected.detail(), out); // may be long: it quotes what somebody sent
        out.writeUTF(rejected.source());
        out.writeLong(rejected.position());
        out.writeLong(rejected.ingestTimeMs());
        Fields.writeBytes(out, rejected.original());
        Fields.writeBytes(out, rejected.key());
    }

    @Override
    public RejectedInput read(DataInputView in) throws IOException {
        int version = Fields.readVersion(in, VERSION);
        return new RejectedInput(
                Reason.valueOf(in.readUTF()),
                StringValue.readString(in),
                in.readUTF(),
                in.readLong(),
                in.readLong(),
                Fields.readPresentBytes(in),
                version < HAS_KEY ? null : Fields.readBytes(in));
    }
}
