package io.keruen.jobs.record;

import io.keruen.connectors.rejected.RejectedInput;
import io.keruen.core.action.OfficerAction;
import io.keruen.core.stage.flow.StampedLine;
import io.keruen.jobs.serial.ActionNoteSerializer;
import io.keruen.jobs.serial.BinaryTypeInfo;
import io.keruen.jobs.serial.ControlRecordSerializer;
import io.keruen.jobs.serial.CustomsLineSerializer;
import io.keruen.jobs.serial.RejectedInputSerializer;
import io.keruen.jobs.serial.SignedNoteSerializer;
import java.util.Arrays;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * One version of a zone, plan or policy as it reached us, an officer's action, a line of customs,
 * or a tick; equal by content. Of two
 * records of the same kind, id and version that which came later replaces the other; an action's version is its place.
 *
 * @param payload the core object in the form of {@code ControlForm}, or an {@link ActionNote}; empty when the version is
 *     withdrawn, or for a tick
 */
public record ControlRecord(Kind kind, String id, long version, long ingestTimeMs, byte[] payload) implements Arrival {
    /** The ingest time of what was there before everything else. */
    public static final long BEFORE_ALL_MS = Long.MIN_VALUE / 2;

    /** How Flink writes it. */
    public static final TypeInformation<ControlRecord> TYPE = new BinaryTypeInfo<>(new ControlRecordSerializer());

    private static final byte[] NOTHING = new byte[0];
    private static final RejectedInputSerializer REJECTIONS = new RejectedInputSerializer();
    private static final ActionNoteSerializer NOTES = new ActionNoteSerializer();
    private static final CustomsLineSerializer LINES = new CustomsLineSerializer();
    private static final SignedNoteSerializer SIGNED = new SignedNoteSerializer();

    /** What it is about. */
    public enum Kind {
        TICK,
        REJECTED,
        ZONE,
        ESCORT,
        POLICY,
        ACTION,
        CUSTOMS,
        SIGNED
    }

    /** A tick: everything up to this moment has arrived in this partition. */
    public static ControlRecord tick(long ingestTimeMs) {
        return new ControlRecord(Kind.TICK, "", 0, ingestTimeMs, NOTHING);
    }

    /** A version that is withdrawn. */
    public static ControlRecord tombstone(Kind kind, String id, long version, long ingestTimeMs) {
        return new ControlRecord(kind, id, version, ingestTimeMs, NOTHING);
    }

    /** A record that could not be accepted, on its way to the rejected inputs. */
    public static ControlRecord rejected(RejectedInput input) {
        return new ControlRecord(
                Kind.REJECTED, input.source(), input.position(), input.ingestTimeMs(), REJECTIONS.toBytes(input));
    }

    /** An officer's action as it came. */
    public static ControlRecord action(OfficerAction action, String source, byte[] original) {
        return action(ActionNote.came(action, source, original));
    }

    /** An officer's action. */
    public static ControlRecord action(ActionNote note) {
        return new ControlRecord(Kind.ACTION, note.source(), note.ordinal(), note.ingestTimeMs(), NOTES.toBytes(note));
    }

    /** A line of customs as it came. */
    public static ControlRecord customs(StampedLine line, String source, long ordinal) {
        return new ControlRecord(Kind.CUSTOMS, source, ordinal, line.stampMs(), LINES.toBytes(line));
    }

    /** A change or an action whose signatures are good, on its way to where it is known what has come before. */
    public static ControlRecord signed(SignedNote note) {
        return new ControlRecord(
                Kind.SIGNED, note.source(), note.position(), note.record().ingestTimeMs(), SIGNED.toBytes(note));
    }

    /** The line of customs. */
    public StampedLine line() {
        return LINES.fromBytes(payload);
    }

    /** The note of an action. */
    public ActionNote note() {
        return NOTES.fromBytes(payload);
    }

    /** What was signed. */
    public SignedNote signedNote() {
        return SIGNED.fromBytes(payload);
    }

    /** What could not be accepted. */
    public RejectedInput rejection() {
        return REJECTIONS.fromBytes(payload);
    }

    @Override
    public boolean isTick() {
        return kind == Kind.TICK;
    }

    /** Whether the version is withdrawn. */
    public boolean isTombstone() {
        return payload.length == 0;
    }

    /** What makes it one of its kind: {@code KIND|id@version}. */
    public String identity() {
        return kind + "|" + id + "@" + version;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ControlRecord that
                && kind == that.kind
                && id.equals(that.id)
                && version == that.version
                && ingestTimeMs == that.ingestTimeMs
                && Arrays.equals(payload, that.payload);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * id.hashCode() + Long.hashCode(version)) + Long.hashCode(ingestTimeMs);
    }
}
