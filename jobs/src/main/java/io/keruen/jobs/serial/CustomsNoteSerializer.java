package io.keruen.jobs.serial;

import io.keruen.core.stage.flow.StampedLine;
import io.keruen.jobs.record.CustomsNote;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes a {@link CustomsNote}; only ever between two operators, never in a savepoint. */
public final class CustomsNoteSerializer extends BinarySerializer<CustomsNote> {
    private static final long serialVersionUID = 1L;
    private static final int VERSION = 1;

    /** For Flink. */
    public CustomsNoteSerializer() {
        super(CustomsNote.class);
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
    public void write(CustomsNote note, DataOutputView out) throws IOException {
        StampedLine line = note.line();
        out.writeByte(VERSION);
        out.writeUTF(note.name());
        out.writeBoolean(line != null);
        if (line != null) {
            line.write(out);
        } else {
            out.writeUTF(note.escortId());
            out.writeLong(note.ingestTimeMs());
            out.writeLong(note.validToMs());
        }
    }

    @Override
    public CustomsNote read(DataInputView in) throws IOException {
        Fields.readVersion(in, VERSION);
        String name = in.readUTF();
        return in.readBoolean()
                ? CustomsNote.of(name, StampedLine.read(in))
                : CustomsNote.named(name, in.readUTF(), in.readLong(), in.readLong());
    }
}
