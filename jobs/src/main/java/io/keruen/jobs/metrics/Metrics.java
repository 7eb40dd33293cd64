package io.keruen.jobs.metrics;

import io.keruen.connectors.names.MetricNames;
import java.util.function.LongSupplier;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/** Registers metrics of an operator. */
public final class Metrics {
    private final MetricGroup group;

    /** Metrics of the operator whose group this is. */
    public Metrics(MetricGroup operator) {
        group = operator.addGroup(MetricNames.GROUP);
    }

    /** A number that only grows, from 0 at each start of the job. */
    public Counter counter(MetricNames name) {
        return group.counter(name.metricName());
    }

    /** A number that is asked for. */
    public void gauge(MetricNames name, LongSupplier value) {
        group.gauge(name.metricName(), (Gauge<Long>) value::getAsLong);
    }

    /** How long ago something happened for the last time; asked by one thread, told by another. */
    public Since since(MetricNames name) {
        Since since = new Since();
        gauge(name, since::ageMs);
        return since;
    }

    /** The last time of something. */
    public static final class Since {
        private volatile long lastMs = System.currentTimeMillis();

        private Since() {}

        /** It happens now. */
        public void now() {
            lastMs = System.currentTimeMillis();
        }

        private long ageMs() {
            return System.currentTimeMillis() - lastMs;
        }
    }
}
