package io.keruen.core.stage;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A vehicle's passage over a border line, kept for decisions that come late. Times are event times but one. */
final class BorderCrossing {
    static final long NEVER_MS = EscortMember.NEVER_MS;

    final String vehicleId;
    final String zoneId;
    final @Nullable String escortId;
    final long atMs;
    final boolean late;
    final boolean unobserved;

    /** Its alert was raised. */
    boolean raised;

    /** And it was raised late. */
    boolean raisedLate;

    /** When the alert's cause is over, ingest time; {@code Long.MAX_VALUE} if it is or there was none. */
    long endsMs = Long.MAX_VALUE;

    /** Late data have told when it really was. */
    boolean explained;

    BorderCrossing(
            String vehicleId, String zoneId, @Nullable String escortId, long atMs, boolean late, boolean unobserved) {
        this.vehicleId = vehicleId;
        this.zoneId = zoneId;
        this.escortId = escortId;
        this.atMs = atMs;
        this.late = late;
        this.unobserved = unobserved;
    }

    void write(DataOutput out) throws IOException {
        out.writeUTF(vehicleId);
        out.writeUTF(zoneId);
        StateIo.writeNullableUtf(out, escortId);
        out.writeLong(atMs);
        out.writeBoolean(late);
        out.writeBoolean(unobserved);
        out.writeBoolean(raised);
        out.writeBoolean(raisedLate);
        out.writeLong(endsMs);
        out.writeBoolean(explained);
    }

    static BorderCrossing read(DataInput in) throws IOException {
        BorderCrossing crossing = new BorderCrossing(
                in.readUTF(),
                in.readUTF(),
                StateIo.readNullableUtf(in),
                in.readLong(),
                in.readBoolean(),
                in.readBoolean());
        crossing.raised = in.readBoolean();
        crossing.raisedLate = in.readBoolean();
        crossing.endsMs = in.readLong();
        crossing.explained = in.readBoolean();
        return crossing;
    }
}
