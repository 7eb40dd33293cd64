package io.keruen.jobs.sink;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Keeps one record per identity. The same again is a repeat, as at-least-once delivery makes them; another one of the
 * same identity and rank is a conflict, which must never be. Thread-safe.
 */
final class Shelf<T> {
    private static final int MAX_EXAMPLES = 10;

    private final Function<T, String> identity;
    private final ToLongFunction<T> rank;
    private final TreeMap<String, T> records = new TreeMap<>();
    private final List<String> conflicts = new ArrayList<>();
    private long repeatCount;
    private long conflictCount;

    /** A shelf on which, of two records of one identity, that of the higher rank stays. */
    Shelf(Function<T, String> identity, ToLongFunction<T> rank) {
        this.identity = identity;
        this.rank = rank;
    }

    synchronized void put(T record) {
        String key = identity.apply(record);
        T kept = records.get(key);
        if (kept == null || rank.applyAsLong(kept) < rank.applyAsLong(record)) {
            records.put(key, record);
            return;
        }
        repeatCount++;
        if (rank.applyAsLong(kept) == rank.applyAsLong(record) && !kept.equals(record)) {
            conflictCount++;
            if (conflicts.size() < MAX_EXAMPLES) {
                conflicts.add(kept + " <> " + record);
            }
        }
    }

    /** What is kept, in the order of identities. */
    synchronized List<T> records() {
        return new ArrayList<>(records.values());
    }

    synchronized long repeatCount() {
        return repeatCount;
    }

    synchronized long conflictCount() {
        return conflictCount;
    }

    /** Some of the conflicts, in words. */
    synchronized List<String> conflicts() {
        return List.copyOf(conflicts);
    }
}
