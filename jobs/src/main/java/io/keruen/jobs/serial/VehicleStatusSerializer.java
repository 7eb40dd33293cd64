package io.keruen.jobs.serial;

import io.keruen.core.stage.flow.VehicleStatus;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes a {@link VehicleStatus}; only ever between two operators, never in a savepoint. */
public final class VehicleStatusSerializer extends BinarySerializer<VehicleStatus> {
    private static final long serialVersionUID = 1L;
    private static final int VERSION = VehicleStatus.FORM;

    /** For Flink. */
    public VehicleStatusSerializer() {
        super(VehicleStatus.class);
    }

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    protected void write(VehicleStatus status, DataOutputView out) throws IOException {
        out.writeByte(VERSION);
        status.write(out);
    }

    @Override
    protected VehicleStatus read(DataInputView in) throws IOException {
        return VehicleStatus.read(in, Fields.readVersion(in, VERSION));
    }
}
