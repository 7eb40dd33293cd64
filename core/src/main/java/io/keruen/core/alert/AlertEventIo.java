package io.keruen.core.alert;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The binary form of alert events in state; enums are written by name. */
public final class AlertEventIo {
    private AlertEventIo() {}

    /** Writes an event; {@link #read} gives it back. */
    public static void write(AlertEvent event, DataOutput out) throws IOException {
        out.writeUTF(event.event().name());
        out.writeUTF(event.alertId());
        out.writeInt(event.revision());
        out.writeUTF(event.type());
        out.writeUTF(event.ruleId());
        out.writeUTF(event.severity().name());
        out.writeUTF(event.state().name());
        Fields.writeNullable(out, event.escortId());
        Fields.writeNullable(out, event.convoyId());
        out.writeUTF(event.vehicleId());
        Fields.writeNullable(out, event.otherVehicleId());
        Fields.writeNullable(out, event.zoneId());
        Fields.writeNullable(out, event.sealId());
        Fields.writeNullable(out, event.declarationId());
        Fields.writeNullable(out, event.jurisdiction());
        out.writeLong(event.startedAtMs());
        out.writeLong(event.raisedAtMs());
        out.writeLong(event.updatedAtMs());
        out.writeLong(event.clearedAtMs());
        out.writeDouble(event.latDeg());
        out.writeDouble(event.lonDeg());
        out.writeDouble(event.chainageM());
        out.writeDouble(event.measured());
        out.writeDouble(event.limit());
        out.writeUTF(event.unit());
        Fields.writeEvidence(out, event.evidence());
        Fields.writeNullable(out, event.eaeuIncidentCode());
        out.writeBoolean(event.blocksGate());
        out.writeUTF(event.recommendedAction());
        Fields.writeNullable(out, event.parentAlertId());
        out.writeBoolean(event.late());
        out.writeBoolean(event.unobserved());
        out.writeBoolean(event.suppressed());
        out.writeInt(event.policyVersion());
        Fields.writeNullable(out, event.officer());
        Fields.writeNullable(out, event.reason());
        out.writeLong(event.untilMs());
    }

    /** Reads an event. */
    public static AlertEvent read(DataInput in) throws IOException {
        return AlertDraft.after(readFirstForm(in))
                .sameRevision()
                .by(Fields.readNullable(in), Fields.readNullable(in))
                .until(in.readLong())
                .build();
    }

    /** Reads an event as the first release wrote it, when officers had no part in any. */
    public static AlertEvent readFirstForm(DataInput in) throws IOException {
        return new AlertEvent(
                AlertEvent.Event.valueOf(in.readUTF()),
                in.readUTF(),
                in.readInt(),
                in.readUTF(),
                in.readUTF(),
                Severity.valueOf(in.readUTF()),
                AlertEvent.State.valueOf(in.readUTF()),
                Fields.readNullable(in),
                Fields.readNullable(in),
                in.readUTF(),
                Fields.readNullable(in),
                Fields.readNullable(in),
                Fields.readNullable(in),
                Fields.readNullable(in),
                Fields.readNullable(in),
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
                Fields.readEvidence(in),
                Fields.readNullable(in),
                in.readBoolean(),
                in.readUTF(),
                Fields.readNullable(in),
                in.readBoolean(),
                in.readBoolean(),
                in.readBoolean(),
                in.readInt());
    }
}
