package io.keruen.jobs.source;

import io.keruen.jobs.record.Arrival;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * How far time has come in one partition: a tick says so at once, other arrivals when Flink asks. Ingest time never
 * falls within a partition, so after an arrival at t nothing before t can come, and after a tick at t nothing at t.
 */
public final class IngestTime<T extends Arrival> implements WatermarkGenerator<T> {
    private long reachedMs = Long.MIN_VALUE;

    private IngestTime() {}

    /** Timestamps and watermarks by ingest time. */
    public static <T extends Arrival> WatermarkStrategy<T> watermarks() {
        return WatermarkStrategy.<T>forGenerator(context -> new IngestTime<>())
                .withTimestampAssigner((arrival, recordTimeMs) -> arrival.ingestTimeMs());
    }

    @Override
    public void onEvent(T arrival, long ingestTimeMs, WatermarkOutput output) {
        if (arrival.isTick()) {
            reachedMs = Math.max(reachedMs, ingestTimeMs);
            output.emitWatermark(new Watermark(reachedMs));
        } else {
            reachedMs = Math.max(reachedMs, ingestTimeMs - 1);
        }
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
        if (reachedMs > Long.MIN_VALUE) {
            output.emitWatermark(new Watermark(reachedMs));
        }
    }
}
