package io.keruen.jobs.serial;

import io.keruen.core.stage.flow.Sighting;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes a {@link Sighting}; only ever between two operators, never in a savepoint. */
public final class SightingSerializer extends BinarySerializer<Sighting> {
    private static final long serialVersionUID = 1L;
    private static final int VERSION = 1;

    /** For Flink. */
    public SightingSerializer() {
        super(Sighting.class);
    }

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public void write(Sighting sighting, DataOutputView out) throws IOException {
        out.writeByte(VERSION);
        sighting.write(out);
    }

    @Override
    public Sighting read(DataInputView in) throws IOException {
        Fields.readVersion(in, VERSION);
        return Sighting.read(in);
    }
}
