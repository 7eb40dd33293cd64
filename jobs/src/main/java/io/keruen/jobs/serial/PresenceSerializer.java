package io.keruen.jobs.serial;

import io.keruen.core.stage.flow.Presence;
import io.keruen.core.stage.flow.PresenceIo;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes a {@link Presence}. */
public final class PresenceSerializer extends BinarySerializer<Presence> {
    private static final long serialVersionUID = 1L;
    private static final int VERSION = 1;

    /** For Flink. */
    public PresenceSerializer() {
        super(Presence.class);
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
    public void write(Presence presence, DataOutputView out) throws IOException {
        out.writeByte(VERSION);
        PresenceIo.write(presence, out);
    }

    @Override
    public Presence read(DataInputView in) throws IOException {
        Fields.readVersion(in, VERSION);
        return PresenceIo.read(in);
    }
}
