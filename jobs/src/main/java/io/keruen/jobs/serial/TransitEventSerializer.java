package io.keruen.jobs.serial;

import io.keruen.core.stage.StateIo;
import io.keruen.core.transit.TransitEvent;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes a {@link TransitEvent}. */
public final class TransitEventSerializer extends BinarySerializer<TransitEvent> {
    private static final long serialVersionUID = 1L;
    private static final int VERSION = 1;

    /** For Flink. */
    public TransitEventSerializer() {
        super(TransitEvent.class);
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
    public void write(TransitEvent transit, DataOutputView out) throws IOException {
        out.writeByte(VERSION);
        out.writeUTF(transit.event().name());
        StateIo.writeNullableUtf(out, transit.escortId());
        out.writeUTF(transit.vehicleId());
        StateIo.writeNullableUtf(out, transit.zoneId());
        out.writeLong(transit.eventTimeMs());
        StateIo.writeNullableUtf(out, transit.reason());
        out.writeBoolean(transit.late());
        out.writeBoolean(transit.unobserved());
    }

    @Override
    public TransitEvent read(DataInputView in) throws IOException {
        Fields.readVersion(in, VERSION);
        return new TransitEvent(
                TransitEvent.Event.valueOf(in.readUTF()),
                StateIo.readNullableUtf(in),
                in.readUTF(),
                StateIo.readNullableUtf(in),
                in.readLong(),
                StateIo.readNullableUtf(in),
                in.readBoolean(),
                in.readBoolean());
    }
}
