package io.keruen.jobs.source;

import io.keruen.connectors.names.MetricNames;
import io.keruen.jobs.metrics.Metrics;
import io.keruen.jobs.record.WireFrame;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFilterFunction;

/** Lets frames through; ticks have done their work here. */
public final class WithoutTicks extends RichFilterFunction<WireFrame> {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("NullAway.Init") // Flink calls open() before anything else
    private transient Metrics.Since tick;

    @Override
    public void open(OpenContext context) {
        tick = new Metrics(getRuntimeContext().getMetricGroup()).since(MetricNames.TICK_AGE_MS);
    }

    @Override
    public boolean filter(WireFrame frame) {
        if (frame.isTick()) {
            tick.now();
            return false;
        }
        return true;
    }
}
