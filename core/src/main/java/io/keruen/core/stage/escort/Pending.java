package io.keruen.core.stage.escort;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** What waits to be worked off, in an order; equals stay in the order in which they came. */
final class Pending<T> {
    private final PriorityQueue<Arrived<T>> queue;
    private long arrivals;

    Pending(Comparator<T> order) {
        queue = new PriorityQueue<>(
                Comparator.comparing((Arrived<T> each) -> each.what, order).thenComparingLong(each -> each.arrival));
    }

    void add(T what) {
        queue.add(new Arrived<>(arrivals++, what));
    }

    /** The next one, or {@code null}. */
    @Nullable
    T first() {
        Arrived<T> first = queue.peek();
        return first == null ? null : first.what;
    }

    /** The next one, which must be there; it waits no longer. */
    T removeFirst() {
        return queue.remove().what;
    }

    /** Writes them in their order; {@link #read} gives them back. */
    void write(DataOutput out, Writer<T> writer) throws IOException {
        PriorityQueue<Arrived<T>> rest = new PriorityQueue<>(queue);
        out.writeInt(rest.size());
        for (Arrived<T> next = rest.poll(); next != null; next = rest.poll()) {
            writer.write(next.what, out);
        }
    }

    /** Adds what was written. */
    void read(DataInput in, Reader<T> reader) throws IOException {
        for (int left = in.readInt(); left > 0; left--) {
            add(reader.read(in));
        }
    }

    private record Arrived<T>(long arrival, T what) {}

    /** The stored form of one. */
    @FunctionalInterface
    interface Writer<T> {
        void write(T what, DataOutput out) throws IOException;
    }

    /** One from its stored form. */
    @FunctionalInterface
    interface Reader<T> {
        T read(DataInput in) throws IOException;
    }
}
