package io.keruen.core.stage.fleet;

import io.keruen.core.stage.flow.Presence;
import io.keruen.core.stage.flow.PresenceIo;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What the fleet stage knows of one vehicle. */
final class FleetVehicle {
    /** No held back silence. */
    static final long NOT_HELD = 0;

    /** What was last said about it; HEARD while it speaks. */
    Presence last;

    /** What was said when its open alert was raised: STALE or LOST; {@code null} if no alert is open. */
    @Nullable
    Presence opened;

    /** When its silence is raised if it lasts, ingest time; it began in an outage that has ended. */
    long heldUntilMs = NOT_HELD;

    FleetVehicle(Presence last) {
        this.last = last;
    }

    boolean isSilent() {
        return last.kind() != Presence.Kind.HEARD;
    }

    /** Nobody watches it any more. */
    boolean isGone() {
        return last.kind() == Presence.Kind.GONE;
    }

    boolean isHeld() {
        return heldUntilMs != NOT_HELD;
    }

    /** Whether an alert of this kind is open. */
    boolean isOpen(Presence.Kind kind) {
        Presence current = opened;
        return current != null && current.kind() == kind;
    }

    void write(DataOutput out) throws IOException {
        PresenceIo.write(last, out);
        Presence current = opened;
        out.writeBoolean(current != null);
        if (current != null) {
            PresenceIo.write(current, out);
        }
        out.writeLong(heldUntilMs);
    }

    static FleetVehicle read(DataInput in) throws IOException {
        FleetVehicle vehicle = new FleetVehicle(PresenceIo.read(in));
        vehicle.opened = in.readBoolean() ? PresenceIo.read(in) : null;
        vehicle.heldUntilMs = in.readLong();
        return vehicle;
    }
}
