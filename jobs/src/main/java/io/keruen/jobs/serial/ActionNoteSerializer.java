package io.keruen.jobs.serial;

import io.keruen.core.action.ActionAnswer;
import io.keruen.core.action.OfficerAction;
import io.keruen.core.action.OfficerActionIo;
import io.keruen.core.action.Refusal;
import io.keruen.jobs.record.ActionNote;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes an {@link ActionNote}. */
public final class ActionNoteSerializer extends BinarySerializer<ActionNote> {
    private static final long serialVersionUID = 1L;
    private static final int VERSION = 1;
    private static final String DONE = "";

    /** For Flink. */
    public ActionNoteSerializer() {
        super(ActionNote.class);
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
    public void write(ActionNote note, DataOutputView out) throws IOException {
        OfficerAction action = note.action();
        ActionAnswer answer = note.answer();
        if ((action == null) == (answer == null)) {
            throw new IllegalStateException("a note is an action or an answer, not " + note);
        }
        out.writeByte(VERSION);
        out.writeBoolean(action != null);
        if (action != null) {
            OfficerActionIo.write(action, out);
            out.writeUTF(note.source());
            Fields.writeBytes(out, note.original());
        } else if (answer != null) {
            Refusal refusal = answer.refusal();
            out.writeLong(answer.ordinal());
            out.writeLong(answer.ingestTimeMs());
            out.writeUTF(refusal == null ? DONE : refusal.name());
        }
    }

    @Override
    public ActionNote read(DataInputView in) throws IOException {
        Fields.readVersion(in, VERSION);
        if (in.readBoolean()) {
            return ActionNote.came(OfficerActionIo.read(in), in.readUTF(), Fields.readPresentBytes(in));
        }
        long ordinal = in.readLong();
        long ingestTimeMs = in.readLong();
        String refusal = in.readUTF();
        return ActionNote.answered(
                new ActionAnswer(ordinal, ingestTimeMs, refusal.equals(DONE) ? null : Refusal.valueOf(refusal)));
    }
}
