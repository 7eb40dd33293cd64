package io.keruen.jobs.serial;

import io.keruen.core.stage.Presence;
import io.keruen.core.stage.StateIo;
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
        out.writeUTF(presence.kind().name());
        out.writeUTF(presence.vehicleId());
        StateIo.writeNullableUtf(out, presence.escortId());
        StateIo.writeNullableUtf(out, presence.convoyId());
        StateIo.writeNullableUtf(out, presence.jurisdiction());
        out.writeLong(presence.ingestTimeMs());
        out.writeLong(presence.lastIngestTimeMs());
        out.writeLong(presence.lastEventTimeMs());
        out.writeLong(presence.limitMs());
        out.writeLong(presence.lostMs());
        out.writeDouble(presence.latDeg());
        out.writeDouble(presence.lonDeg());
        out.writeDouble(presence.chainageM());
        out.writeInt(presence.policyVersion());
    }

    @Override
    public Presence read(DataInputView in) throws IOException {
        Fields.readVersion(in, VERSION);
        return new Presence(
                Presence.Kind.valueOf(in.readUTF()),
                in.readUTF(),
                StateIo.readNullableUtf(in),
                StateIo.readNullableUtf(in),
                StateIo.readNullableUtf(in),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readInt());
    }
}
