package io.keruen.core.gate;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The binary form of a gate's lines; enums are written by name. */
public final class GateLineIo {
    private GateLineIo() {}

    /** Writes a line; {@link #read} gives it back. */
    public static void write(GateLine line, DataOutput out) throws IOException {
        out.writeUTF(line.gateId());
        out.writeUTF(line.event().name());
        Texts.write(out, line.vehicleId());
        Texts.write(out, line.plate());
        Texts.write(out, line.sealId());
        out.writeLong(line.eventTimeMs());
        out.writeLong(line.ingestTimeMs());
        out.writeLong(line.ordinal());
    }

    /** Reads a line. */
    public static GateLine read(DataInput in) throws IOException {
        return new GateLine(
                in.readUTF(),
                GateLine.Event.valueOf(in.readUTF()),
                Texts.read(in),
                Texts.read(in),
                Texts.read(in),
                in.readLong(),
                in.readLong(),
                in.readLong());
    }
}
