package io.keruen.jobs.host;

import io.keruen.core.gate.GateState;
import io.keruen.jobs.serial.BinarySerializer;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes a {@link GateState}, which says its own version. */
public final class GateStateSerializer extends BinarySerializer<GateState> {
    private static final long serialVersionUID = 1L;

    /** For Flink. */
    public GateStateSerializer() {
        super(GateState.class);
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    protected void write(GateState state, DataOutputView out) throws IOException {
        state.write(out);
    }

    @Override
    protected GateState read(DataInputView in) throws IOException {
        return GateState.read(in);
    }
}
