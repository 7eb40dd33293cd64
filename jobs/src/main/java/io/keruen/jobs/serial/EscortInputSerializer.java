package io.keruen.jobs.serial;

import io.keruen.core.stage.StampedFinding;
import io.keruen.core.stage.TrackFrame;
import io.keruen.jobs.record.EscortInput;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes an {@link EscortInput}; only ever between two operators, never in a savepoint. */
public final class EscortInputSerializer extends BinarySerializer<EscortInput> {
    private static final long serialVersionUID = 1L;
    private static final int VERSION = 1;

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
        if ((track == null) == (finding == null)) {
            throw new IllegalStateException("an escort input is a track or a finding, not " + input);
        }
        out.writeByte(VERSION);
        out.writeUTF(input.escortKey());
        out.writeBoolean(track != null);
        if (track != null) {
            track.write(out);
        } else if (finding != null) {
            findings.write(finding, out);
        }
    }

    @Override
    public EscortInput read(DataInputView in) throws IOException {
        Fields.readVersion(in, VERSION);
        String escortKey = in.readUTF();
        return in.readBoolean()
                ? new EscortInput(escortKey, new TrackFrame().read(in), null)
                : new EscortInput(escortKey, null, findings.read(in));
    }
}
