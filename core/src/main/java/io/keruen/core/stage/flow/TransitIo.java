package io.keruen.core.stage.flow;

import io.keruen.core.transit.TransitEvent;
import io.keruen.core.zone.ZoneKind;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The binary form of stamped transits; event and kind are written by name. Whose convoy it was is not: it is told where the
 * transit is found, and an escort knows its own.
 */
public final class TransitIo {
    private TransitIo() {}

    /** Writes a transit of a zone; {@link #read} gives it back. */
    public static void write(StampedTransit stamped, DataOutput out) throws IOException {
        TransitEvent event = stamped.event();
        out.writeLong(stamped.ingestTimeMs());
        out.writeLong(stamped.ordinal());
        out.writeUTF(stamped.kind().name());
        out.writeUTF(event.event().name());
        StateIo.writeNullableUtf(out, event.escortId());
        out.writeUTF(event.vehicleId());
        StateIo.writeNullableUtf(out, event.zoneId());
        out.writeLong(event.eventTimeMs());
        StateIo.writeNullableUtf(out, event.reason());
        out.writeBoolean(event.late());
        out.writeBoolean(event.unobserved());
    }

    /** Reads a transit. */
    public static StampedTransit read(DataInput in) throws IOException {
        return new StampedTransit(
                in.readLong(),
                in.readLong(),
                ZoneKind.valueOf(in.readUTF()),
                new TransitEvent(
                        TransitEvent.Event.valueOf(in.readUTF()),
                        StateIo.readNullableUtf(in),
                        in.readUTF(),
                        StateIo.readNullableUtf(in),
                        in.readLong(),
                        StateIo.readNullableUtf(in),
                        in.readBoolean(),
                        in.readBoolean()));
    }
}
