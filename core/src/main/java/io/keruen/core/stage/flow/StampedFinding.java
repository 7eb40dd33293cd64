package io.keruen.core.stage.flow;

import io.keruen.core.alert.Finding;
import io.keruen.core.alert.FindingIo;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;

/**
 * A finding with its place in the total order of a stage.
 *
 * @param ingestTimeMs when the stage before found it, ingest time
 * @param key the vehicle whose data led to it
 * @param ordinal how many samples of that vehicle had been judged
 * @param rank the rule's position in the catalogue
 */
public record StampedFinding(long ingestTimeMs, String key, long ordinal, int rank, Finding finding) {
    /** The total order: by ingest time, then key, then ordinal, then rank. */
    public static final Comparator<StampedFinding> ORDER = Comparator.comparingLong(StampedFinding::ingestTimeMs)
            .thenComparing(StampedFinding::key)
            .thenComparingLong(StampedFinding::ordinal)
            .thenComparingInt(StampedFinding::rank);

    /** Writes it; {@link #read} gives it back. */
    public void write(DataOutput out) throws IOException {
        out.writeLong(ingestTimeMs);
        out.writeUTF(key);
        out.writeLong(ordinal);
        out.writeInt(rank);
        FindingIo.write(finding, out);
    }

    /** Reads what was written. */
    public static StampedFinding read(DataInput in) throws IOException {
        return new StampedFinding(in.readLong(), in.readUTF(), in.readLong(), in.readInt(), FindingIo.read(in));
    }
}
