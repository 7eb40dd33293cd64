package io.keruen.core.stage.escort;

import io.keruen.core.stage.flow.StampedTransit;
import io.keruen.core.stage.flow.TransitIo;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Transits that wait to be worked off, in the total order; equals stay in the order in which they came. */
final class PendingTransits {
    private static final Comparator<Pending> ORDER = Comparator.comparingLong(
                    (Pending pending) -> pending.stamped.ingestTimeMs())
            .thenComparing(pending -> pending.stamped.key())
            .thenComparingLong(pending -> pending.stamped.ordinal())
            .thenComparingLong(Pending::arrival);

    private final PriorityQueue<Pending> queue = new PriorityQueue<>(ORDER);
    private long arrivals;

    void add(StampedTransit stamped) {
        queue.add(new Pending(arrivals++, stamped));
    }

    /** The next one, or {@code null}. */
    @Nullable
    StampedTransit first() {
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
            TransitIo.write(pending.stamped, out);
        }
    }

    static PendingTransits read(DataInput in) throws IOException {
        PendingTransits transits = new PendingTransits();
        for (int left = in.readInt(); left > 0; left--) {
            transits.add(TransitIo.read(in));
        }
        return transits;
    }

    private record Pending(long arrival, StampedTransit stamped) {}
}
