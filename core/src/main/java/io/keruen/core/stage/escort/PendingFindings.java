package io.keruen.core.stage.escort;

import io.keruen.core.alert.FindingIo;
import io.keruen.core.stage.flow.StampedFinding;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Findings that wait to be worked off, in the total order; equals stay in the order in which they came. */
final class PendingFindings {
    private static final Comparator<Pending> ORDER = Comparator.comparingLong(
                    (Pending pending) -> pending.stamped.ingestTimeMs())
            .thenComparing(pending -> pending.stamped.key())
            .thenComparingLong(pending -> pending.stamped.ordinal())
            .thenComparingInt(pending -> pending.stamped.rank())
            .thenComparingLong(Pending::arrival);

    private final PriorityQueue<Pending> queue = new PriorityQueue<>(ORDER);
    private long arrivals;

    void add(StampedFinding stamped) {
        queue.add(new Pending(arrivals++, stamped));
    }

    /** The next one, or {@code null}. */
    @Nullable
    StampedFinding first() {
        Pending first = queue.peek();
        return first == null ? null : first.stamped;
    }

    void removeFirst() {
        queue.poll();
    }

    void write(DataOutput out) throws IOException {
        PriorityQueue<Pending> rest = new PriorityQueue<>(queue);
        out.writeInt(rest.size());
        for (Pending pending = rest.poll(); pending != null; pending = rest.poll()) {
            StampedFinding stamped = pending.stamped;
            out.writeLong(stamped.ingestTimeMs());
            out.writeUTF(stamped.key());
            out.writeLong(stamped.ordinal());
            out.writeInt(stamped.rank());
            FindingIo.write(stamped.finding(), out);
        }
    }

    static PendingFindings read(DataInput in) throws IOException {
        PendingFindings findings = new PendingFindings();
        for (int left = in.readInt(); left > 0; left--) {
            findings.add(
                    new StampedFinding(in.readLong(), in.readUTF(), in.readLong(), in.readInt(), FindingIo.read(in)));
        }
        return findings;
    }

    private record Pending(long arrival, StampedFinding stamped) {}
}
