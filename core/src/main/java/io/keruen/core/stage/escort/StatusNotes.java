package io.keruen.core.stage.escort;

import io.keruen.core.stage.flow.StateIo;
import io.keruen.core.stage.flow.VehicleStatus;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What was told of how it stands with an escort and its vehicles, and what is to be told. State of an escort. */
final class StatusNotes {
    private static final long NOTHING = EscortStage.NOTHING;

    /** What vehicles told, until the end of its moment. */
    final Pending<VehicleStatus> pending = new Pending<>(VehicleStatus.ORDER);

    /** Open alerts or seals changed at this moment: what is told of the vehicles is to be looked at. */
    long alertsDueMs = NOTHING;

    /** When the convoy is to be told of next, and when it was last. */
    long convoyDueMs = NOTHING;

    long convoyMs = EscortMember.NOT_YET_MS;

    /** Of which convoy was told; {@code null} if of none. */
    @Nullable
    String convoyId;

    /** When there is something to tell. */
    long dueMs() {
        return Math.min(pendingMs(), Math.min(alertsDueMs, convoyDueMs));
    }

    /** The moment of the next status that waits; {@link EscortStage#NOTHING} if none does. */
    long pendingMs() {
        VehicleStatus first = pending.first();
        return first == null ? NOTHING : first.atMs;
    }

    void alertChanged(long nowMs) {
        alertsDueMs = Math.min(alertsDueMs, nowMs);
        convoyChanged(nowMs);
    }

    void sealHeard(long nowMs) {
        alertsDueMs = Math.min(alertsDueMs, nowMs);
    }

    void convoyChanged(long nowMs) {
        convoyDueMs = Math.min(convoyDueMs, nowMs);
    }

    void write(DataOutput out) throws IOException {
        pending.write(out, VehicleStatus::write);
        out.writeLong(alertsDueMs);
        out.writeLong(convoyDueMs);
        out.writeLong(convoyMs);
        StateIo.writeNullableUtf(out, convoyId);
    }

    /** Reads what was written when statuses had this form. */
    void read(DataInput in, int form) throws IOException {
        pending.read(in, from -> VehicleStatus.read(from, form));
        alertsDueMs = in.readLong();
        convoyDueMs = in.readLong();
        convoyMs = in.readLong();
        convoyId = StateIo.readNullableUtf(in);
    }
}
