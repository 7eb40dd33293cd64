package io.keruen.core.stage.flow;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The binary form of presences; the kind is written by name. */
public final class PresenceIo {
    private PresenceIo() {}

    /** Writes a presence; {@link #read} gives it back. */
    public static void write(Presence presence, DataOutput out) throws IOException {
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

    /** Reads a presence. */
    public static Presence read(DataInput in) throws IOException {
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
