package io.keruen.connectors.influx;

import io.keruen.connectors.names.MetricNames;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/** What a writer tells: how much it wrote, how much waits, how it goes. Written by one thread, asked by another. */
final class WriterMetrics {
    private final Counter written;
    private final Counter rejected;
    private final Counter retries;
    private volatile long waiting;
    private volatile long writeMs;

    WriterMetrics(MetricGroup operator) {
        MetricGroup group = operator.addGroup(MetricNames.GROUP);
        written = group.counter(MetricNames.POINTS_WRITTEN.metricName());
        rejected = group.counter(MetricNames.POINTS_REJECTED.metricName());
        retries = group.counter(MetricNames.WRITE_RETRIES.metricName());
        group.gauge(MetricNames.POINTS_WAITING.metricName(), (Gauge<Long>) () -> waiting);
        group.gauge(MetricNames.WRITE_MS.metricName(), (Gauge<Long>) () -> writeMs);
    }

    void written(int count) {
        written.inc(count);
    }

    void rejected() {
        rejected.inc();
    }

    void retried() {
        retries.inc();
    }

    void waiting(int count) {
        waiting = count;
    }

    void wroteSince(long startNs) {
        writeMs = (System.nanoTime() - startNs) / 1_000_000;
    }
}
