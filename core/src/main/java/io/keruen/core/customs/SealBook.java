package io.keruen.core.customs;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the seals of one escort said last, at most {@link #KEPT} of them. Mutable, one per key. */
public final class SealBook {
    /** So many seals are kept; the one that has been silent longest gives way. */
    public static final int KEPT = 128;

    private static final int VERSION = 1;

    private final TreeMap<String, SealReading> bySeal = new TreeMap<>();

    /** Takes a line of a seal. */
    public void accept(SealLine line) {
        SealReading known = bySeal.get(line.sealId());
        bySeal.put(line.sealId(), known == null ? SealReading.of(line) : known.with(line));
        if (bySeal.size() > KEPT) {
            forgetOldest();
        }
    }

    private void forgetOldest() {
        SealReading oldest = bySeal.firstEntry().getValue();
        for (SealReading reading : bySeal.values()) {
            if (reading.lastLineIngestMs() < oldest.lastLineIngestMs()) {
                oldest = reading;
            }
        }
        bySeal.remove(oldest.sealId());
    }

    /** What a seal said last; {@code null} if it was never heard or none is declared. */
    public @Nullable SealReading reading(@Nullable String sealId) {
        return sealId == null ? null : bySeal.get(sealId);
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
