package io.keruen.benchmarks.core;

/** Counts what a candidate says, with a checksum that does not depend on the order in which it is said. */
final class Tally {
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private long alerts;
    private long spoken;
    private long checksum;

    void reset() {
        alerts = 0;
        spoken = 0;
        checksum = 0;
    }

    /** An alert event: raised, updated or cleared. */
    void alert(String id, String what, long atMs) {
        alerts++;
        add(id, what, atMs);
    }

    /** Anything else, such as a zone entered. */
    void other(String id, String what, long atMs) {
        add(id, what, atMs);
    }

    private void add(String id, String what, long atMs) {
        spoken++;
        long hash = (id.hashCode() * 31L + what.hashCode()) * MIX + atMs;
        hash ^= hash >>> 32;
        hash *= MIX;
        checksum += hash ^ (hash >>> 29);
    }

    long alerts() {
        return alerts;
    }

    /** Everything said: alerts and the rest. */
    long spoken() {
        return spoken;
    }

    long checksum() {
        return checksum;
    }
}
