package io.keruen.core.stage.escort;

import io.keruen.core.control.Control;
import io.keruen.core.control.EscortTerm;
import io.keruen.core.convoy.LifeState;
import io.keruen.core.stage.flow.StateIo;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** How far an escort as a whole has come. State; touched by {@link LifeWatch} and what it calls. */
final class EscortLife {
    /** No time. */
    static final long NOT_YET_MS = EscortMember.NOT_YET_MS;

    /** {@code null} until a plan is in force. */
    @Nullable
    LifeState state;

    /** Where it goes on when it is suspended or aborted no more. */
    @Nullable
    LifeState before;

    /** When the state began. */
    long changedMs = NOT_YET_MS;

    long departedMs = NOT_YET_MS;
    long arrivedMs = NOT_YET_MS;

    /** The versions of the plan are looked at up to this event time. */
    long seenMs = NOT_YET_MS;

    /** Where it is to arrive: the yard, without one the end of the route; {@code null} until a plan has said so. */
    @Nullable
    String destination;

    /** When something is due if nobody speaks, ingest time. */
    long wakeMs = Long.MAX_VALUE;

    // Found again after a restore; not written.
    @Nullable
    Control control;

    EscortTerm term = EscortTerm.NONE;

    /** At this chainage a vehicle has arrived, where no yard says so. */
    double endM = Double.POSITIVE_INFINITY;

    /** Whether the convoy is on its way: departed, and neither suspended nor over. */
    boolean isUnderWay() {
        LifeState now = state;
        return now == LifeState.DEPARTED
                || now == LifeState.AT_EXIT_GATE
                || now == LifeState.IN_BORDER_STRIP
                || now == LifeState.AT_ENTRY_GATE;
    }

    void write(DataOutput out) throws IOException {
        writeState(out, state);
        writeState(out, before);
        out.writeLong(changedMs);
        out.writeLong(departedMs);
        out.writeLong(arrivedMs);
        out.writeLong(seenMs);
        out.writeLong(wakeMs);
        StateIo.writeNullableUtf(out, destination);
    }

    /** Reads what the state of an escort of this version holds. */
    void read(DataInput in, int version) throws IOException {
        state = readState(in);
        before = readState(in);
        changedMs = in.readLong();
        departedMs = in.readLong();
        arrivedMs = in.readLong();
        seenMs = in.readLong();
        wakeMs = in.readLong();
        destination = version > 9 ? StateIo.readNullableUtf(in) : null;
    }

    private static void writeState(DataOutput out, @Nullable LifeState state) throws IOException {
        StateIo.writeNullableUtf(out, state == null ? null : state.name());
    }

    private static @Nullable LifeState readState(DataInput in) throws IOException {
        String name = StateIo.readNullableUtf(in);
        return name == null ? null : LifeState.valueOf(name);
    }
}
