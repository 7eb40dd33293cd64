package io.keruen.core.action;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The binary form of officers' actions; enums are written by name. */
public final class OfficerActionIo {
    private OfficerActionIo() {}

    /** Writes an action; {@link #read} gives it back. */
    public static void write(OfficerAction action, DataOutput out) throws IOException {
        out.writeUTF(action.officer());
        out.writeUTF(action.action().name());
        writeNullable(out, action.alertId());
        writeNullable(out, action.type());
        writeNullable(out, action.vehicleId());
        writeNullable(out, action.gateId());
        out.writeUTF(action.reason());
        out.writeLong(action.untilMs());
        out.writeLong(action.eventTimeMs());
        out.writeLong(action.ingestTimeMs());
        out.writeLong(action.ordinal());
    }

    /** Reads an action. */
    public static OfficerAction read(DataInput in) throws IOException {
        return new OfficerAction(
                in.readUTF(),
                OfficerAction.Kind.valueOf(in.readUTF()),
                readNullable(in),
                readNullable(in),
                readNullable(in),
                readNullable(in),
                in.readUTF(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong());
    }

    private static void writeNullable(DataOutput out, @Nullable String value) throws IOException {
        out.writeBoolean(value != null);
        if (value != null) {
            out.writeUTF(value);
        }
    }

    private static @Nullable String readNullable(DataInput in) throws IOException {
        return in.readBoolean() ? in.readUTF() : null;
    }
}
