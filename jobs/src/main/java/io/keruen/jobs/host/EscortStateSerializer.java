package io.keruen.jobs.host;

import io.keruen.core.stage.escort.EscortStage;
import io.keruen.core.stage.escort.EscortState;
import io.keruen.core.stage.escort.PairLayout;
import io.keruen.jobs.serial.BinarySerializer;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** Writes the state of the escort stage in the stage's own form, which says its own version. */
public final class EscortStateSerializer extends BinarySerializer<EscortState> {
    private static final long serialVersionUID = 1L;

    private transient @Nullable PairLayout layout;

    /** For Flink. */
    public EscortStateSerializer() {
        super(EscortState.class);
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    protected void write(EscortState state, DataOutputView out) throws IOException {
        state.write(out);
    }

    @Override
    protected EscortState read(DataInputView in) throws IOException {
        return EscortState.read(in, layout());
    }

    private PairLayout layout() {
        PairLayout current = layout;
        if (current == null) {
            current = new EscortStage(Catalog.RULES).layout();
            layout = current;
        }
        return current;
    }
}
