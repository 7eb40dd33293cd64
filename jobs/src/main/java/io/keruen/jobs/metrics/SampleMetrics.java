package io.keruen.jobs.metrics;

import io.keruen.connectors.names.MetricNames;
import io.keruen.core.stage.vehicle.VehicleState;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.jspecify.annotations.Nullable;

/** What became of the samples. One per subtask, used by one thread. */
public final class SampleMetrics {
    private final Counter accepted;
    private final Counter duplicate;
    private final Counter late;
    private final Counter lateUnjudged;
    private final Counter rejected;

    /** Metrics of a vehicle stage. */
    public SampleMetrics(MetricGroup operator) {
        Metrics metrics = new Metrics(operator);
        accepted = metrics.counter(MetricNames.SAMPLES_ACCEPTED);
        duplicate = metrics.counter(MetricNames.SAMPLES_DUPLICATE);
        late = metrics.counter(MetricNames.SAMPLES_LATE);
        lateUnjudged = metrics.counter(MetricNames.SAMPLES_LATE_UNJUDGED);
        rejected = metrics.counter(MetricNames.RECORDS_REJECTED);
    }

    /** A vehicle's counts are about to grow. */
    public void before(@Nullable VehicleState vehicle) {
        add(vehicle, -1);
    }

    /** They have grown. */
    public void after(@Nullable VehicleState vehicle) {
        add(vehicle, 1);
    }

    /** A record was rejected. */
    public void rejected() {
        rejected.inc();
    }

    private void add(@Nullable VehicleState vehicle, int sign) {
        if (vehicle != null) {
            accepted.inc(sign * vehicle.acceptedCount());
            duplicate.inc(sign * vehicle.duplicateCount());
            late.inc(sign * vehicle.lateCount());
            lateUnjudged.inc(sign * vehicle.lateUnjudgedCount());
        }
    }
}
