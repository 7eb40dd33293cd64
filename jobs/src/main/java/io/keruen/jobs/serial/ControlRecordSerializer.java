package io.keruen.jobs.serial;

import io.keruen.jobs.record.ControlRecord;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes a {@link ControlRecord}. */
public final class ControlRecordSerializer extends BinarySerializer<ControlRecord> {
    private static final long serialVersionUID = 1L;
    private static final int VERSION = 1;

    /** For Flink. */
    public ControlRecordSerializer() {
        super(ControlRecord.class);
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
    public void write(ControlRecord control, DataOutputView out) throws IOException {
        out.writeByte(VERSION);
        out.writeUTF(control.kind().name());
        out.writeUTF(control.id());
        out.writeLong(control.version());
        out.writeLong(control.ingestTimeMs());
        Fields.writeBytes(out, control.payload());
    }

    @Override
    public ControlRecord read(DataInputView in) throws IOException {
        Fields.readVersion(in, VERSION);
        return new ControlRecord(
                ControlRecord.Kind.valueOf(in.readUTF()),
                in.readUTF(),
                in.readLong(),
                in.readLong(),
                Fields.readPresentBytes(in));
    }
}
