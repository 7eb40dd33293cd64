package io.keruen.jobs.serial;

import io.keruen.core.stage.flow.StampedLine;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes a {@link StampedLine}. */
public final class CustomsLineSerializer extends BinarySerializer<StampedLine> {
    private static final long serialVersionUID = 1L;
    private static final int VERSION = 1;

    /** For Flink. */
    public CustomsLineSerializer() {
        super(StampedLine.class);
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
    public void write(StampedLine line, DataOutputView out) throws IOException {
        out.writeByte(VERSION);
        line.write(out);
    }

    @Override
    public StampedLine read(DataInputView in) throws IOException {
        Fields.readVersion(in, VERSION);
        return StampedLine.read(in);
    }
}
