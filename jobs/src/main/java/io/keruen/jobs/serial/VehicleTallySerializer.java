package io.keruen.jobs.serial;

import io.keruen.jobs.record.VehicleTally;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes a {@link VehicleTally}. */
public final class VehicleTallySerializer extends BinarySerializer<VehicleTally> {
    private static final long serialVersionUID = 1L;
    private static final int VERSION = 1;

    /** For Flink. */
    public VehicleTallySerializer() {
        super(VehicleTally.class);
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
    public void write(VehicleTally tally, DataOutputView out) throws IOException {
        out.writeByte(VERSION);
        out.writeUTF(tally.vehicleId());
        out.writeLong(tally.acceptedCount());
        out.writeLong(tally.duplicateCount());
        out.writeLong(tally.lateCount());
        out.writeLong(tally.lateUnjudgedCount());
    }

    @Override
    public VehicleTally read(DataInputView in) throws IOException {
        Fields.readVersion(in, VERSION);
        return new VehicleTally(in.readUTF(), in.readLong(), in.readLong(), in.readLong(), in.readLong());
    }
}
