package io.keruen.jobs.control;

import io.keruen.jobs.record.ControlRecord;
import io.keruen.jobs.serial.BinarySerializer;
import io.keruen.jobs.serial.ControlRecordSerializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes {@link ControlRevisions}; each record in it says its own version. */
public final class ControlRevisionsSerializer extends BinarySerializer<ControlRevisions> {
    private static final long serialVersionUID = 1L;
    private static final int VERSION = 1;

    private final ControlRecordSerializer each = new ControlRecordSerializer();

    /** For Flink. */
    public ControlRevisionsSerializer() {
        super(ControlRevisions.class);
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
    protected void write(ControlRevisions revisions, DataOutputView out) throws IOException {
        out.writeInt(revisions.records().size());
        for (ControlRecord one : revisions.records()) {
            each.write(one, out);
        }
    }

    @Override
    protected ControlRevisions read(DataInputView in) throws IOException {
        int count = in.readInt();
        List<ControlRecord> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            records.add(each.read(in));
        }
        return new ControlRevisions(List.copyOf(records));
    }
}
