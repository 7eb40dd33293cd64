package io.keruen.core.customs;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The binary form of the lines of both customs services; enums are written by name. */
public final class CustomsLineIo {
    private CustomsLineIo() {}

    /** Writes a declaration line; {@link #readDeclaration} gives it back. */
    public static void write(DeclarationLine line, DataOutput out) throws IOException {
        out.writeUTF(line.declarationId());
        out.writeUTF(line.authority().name());
        out.writeUTF(line.status().name());
        out.writeInt(line.version());
        out.writeLong(line.validToMs());
        out.writeLong(line.eventTimeMs());
        out.writeLong(line.ingestTimeMs());
        out.writeLong(line.ordinal());
    }

    /** Reads a declaration line. */
    public static DeclarationLine readDeclaration(DataInput in) throws IOException {
        return new DeclarationLine(
                in.readUTF(),
                Authority.valueOf(in.readUTF()),
                DeclarationStatus.valueOf(in.readUTF()),
                in.readInt(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong());
    }

    /** Writes a seal line; {@link #readSeal} gives it back. */
    public static void write(SealLine line, DataOutput out) throws IOException {
        String action = line.action();
        out.writeUTF(line.sealId());
        out.writeUTF(line.vehicleId());
        out.writeUTF(line.status().name());
        out.writeDouble(line.batteryPct());
        out.writeBoolean(action != null);
        if (action != null) {
            out.writeUTF(action);
        }
        out.writeDouble(line.latDeg());
        out.writeDouble(line.lonDeg());
        out.writeLong(line.eventTimeMs());
        out.writeLong(line.ingestTimeMs());
        out.writeLong(line.ordinal());
    }

    /** Reads a seal line. */
    public static SealLine readSeal(DataInput in) throws IOException {
        return new SealLine(
                in.readUTF(),
                in.readUTF(),
                SealStatus.valueOf(in.readUTF()),
                in.readDouble(),
                in.readBoolean() ? in.readUTF() : null,
                in.readDouble(),
                in.readDouble(),
                in.readLong(),
                in.readLong(),
                in.readLong());
    }
}
