package io.keruen.core.customs;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the seals of one escort said last: of all that a plan declares, and of others until there are {@link #KEPT}.
 * Mutable, one per key.
 */
public final class SealBook {
    /** If more seals are known, the undeclared one that has been silent longest gives way. */
    public static final int KEPT = 128;

    private static final int VERSION = 1;

    private final TreeMap<String, SealReading> bySeal = new TreeMap<>();

    /** Takes a line of a seal. */
    public void accept(SealLine line) {
        SealReading known = bySeal.get(line.sealId());
        bySeal.put(line.sealId(), known == null ? SealReading.of(line) : known.with(line));
    }

    /**
     * Makes room if more than {@link #KEPT} are known; answers whom it forgot, {@code null} if nobody.
     *
     * @param kept the seals that are not forgotten now
     */
    public @Nullable String forgetOne(Set<String> kept) {
        SealReading oldest = null;
        for (SealReading reading : bySeal.values()) {
            boolean isOlder = oldest == null || reading.lastLineIngestMs() < oldest.lastLineIngestMs();
            oldest = isOlder && !kept.contains(reading.sealId()) ? reading : oldest;
        }
        if (oldest == null || bySeal.size() <= KEPT) {
            return null;
        }
        bySeal.remove(oldest.sealId());
        return oldest.sealId();
    }

    /** Whether there are more than are kept, declared ones apart. */
    public boolean isFull() {
        return bySeal.size() > KEPT;
    }

    /** What a seal said last; {@code null} if it was never heard or none is declared. */
    public @Nullable SealReading reading(@Nullable String sealId) {
        return sealId == null ? null : bySeal.get(sealId);
    }

    /** The state that a seal told last; {@code null} if it was never heard or none is declared. */
    public @Nullable SealStatus status(@Nullable String sealId) {
        SealReading reading = reading(sealId);
        return reading == null ? null : reading.status();
    }

    /** What the seal said that was last heard from this vehicle, whatever its id; {@code null} if none was. */
    public @Nullable SealReading onVehicle(String vehicleId) {
        SealReading newest = null;
        for (SealReading reading : bySeal.values()) {
            boolean isThere = reading.vehicleId().equals(vehicleId);
            if (isThere && (newest == null || reading.eventTimeMs() > newest.eventTimeMs())) {
                newest = reading;
            }
        }
        return newest;
    }

    /** Writes the book; {@link #read} gives it back. */
    public void write(DataOutput out) throws IOException {
        out.writeInt(VERSION);
        out.writeInt(bySeal.size());
        for (SealReading reading : bySeal.values()) {
            out.writeUTF(reading.sealId());
            out.writeUTF(reading.vehicleId());
            out.writeUTF(reading.status().name());
            out.writeDouble(reading.batteryPct());
            out.writeLong(reading.eventTimeMs());
            out.writeLong(reading.lastLineIngestMs());
        }
    }

    /** Reads a book. */
    public static SealBook read(DataInput in) throws IOException {
        int version = in.readInt();
        if (version != VERSION) {
            throw new IllegalStateException("seal book of version " + version + ", known is " + VERSION);
        }
        SealBook book = new SealBook();
        for (int left = in.readInt(); left > 0; left--) {
            SealReading reading = new SealReading(
                    in.readUTF(),
                    in.readUTF(),
                    SealStatus.valueOf(in.readUTF()),
                    in.readDouble(),
                    in.readLong(),
                    in.readLong());
            book.bySeal.put(reading.sealId(), reading);
        }
        return book;
    }
}
