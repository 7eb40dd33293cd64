package io.keruen.jobs.serial;

import io.keruen.core.alert.Finding;
import io.keruen.core.alert.Severity;
import io.keruen.core.stage.StateIo;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes a {@link Finding}. */
public final class FindingSerializer extends BinarySerializer<Finding> {
    private static final long serialVersionUID = 1L;
    private static final int VERSION = 1;

    /** For Flink. */
    public FindingSerializer() {
        super(Finding.class);
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
    public void write(Finding finding, DataOutputView out) throws IOException {
        out.writeByte(VERSION);
        out.writeUTF(finding.kind().name());
        out.writeUTF(finding.ruleId());
        out.writeUTF(finding.type());
        out.writeUTF(finding.subject());
        StateIo.writeNullableUtf(out, finding.escortId());
        StateIo.writeNullableUtf(out, finding.convoyId());
        out.writeUTF(finding.vehicleId());
        StateIo.writeNullableUtf(out, finding.otherVehicleId());
        StateIo.writeNullableUtf(out, finding.zoneId());
        StateIo.writeNullableUtf(out, finding.jurisdiction());
        out.writeUTF(finding.severity().name());
        out.writeLong(finding.startedAtMs());
        out.writeLong(finding.atMs());
        out.writeDouble(finding.latDeg());
        out.writeDouble(finding.lonDeg());
        out.writeDouble(finding.chainageM());
        out.writeDouble(finding.measured());
        out.writeDouble(finding.limit());
        out.writeUTF(finding.unit());
        out.writeBoolean(finding.late());
        out.writeBoolean(finding.unobserved());
        out.writeInt(finding.policyVersion());
        StateIo.writeNullableUtf(out, finding.parentAlertId());
        Fields.writeNumbers(out, finding.evidence());
    }

    @Override
    public Finding read(DataInputView in) throws IOException {
        Fields.readVersion(in, VERSION);
        return new Finding(
                Finding.Kind.valueOf(in.readUTF()),
                in.readUTF(),
                in.readUTF(),
                in.readUTF(),
                StateIo.readNullableUtf(in),
                StateIo.readNullableUtf(in),
                in.readUTF(),
                StateIo.readNullableUtf(in),
                StateIo.readNullableUtf(in),
                StateIo.readNullableUtf(in),
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
                StateIo.readNullableUtf(in),
                Fields.readNumbers(in));
    }
}
