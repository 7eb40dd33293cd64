package io.keruen.jobs.serial;

import io.keruen.jobs.record.WireFrame;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes a {@link WireFrame}. */
public final class WireFrameSerializer extends BinarySerializer<WireFrame> {
    private static final long serialVersionUID = 1L;
    private static final int VERSION = 1;

    /** For Flink. */
    public WireFrameSerializer() {
        super(WireFrame.class);
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
    public void write(WireFrame frame, DataOutputView out) throws IOException {
        out.writeByte(VERSION);
        out.writeUTF(frame.vehicleId());
        out.writeLong(frame.ingestTimeMs());
        Fields.writeBytes(out, frame.payload());
        out.writeUTF(frame.topic());
        out.writeInt(frame.partition());
        out.writeLong(frame.offset());
    }

    @Override
    public WireFrame read(DataInputView in) throws IOException {
        Fields.readVersion(in, VERSION);
        return new WireFrame(
                in.readUTF(), in.readLong(), Fields.readBytes(in), in.readUTF(), in.readInt(), in.readLong());
    }
}
