package io.keruen.jobs.serial;

import io.keruen.core.stage.flow.StateIo;
import io.keruen.core.transit.TransitEvent;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes a {@link TransitEvent}; version 1 knew neither seals nor declarations, version 2 no convoys. */
public final class TransitEventSerializer extends BinarySerializer<TransitEvent> {
    private static final long serialVersionUID = 1L;
    private static final int VERSION = 3;

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
        StateIo.writeNullableUtf(out, transit.sealId());
        StateIo.writeNullableUtf(out, transit.declarationId());
        StateIo.writeNullableUtf(out, transit.convoyId());
    }

    @Override
    public TransitEvent read(DataInputView in) throws IOException {
        int version = Fields.readVersion(in, VERSION);
        TransitEvent.Event event = TransitEvent.Event.valueOf(in.readUTF());
        String escortId = StateIo.readNullableUtf(in);
        String vehicleId = in.readUTF();
        String zoneId = StateIo.readNullableUtf(in);
        long eventTimeMs = in.readLong();
        String reason = StateIo.readNullableUtf(in);
        boolean late = in.readBoolean();
        boolean unobserved = in.readBoolean();
        String sealId = version > 1 ? StateIo.readNullableUtf(in) : null;
        String declarationId = version > 1 ? StateIo.readNullableUtf(in) : null;
        String convoyId = version > 2 ? StateIo.readNullableUtf(in) : null;
        return new TransitEvent(
                event,
                escortId,
                convoyId,
                vehicleId,
                zoneId,
                sealId,
                declarationId,
                eventTimeMs,
                reason,
                late,
                unobserved);
    }
}
