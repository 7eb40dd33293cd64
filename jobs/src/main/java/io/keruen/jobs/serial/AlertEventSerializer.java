package io.keruen.jobs.serial;

import io.keruen.core.alert.AlertEvent;
import io.keruen.core.alert.Severity;
import io.keruen.core.stage.StateIo;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes a {@link AlertEvent}. */
public final class AlertEventSerializer extends BinarySerializer<AlertEvent> {
    private static final long serialVersionUID = 1L;
    private static final int VERSION = 1;

    /** For Flink. */
    public AlertEventSerializer() {
        super(AlertEvent.class);
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
    public void write(AlertEvent alert, DataOutputView out) throws IOException {
        out.writeByte(VERSION);
        out.writeUTF(alert.event().name());
        out.writeUTF(alert.alertId());
        out.writeInt(alert.revision());
        out.writeUTF(alert.type());
        out.writeUTF(alert.ruleId());
        out.writeUTF(alert.severity().name());
        out.writeUTF(alert.state().name());
        StateIo.writeNullableUtf(out, alert.escortId());
        StateIo.writeNullableUtf(out, alert.convoyId());
        out.writeUTF(alert.vehicleId());
        StateIo.writeNullableUtf(out, alert.otherVehicleId());
        StateIo.writeNullableUtf(out, alert.zoneId());
        StateIo.writeNullableUtf(out, alert.sealId());
        StateIo.writeNullableUtf(out, alert.declarationId());
        StateIo.writeNullableUtf(out, alert.jurisdiction());
        out.writeLong(alert.startedAtMs());
        out.writeLong(alert.raisedAtMs());
        out.writeLong(alert.updatedAtMs());
        out.writeLong(alert.clearedAtMs());
        out.writeDouble(alert.latDeg());
        out.writeDouble(alert.lonDeg());
        out.writeDouble(alert.chainageM());
        out.writeDouble(alert.measured());
        out.writeDouble(alert.limit());
        out.writeUTF(alert.unit());
        Fields.writeNumbers(out, alert.evidence());
        StateIo.writeNullableUtf(out, alert.eaeuIncidentCode());
        out.writeBoolean(alert.blocksGate());
        out.writeUTF(alert.recommendedAction());
        StateIo.writeNullableUtf(out, alert.parentAlertId());
        out.writeBoolean(alert.late());
        out.writeBoolean(alert.unobserved());
        out.writeBoolean(alert.suppressed());
        out.writeInt(alert.policyVersion());
    }

    @Override
    public AlertEvent read(DataInputView in) throws IOException {
        Fields.readVersion(in, VERSION);
        return new AlertEvent(
                AlertEvent.Event.valueOf(in.readUTF()),
                in.readUTF(),
                in.readInt(),
                in.readUTF(),
                in.readUTF(),
                Severity.valueOf(in.readUTF()),
                AlertEvent.State.valueOf(in.readUTF()),
                StateIo.readNullableUtf(in),
                StateIo.readNullableUtf(in),
                in.readUTF(),
                StateIo.readNullableUtf(in),
                StateIo.readNullableUtf(in),
                StateIo.readNullableUtf(in),
                StateIo.readNullableUtf(in),
                StateIo.readNullableUtf(in),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readUTF(),
                Fields.readNumbers(in),
                StateIo.readNullableUtf(in),
                in.readBoolean(),
                in.readUTF(),
                StateIo.readNullableUtf(in),
                in.readBoolean(),
                in.readBoolean(),
                in.readBoolean(),
                in.readInt());
    }
}
