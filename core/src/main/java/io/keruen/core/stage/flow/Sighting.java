package io.keruen.core.stage.flow;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One thin position of a vehicle, which tells where its convoy is and may come between the members of another.
 * Mutable and reused by the vehicle stage; copy it to keep it.
 */
public final class Sighting {
    /** At this speed and below a vehicle stands. */
    public static final double STANDING_MPS = 0.5;

    public String vehicleId = "";

    /** The vehicle's own escort, {@code null} for a vehicle of no plan. */
    public @Nullable String escortId;

    public long ingestTimeMs;

    /** How many samples of the vehicle had been judged, this one included. */
    public long ordinal;

    public long eventTimeMs;
    public double latDeg;
    public double lonDeg;

    /** Where it drives or, if it stands, is known to be headed; NaN if it says none; so is the speed. */
    public double courseDeg;

    public double speedMps;

    /** Infinite while nobody believes the place. */
    public double sigmaM;

    /** The kinds of the zones in which it is. */
    public int zoneKinds;

    /** The same, found at this ingest time. */
    public Sighting copy(long atIngestMs) {
        Sighting copy = new Sighting();
        copy.vehicleId = vehicleId;
        copy.escortId = escortId;
        copy.ingestTimeMs = atIngestMs;
        copy.ordinal = ordinal;
        copy.eventTimeMs = eventTimeMs;
        copy.latDeg = latDeg;
        copy.lonDeg = lonDeg;
        copy.courseDeg = courseDeg;
        copy.speedMps = speedMps;
        copy.sigmaM = sigmaM;
        copy.zoneKinds = zoneKinds;
        return copy;
    }

    /** Writes it; {@link #read} gives it back. */
    public void write(DataOutput out) throws IOException {
        out.writeUTF(vehicleId);
        StateIo.writeNullableUtf(out, escortId);
        out.writeLong(ingestTimeMs);
        out.writeLong(ordinal);
        out.writeLong(eventTimeMs);
        out.writeDouble(latDeg);
        out.writeDouble(lonDeg);
        out.writeDouble(courseDeg);
        out.writeDouble(speedMps);
        out.writeDouble(sigmaM);
        out.writeInt(zoneKinds);
    }

    /** Reads one. */
    public static Sighting read(DataInput in) throws IOException {
        Sighting sighting = new Sighting();
        sighting.vehicleId = in.readUTF();
        sighting.escortId = StateIo.readNullableUtf(in);
        sighting.ingestTimeMs = in.readLong();
        sighting.ordinal = in.readLong();
        sighting.eventTimeMs = in.readLong();
        sighting.latDeg = in.readDouble();
        sighting.lonDeg = in.readDouble();
        sighting.courseDeg = in.readDouble();
        sighting.speedMps = in.readDouble();
        sighting.sigmaM = in.readDouble();
        sighting.zoneKinds = in.readInt();
        return sighting;
    }
}
