package io.keruen.core.alert;

import io.keruen.core.alert.AlertEvent.State;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Where an open alert stands between its cause and the officers (ISA-18.2). Times are ingest times; immutable.
 *
 * @param notified somebody was told of it: it was neither a child nor held off nor shelved all the time
 * @param acknowledged an officer has seen it
 * @param returned its cause is gone, but it is latched
 * @param dueMs when it escalates, {@link #NEVER_MS} if it does not; of a child that people were told of, when it would
 * @param heldUntilMs when its hold-off for chatter ends, 0 if it is not held off
 * @param shelvedUntilMs when its shelving ends, 0 if it is not shelved
 * @param clearedBy the first of the two officers that it takes to clear it
 */
public record AlertLife(
        boolean notified,
        boolean acknowledged,
        boolean returned,
        long dueMs,
        long heldUntilMs,
        long shelvedUntilMs,
        @Nullable String clearedBy) {
    /** A time that does not come. */
    public static final long NEVER_MS = Long.MAX_VALUE;

    /** A new alert about which nobody has been told. */
    static final AlertLife NEW = new AlertLife(false, false, false, NEVER_MS, 0, 0, null);

    /** Whether it is written but not shown. */
    boolean isSuppressed() {
        return isHeld() || isShelved();
    }

    /** Whether it chatters: nobody is told of it until that is over. */
    boolean isHeld() {
        return heldUntilMs != 0;
    }

    boolean isShelved() {
        return shelvedUntilMs != 0;
    }

    State state() {
        if (isShelved()) {
            return State.SHELVED;
        }
        if (returned) {
            return State.LATCHED;
        }
        return acknowledged ? State.ACKNOWLEDGED : State.UNACKNOWLEDGED;
    }

    /** When something happens to it by itself; a child does not escalate. */
    long wakeMs(boolean isChild) {
        long heldMs = isHeld() ? heldUntilMs : NEVER_MS;
        long shelvedMs = isShelved() ? shelvedUntilMs : NEVER_MS;
        return Math.min(isChild ? NEVER_MS : dueMs, Math.min(heldMs, shelvedMs));
    }

    /** Officers are told now: it escalates at this time at the latest, not before now, unless one acknowledges it. */
    AlertLife notifiedDue(long nowMs, long newDueMs) {
        long firstMs = Math.min(Math.max(nowMs, dueMs), newDueMs);
        return new AlertLife(true, acknowledged, returned, acknowledged ? NEVER_MS : firstMs, 0, 0, clearedBy);
    }

    /** It needs to be seen again. */
    AlertLife unseen() {
        return new AlertLife(notified, false, returned, dueMs, heldUntilMs, shelvedUntilMs, clearedBy);
    }

    AlertLife seen() {
        return new AlertLife(notified, true, returned, NEVER_MS, heldUntilMs, shelvedUntilMs, clearedBy);
    }

    AlertLife notDue() {
        return new AlertLife(notified, acknowledged, returned, NEVER_MS, heldUntilMs, shelvedUntilMs, clearedBy);
    }

    AlertLife heldUntil(long endMs) {
        return new AlertLife(notified, acknowledged, returned, NEVER_MS, endMs, shelvedUntilMs, clearedBy);
    }

    AlertLife shelvedUntil(long endMs) {
        return new AlertLife(notified, acknowledged, returned, NEVER_MS, 0, endMs, clearedBy);
    }

    AlertLife returned(boolean isGone) {
        return new AlertLife(notified, acknowledged, isGone, dueMs, heldUntilMs, shelvedUntilMs, null);
    }

    AlertLife clearedBy(String officer) {
        return new AlertLife(notified, acknowledged, returned, dueMs, heldUntilMs, shelvedUntilMs, officer);
    }

    void write(DataOutput out) throws IOException {
        out.writeBoolean(notified);
        out.writeBoolean(acknowledged);
        out.writeBoolean(returned);
        out.writeLong(dueMs);
        out.writeLong(heldUntilMs);
        out.writeLong(shelvedUntilMs);
        Fields.writeNullable(out, clearedBy);
    }

    static AlertLife read(DataInput in) throws IOException {
        return new AlertLife(
                in.readBoolean(),
                in.readBoolean(),
                in.readBoolean(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                Fields.readNullable(in));
    }
}
