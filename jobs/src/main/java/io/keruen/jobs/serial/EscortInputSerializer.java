package io.keruen.jobs.serial;

import io.keruen.core.stage.flow.Sighting;
import io.keruen.core.stage.flow.StampedFinding;
import io.keruen.core.stage.flow.StampedLine;
import io.keruen.core.stage.flow.StampedTransit;
import io.keruen.core.stage.flow.TrackFrame;
import io.keruen.core.stage.flow.TransitIo;
import io.keruen.core.stage.flow.VehicleStatus;
import io.keruen.jobs.record.EscortInput;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes an {@link EscortInput}; only ever between two operators, never in a savepoint. */
public final class EscortInputSerializer extends BinarySerializer<EscortInput> {
    private static final long serialVersionUID = 1L;
    private static final int VERSION = 5;
    private static final int FIRST_WITH_SEALS = 5;
    private static final int TRACK = 1;
    private static final int FINDING = 0;
    private static final int PASSAGE = 2;
    private static final int PLANNED = 3;
    private static final int OUTSIDER = 4;
    private static final int STATUS = 5;
    private static final int LINE = 6;

    private final StampedFindingSerializer findings = new StampedFindingSerializer();

    /** For Flink. */
    public EscortInputSerializer() {
        super(EscortInput.class);
    }

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public void write(EscortInput input, DataOutputView out) throws IOException {
        TrackFrame track = input.track();
        StampedFinding finding = input.finding();
        StampedTransit passage = input.passage();
        Sighting outsider = input.outsider();
        VehicleStatus status = input.status();
        StampedLine line = input.line();
        out.writeByte(VERSION);
        out.writeUTF(input.escortKey());
        if (track != null) {
            out.writeByte(TRACK);
            track.write(out);
        } else if (finding != null) {
            out.writeByte(FINDING);
            findings.write(finding, out);
        } else if (passage != null) {
            out.writeByte(PASSAGE);
            TransitIo.write(passage, out);
        } else if (outsider != null) {
            out.writeByte(OUTSIDER);
            outsider.write(out);
        } else if (status != null) {
            out.writeByte(STATUS);
            status.write(out);
        } else if (line != null) {
            out.writeByte(LINE);
            line.write(out);
        } else {
            out.writeByte(PLANNED);
            out.writeLong(input.plannedMs());
        }
    }

    @Override
    public EscortInput read(DataInputView in) throws IOException {
        int version = Fields.readVersion(in, VERSION);
        String escortKey = in.readUTF();
        int what = in.readByte();
        return switch (what) {
            case TRACK -> new EscortInput(escortKey, new TrackFrame().read(in), null, null, null, null, null, 0);
            case FINDING -> new EscortInput(escortKey, null, findings.read(in), null, null, null, null, 0);
            case PASSAGE -> new EscortInput(escortKey, null, null, TransitIo.read(in), null, null, null, 0);
            case PLANNED -> EscortInput.planned(escortKey, in.readLong());
            case OUTSIDER -> EscortInput.of(escortKey, Sighting.read(in));
            case STATUS -> new EscortInput(escortKey, null, null, null, null, status(in, version), null, 0);
            case LINE -> EscortInput.of(escortKey, StampedLine.read(in));
            default -> throw new IOException("an escort input of kind " + what);
        };
    }

    private static VehicleStatus status(DataInputView in, int version) throws IOException {
        return VehicleStatus.read(in, version < FIRST_WITH_SEALS ? VehicleStatus.FIRST_FORM : VehicleStatus.FORM);
    }
}
