package io.keruen.core.gate;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;

/**
 * What an escort has against a vehicle that is another escort's by now: an alert that is not over keeps the gates of the
 * next journey closed too. Told once for each gate of that journey, and again when it changes.
 *
 * @param escortId who objects: an escort's key, which is its id, or that of a vehicle that had none
 * @param atMs from when, ingest time
 * @param reply why the vehicle may not pass; {@link Reply#YES} if the escort has nothing against it any more
 */
public record Objection(String gateId, String vehicleId, String escortId, long atMs, Reply reply) {
    /** The order in which they are worked off. */
    public static final Comparator<Objection> ORDER = Comparator.comparingLong(Objection::atMs)
            .thenComparing(Objection::escortId)
            .thenComparing(Objection::vehicleId);

    /** Writes it; {@link #read} gives it back. */
    public void write(DataOutput out) throws IOException {
        out.writeUTF(gateId);
        out.writeUTF(vehicleId);
        out.writeUTF(escortId);
        out.writeLong(atMs);
        reply.write(out);
    }

    /** Reads one. */
    public static Objection read(DataInput in) throws IOException {
        return new Objection(in.readUTF(), in.readUTF(), in.readUTF(), in.readLong(), Reply.read(in));
    }
}
