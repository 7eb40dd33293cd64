package io.keruen.jobs.serial;

import io.keruen.core.stage.flow.StampedFinding;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes a {@link StampedFinding}. */
public final class StampedFindingSerializer extends BinarySerializer<StampedFinding> {
    private static final long serialVersionUID = 1L;
    private static final int VERSION = 1;

    private final FindingSerializer findings = new FindingSerializer();

    /** For Flink. */
    public StampedFindingSerializer() {
        super(StampedFinding.class);
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
    public void write(StampedFinding stamped, DataOutputView out) throws IOException {
        out.writeByte(VERSION);
        out.writeLong(stamped.ingestTimeMs());
        out.writeUTF(stamped.key());
        out.writeLong(stamped.ordinal());
        out.writeInt(stamped.rank());
        findings.write(stamped.finding(), out);
    }

    @Override
    public StampedFinding read(DataInputView in) throws IOException {
        Fields.readVersion(in, VERSION);
        return new StampedFinding(in.readLong(), in.readUTF(), in.readLong(), in.readInt(), findings.read(in));
    }
}
