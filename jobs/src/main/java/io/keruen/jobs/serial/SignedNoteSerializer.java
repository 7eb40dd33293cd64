package io.keruen.jobs.serial;

import io.keruen.jobs.record.SeenSignature;
import io.keruen.jobs.record.SignedNote;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes a {@link SignedNote}. */
public final class SignedNoteSerializer extends BinarySerializer<SignedNote> {
    private static final long serialVersionUID = 1L;
    private static final int VERSION = 2;
    private static final int HAS_KEY = 2;

    private final ControlRecordSerializer records = new ControlRecordSerializer();
    private final SeenSignatureSerializer signatures = new SeenSignatureSerializer();

    /** For Flink. */
    public SignedNoteSerializer() {
        super(SignedNote.class);
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
    public void write(SignedNote note, DataOutputView out) throws IOException {
        out.writeByte(VERSION);
        records.write(note.record(), out);
        out.writeInt(note.signatures().size());
        for (SeenSignature each : note.signatures()) {
            signatures.write(each, out);
        }
        out.writeUTF(note.source());
        out.writeLong(note.position());
        Fields.writeBytes(out, note.original());
        Fields.writeBytes(out, note.key());
    }

    @Override
    public SignedNote read(DataInputView in) throws IOException {
        int version = Fields.readVersion(in, VERSION);
        var record = records.read(in);
        List<SeenSignature> seen = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            seen.add(signatures.read(in));
        }
        return new SignedNote(
                record,
                seen,
                in.readUTF(),
                in.readLong(),
                Fields.readPresentBytes(in),
                version < HAS_KEY ? null : Fields.readBytes(in));
    }
}
