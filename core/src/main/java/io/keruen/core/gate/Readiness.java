package io.keruen.core.gate;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;

/**
 * What an escort says about one of its vehicles that waits at a gate: at each change, and again while nothing changes.
 *
 * @param arrivedMs when the line reached us by which it arrived
 * @param atMs when, ingest time; everything up to then is in it
 * @param replies to the escort's conditions, in their order; empty if the vehicle does not wait there any more
 */
public record Readiness(
        String gateId, String vehicleId, String escortId, long arrivedMs, long atMs, List<Reply> replies) {
    /** The order in which they are worked off. */
    public static final Comparator<Readiness> ORDER = Comparator.comparingLong(Readiness::atMs)
            .thenComparing(Readiness::escortId)
            .thenComparing(Readiness::vehicleId);

    /** Whether the vehicle does not wait there any more. */
    public boolean isOver() {
        return replies.isEmpty();
    }

    /** Writes it; {@link #read} gives it back. */
    public void write(DataOutput out) throws IOException {
        out.writeUTF(gateId);
        out.writeUTF(vehicleId);
        out.writeUTF(escortId);
        out.writeLong(arrivedMs);
        out.writeLong(atMs);
        Reply.writeAll(replies, out);
    }

    /** Reads one. */
    public static Readiness read(DataInput in) throws IOException {
        return new Readiness(in.readUTF(), in.readUTF(), in.readUTF(), in.readLong(), in.readLong(), Reply.readAll(in));
    }
}
