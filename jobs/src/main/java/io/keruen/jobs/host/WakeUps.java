package io.keruen.jobs.host;

import java.util.HashMap;
import java.util.Map;

/**
 * Which timers each key has, so that no timer is set where an earlier one will wake the key anyway: it sets the next when
 * it fires. A vehicle that speaks every second moves its silence on every second, but its timer only when it rings. Two
 * timers a key are remembered; one that is forgotten rings for nothing. Kept in memory only: after a restore the first
 * wake-ups are set once more. One per subtask.
 */
final class WakeUps {
    private static final long NONE = Long.MAX_VALUE;

    private final Map<String, Set> sets = new HashMap<>();

    /** Whether a timer must be set so that the key wakes up at this time or before; it is remembered as set. */
    boolean mustSet(String key, long atMs) {
        if (atMs == NONE) {
            return false;
        }
        Set set = sets.computeIfAbsent(key, unheard -> new Set());
        if (set.firstMs <= atMs) {
            return false;
        }
        set.secondMs = set.firstMs;
        set.firstMs = atMs;
        return true;
    }

    /** A timer rang. */
    void rang(String key, long atMs) {
        Set set = sets.get(key);
        if (set != null && set.firstMs <= atMs) {
            set.firstMs = set.secondMs > atMs ? set.secondMs : NONE;
            set.secondMs = NONE;
        }
    }

    /** The key is forgotten; timers that are left ring for nothing. */
    void forget(String key) {
        sets.remove(key);
    }

    /** The earliest timers of a key. */
    private static final class Set {
        private long firstMs = NONE;
        private long secondMs = NONE;
    }
}
