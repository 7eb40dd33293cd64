package io.keruen.jobs.serial;

import io.keruen.core.action.OfficerAction;
import io.keruen.core.action.OfficerActionIo;
import io.keruen.core.gate.GateLine;
import io.keruen.core.gate.GateLineIo;
import io.keruen.core.gate.Objection;
import io.keruen.core.gate.Readiness;
import io.keruen.jobs.record.GateInput;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes a {@link GateInput}; only ever between two operators, never in a savepoint. */
public final class GateInputSerializer extends BinarySerializer<GateInput> {
    private static final long serialVersionUID = 1L;
    private static final int VERSION = 1;
    private static final int LINE = 0;
    private static final int TOLD = 1;
    private static final int ACTION = 2;
    private static final int OBJECTION = 3;

    /** For Flink. */
    public GateInputSerializer() {
        super(GateInput.class);
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
    public void write(GateInput input, DataOutputView out) throws IOException {
        GateLine line = input.line();
        Readiness told = input.told();
        Objection objection = input.objection();
        OfficerAction action = input.action();
        out.writeByte(VERSION);
        out.writeUTF(input.gateId());
        if (line != null) {
            out.writeByte(LINE);
            GateLineIo.write(line, out);
        } else if (told != null) {
            out.writeByte(TOLD);
            told.write(out);
        } else if (objection != null) {
            out.writeByte(OBJECTION);
            objection.write(out);
        } else if (action != null) {
            out.writeByte(ACTION);
            OfficerActionIo.write(action, out);
        } else {
            throw new IllegalStateException("a gate input of nothing");
        }
    }

    @Override
    public GateInput read(DataInputView in) throws IOException {
        Fields.readVersion(in, VERSION);
        String gateId = in.readUTF();
        int what = in.readByte();
        return switch (what) {
            case LINE -> GateInput.of(GateLineIo.read(in));
            case TOLD -> GateInput.of(Readiness.read(in));
            case OBJECTION -> GateInput.of(Objection.read(in));
            case ACTION -> GateInput.of(gateId, OfficerActionIo.read(in));
            default -> throw new IOException("a gate input of kind " + what);
        };
    }
}
