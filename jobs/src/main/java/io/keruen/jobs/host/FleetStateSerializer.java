package io.keruen.jobs.host;

import io.keruen.core.stage.fleet.FleetState;
import io.keruen.jobs.serial.BinarySerializer;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes the state of the fleet stage in the stage's own form, which says its own version. */
public final class FleetStateSerializer extends BinarySerializer<FleetState> {
    private static final long serialVersionUID = 1L;

    /** For Flink. */
    public FleetStateSerializer() {
        super(FleetState.class);
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    protected void write(FleetState state, DataOutputView out) throws IOException {
        state.write(out);
    }

    @Override
    protected FleetState read(DataInputView in) throws IOException {
        return FleetState.read(in);
    }
}
