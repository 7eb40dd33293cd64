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
    private long acceptedBefore;
    private long duplicateBefore;
    private long lateBefore;
    private long lateUnjudgedBefore;

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
        acceptedBefore = vehicle == null ? 0 : vehicle.acceptedCount();
        duplicateBefore = vehicle == null ? 0 : vehicle.duplicateCount();
        lateBefore = vehicle == null ? 0 : vehicle.lateCount();
        lateUnjudgedBefore = vehicle == null ? 0 : vehicle.lateUnjudgedCount();
    }

    /** They have grown; the counters never fall, for reporters look at them at any time. */
    public void after(@Nullable VehicleState vehicle) {
        if (vehicle != null) {
            accepted.inc(vehicle.acceptedCount() - acceptedBefore);
            duplicate.inc(vehicle.duplicateCount() - duplicateBefore);
            late.inc(vehicle.lateCount() - lateBefore);
            lateUnjudged.inc(vehicle.lateUnjudgedCount() - lateUnjudgedBefore);
        }
    }

    /** A record was rejected. */
    public void rejected() {
        rejected.inc();
    }
}
