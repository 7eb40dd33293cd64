package io.keruen.jobs.serial;

import io.keruen.jobs.record.SeenSignature;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes a {@link SeenSignature}. */
public final class SeenSignatureSerializer extends BinarySerializer<SeenSignature> {
    private static final long serialVersionUID = 1L;
    private static final int VERSION = 1;

    /** For Flink. */
    public SeenSignatureSerializer() {
        super(SeenSignature.class);
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
    public void write(SeenSignature seen, DataOutputView out) throws IOException {
        out.writeByte(VERSION);
        out.writeUTF(seen.officer());
        out.writeUTF(seen.id());
        out.writeUTF(seen.signature());
        out.writeLong(seen.validToMs());
    }

    @Override
    public SeenSignature read(DataInputView in) throws IOException {
        Fields.readVersion(in, VERSION);
        return new SeenSignature(in.readUTF(), in.readUTF(), in.readUTF(), in.readLong());
    }
}
