package io.keruen.core.action;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What concerns many keys and has not been worked past by all of them, in its order. Each key says by a mark of its own
 * how far it has come; what all have worked past is forgotten. Mutable.
 */
public class ArrivalQueue<T> {
    private final TreeMap<Long, TreeSet<T>> byTime = new TreeMap<>();
    private final ToLongFunction<T> ingestMs;
    private final Comparator<T> order;

    /**
     * An empty queue.
     *
     * @param order by ingest time first; what it takes for equal is the same
     */
    protected ArrivalQueue(ToLongFunction<T> ingestMs, Comparator<T> order) {
        this.ingestMs = ingestMs;
        this.order = order;
    }

    /** Adds one; again is as good as once. */
    public final void add(T arrival) {
        byTime.computeIfAbsent(ingestMs.applyAsLong(arrival), time -> new TreeSet<>(order))
                .add(arrival);
    }

    /** The first after a moment of ingest time, or {@code null}. */
    public final @Nullable T firstAfter(long afterMs) {
        if (byTime.isEmpty()) {
            return null;
        }
        Map.Entry<Long, TreeSet<T>> next = byTime.higherEntry(afterMs);
        return next == null ? null : next.getValue().first();
    }

    /** The one that follows another, or {@code null}. */
    public final @Nullable T after(T arrival) {
        long atMs = ingestMs.applyAsLong(arrival);
        TreeSet<T> sameTime = byTime.get(atMs);
        T next = sameTime == null ? null : sameTime.higher(arrival);
        return next == null ? firstAfter(atMs) : next;
    }

    /** Forgets what lies at or before a moment, and answers what that was. */
    public final List<T> forgetTo(long uptoMs) {
        Map<Long, TreeSet<T>> old = byTime.headMap(uptoMs, true);
        List<T> gone = new ArrayList<>();
        old.values().forEach(gone::addAll);
        old.clear();
        return gone;
    }
}
