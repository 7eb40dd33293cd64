package io.keruen.core.alert;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The binary form of findings; enums are written by name. */
public final class FindingIo {
    private FindingIo() {}

    /**
     * Writes a finding; {@link #read} gives it back. What names a seal or a declaration is found where alerts are kept:
     * it never waits and never travels.
     */
    public static void write(Finding found, DataOutput out) throws IOException {
        if (found.sealId() != null || found.declarationId() != null) {
            throw new IllegalStateException("no stage before the last knows of seals and declarations: " + found);
        }
        out.writeUTF(found.kind().name());
        out.writeUTF(found.ruleId());
        out.writeUTF(found.type());
        out.writeUTF(found.subject());
        Fields.writeNullable(out, found.escortId());
        Fields.writeNullable(out, found.convoyId());
        out.writeUTF(found.vehicleId());
        Fields.writeNullable(out, found.otherVehicleId());
        Fields.writeNullable(out, found.zoneId());
        Fields.writeNullable(out, found.jurisdiction());
        out.writeUTF(found.severity().name());
        out.writeLong(found.startedAtMs());
        out.writeLong(found.atMs());
        out.writeDouble(found.latDeg());
        out.writeDouble(found.lonDeg());
        out.writeDouble(found.chainageM());
        out.writeDouble(found.measured());
        out.writeDouble(found.limit());
        out.writeUTF(found.unit());
        out.writeBoolean(found.late());
        out.writeBoolean(found.unobserved());
        out.writeInt(found.policyVersion());
        Fields.writeNullable(out, found.parentAlertId());
        Fields.writeEvidence(out, found.evidence());
    }

    /** Reads a finding. */
    public static Finding read(DataInput in) throws IOException {
        return new Finding(
                Finding.Kind.valueOf(in.readUTF()),
                in.readUTF(),
                in.readUTF(),
                in.readUTF(),
                Fields.readNullable(in),
                Fields.readNullable(in),
                in.readUTF(),
                Fields.readNullable(in),
                Fields.readNullable(in),
                null,
                null,
                Fields.readNullable(in),
                Severity.valueOf(in.readUTF()),
                in.readLong(),
                in.readLong(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readUTF(),
                in.readBoolean(),
                in.readBoolean(),
                in.readInt(),
                Fields.readNullable(in),
                Fields.readEvidence(in));
    }
}
