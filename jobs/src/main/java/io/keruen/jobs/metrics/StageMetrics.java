package io.keruen.jobs.metrics;

import io.keruen.connectors.names.MetricNames;
import java.util.function.LongSupplier;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** What every stage tells: the time its rules take, how far its time is, how old its newest checkpoint is. */
public final class StageMetrics {
    private final Counter judgedNs;
    private final Metrics.Since checkpoint;
    private final long openedMs = System.currentTimeMillis();

    /** Metrics of a stage whose time is {@code watermarkMs}. */
    public StageMetrics(MetricGroup operator, LongSupplier watermarkMs) {
        Metrics metrics = new Metrics(operator);
        judgedNs = metrics.counter(MetricNames.JUDGED_NS);
        checkpoint = metrics.since(MetricNames.CHECKPOINT_AGE_MS);
        metrics.gauge(MetricNames.LAG_MS, () -> lagMs(watermarkMs.getAsLong()));
    }

    /** Where time has not begun yet, nothing was judged since the stage was opened. */
    private long lagMs(long watermarkMs) {
        return System.currentTimeMillis() - (watermarkMs == Long.MIN_VALUE ? openedMs : watermarkMs);
    }

    /** Work that began at this {@code System.nanoTime()} is done. */
    public void judgedSince(long startNs) {
        judgedNs.inc(System.nanoTime() - startNs);
    }

    /** A checkpoint was completed. */
    public void checkpointCompleted() {
        checkpoint.now();
    }
}
