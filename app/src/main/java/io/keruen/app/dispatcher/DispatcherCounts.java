package io.keruen.app.dispatcher;

import java.util.concurrent.atomic.LongAdder;

/** What the dispatcher has done since it started. Thread-safe. */
public final class DispatcherCounts {
    private final LongAdder read = new LongAdder();
    private final LongAdder accepted = new LongAdder();
    private final LongAdder repeated = new LongAdder();
    private final LongAdder rejected = new LongAdder();
    private final LongAdder delivered = new LongAdder();
    private final LongAdder needless = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder expired = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder dead = new LongAdder();

    void read() {
        read.increment();
    }

    void accepted(boolean isNew) {
        (isNew ? accepted : repeated).increment();
    }

    void rejected() {
        rejected.increment();
    }

    void delivered() {
        delivered.increment();
    }

    void needless() {
        needless.increment();
    }

    void failed() {
        failed.increment();
    }

    void expired() {
        expired.increment();
    }

    void refused() {
        refused.increment();
    }

    void dead() {
        dead.increment();
    }

    /** Records that were read and understood. */
    public long readCount() {
        return read.sum();
    }

    /** Deliveries that were owed for the first time. */
    public long acceptedCount() {
        return accepted.sum();
    }

    /** Deliveries that had been owed before. */
    public long repeatedCount() {
        return repeated.sum();
    }

    /** Records that were kept with a reason instead. */
    public long rejectedCount() {
        return rejected.sum();
    }

    /** Deliveries that arrived. */
    public long deliveredCount() {
        return delivered.sum();
    }

    /** Decisions that left a gate nothing to do. */
    public long needlessCount() {
        return needless.sum();
    }

    /** Tries that failed. */
    public long failedCount() {
        return failed.sum();
    }

    /** Leases that expired before they arrived. */
    public long expiredCount() {
        return expired.sum();
    }

    /** Commands that a gate refused, and grants that came too late to be one. */
    public long refusedCount() {
        return refused.sum();
    }

    /** Deliveries that were given up. */
    public long deadCount() {
        return dead.sum();
    }

    @Override
    public String toString() {
        return "read " + readCount() + ", owed " + acceptedCount() + ", repeated " + repeatedCount() + ", rejected "
                + rejectedCount() + ", delivered " + deliveredCount() + ", needless "
                + needlessCount() + ", failed tries " + failedCount()
                + ", expired " + expiredCount() + ", refused for gates " + refusedCount() + ", dead letters "
                + deadCount();
    }
}
