package io.keruen.core.stage.escort;

import io.keruen.core.stage.flow.StateIo;
import io.keruen.core.transit.TransitEvent;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A vehicle's passage over a border line, kept for decisions that come late. Times are event times but one. */
final class BorderCrossing {
    static final long NOT_YET_MS = EscortMember.NOT_YET_MS;

    final String vehicleId;
    final String zoneId;
    final @Nullable String escortId;
    final long atMs;
    final boolean late;
    final boolean unobserved;

    /** It was seen across a hole, which begins here, or at {@link #atMs} if that is not known. */
    final long fromMs;

    /** Its alert was raised. */
    boolean raised;

    /** And it was raised late. */
    boolean raisedLate;

    /** When the alert's cause is over, ingest time; {@code Long.MAX_VALUE} if it is or there was none. */
    long endsMs = Long.MAX_VALUE;

    /** Late data have told when it really was first; {@link #NOT_YET_MS} while they have not. */
    long explainedMs = NOT_YET_MS;

    BorderCrossing(TransitEvent event, long fromMs) {
        this(
                event.vehicleId(),
                String.valueOf(event.zoneId()),
                event.escortId(),
                event.eventTimeMs(),
                event.late(),
                event.unobserved(),
                fromMs);
    }

    private BorderCrossing(
            String vehicleId,
            String zoneId,
            @Nullable String escortId,
            long atMs,
            boolean late,
            boolean unobserved,
            long fromMs) {
        this.vehicleId = vehicleId;
        this.zoneId = zoneId;
        this.escortId = escortId;
        this.atMs = atMs;
        this.late = late;
        this.unobserved = unobserved;
        this.fromMs = fromMs;
    }

    /** That passage of the same line by the same vehicle which late data once took for the first of the hole. */
    BorderCrossing displaced() {
        return new BorderCrossing(vehicleId, zoneId, escortId, explainedMs, true, false, explainedMs);
    }

    /** Whether a passage that late data tell of lies in the hole across which this one was seen. */
    boolean spans(BorderCrossing inside) {
        return unobserved
                && vehicleId.equals(inside.vehicleId)
                && zoneId.equals(inside.zoneId)
                && inside.atMs > fromMs
                && inside.atMs <= atMs;
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
        out.writeLong(fromMs);
        out.writeLong(explainedMs);
    }

    /** Reads what the customs state of this version holds; the first did not know where a hole begins. */
    static BorderCrossing read(DataInput in, int version) throws IOException {
        String vehicleId = in.readUTF();
        String zoneId = in.readUTF();
        String escortId = StateIo.readNullableUtf(in);
        long atMs = in.readLong();
        boolean late = in.readBoolean();
        boolean unobserved = in.readBoolean();
        boolean raised = in.readBoolean();
        boolean raisedLate = in.readBoolean();
        long endsMs = in.readLong();
        if (version == 1) {
            in.readBoolean(); // whether late data had told of it
        }
        long fromMs = version == 1 ? atMs : in.readLong();
        BorderCrossing crossing = new BorderCrossing(vehicleId, zoneId, escortId, atMs, late, unobserved, fromMs);
        crossing.raised = raised;
        crossing.raisedLate = raisedLate;
        crossing.endsMs = endsMs;
        crossing.explainedMs = version == 1 ? NOT_YET_MS : in.readLong();
        return crossing;
    }
}
