package io.keruen.simulator.run.receiver;

import java.util.ArrayList;
import java.util.List;

/** What a receiver has done, for those who look at it. Thread-safe. */
public final class OfficeLog {
    private final List<String> shown = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private int askedCount;
    private int repeatedCount;

    synchronized void asked() {
        askedCount++;
    }

    synchronized void shown(String id) {
        shown.add(id);
    }

    synchronized void repeated(int count) {
        repeatedCount += count;
    }

    synchronized void refused(String words) {
        refused.add(words);
    }

    /** The ids that its officers have seen, in the order in which they saw them. */
    public synchronized List<String> shown() {
        return List.copyOf(shown);
    }

    /** The audit log: what was refused, and why. */
    public synchronized List<String> refused() {
        return List.copyOf(refused);
    }

    /** How many messages have come. */
    public synchronized int askedCount() {
        return askedCount;
    }

    /** How many of them had come before. */
    public synchronized int repeatedCount() {
        return repeatedCount;
    }
}
