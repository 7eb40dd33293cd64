package io.keruen.connectors.influx;

import java.time.Duration;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.jspecify.annotations.Nullable;

/**
 * Writes points to InfluxDB, at least once: a checkpoint completes when everything before it is stored or rejected. A
 * database that is away holds the stream back and loses nothing that the source still has.
 *
 * @param bootstrap what to make at the start; {@code null} = nothing
 * @param maxLines in one write
 * @param maxWait how long a point may wait for others
 */
public record InfluxSink(
        InfluxTarget target,
        @Nullable InfluxBootstrap bootstrap,
        int maxLines,
        Duration maxWait,
        RejectedOutlet.Opener rejected)
        implements Sink<InfluxLine> {
    private static final long serialVersionUID = 1L;

    @Override
    public SinkWriter<InfluxLine> createWriter(WriterInitContext context) {
        WriterMetrics metrics = new WriterMetrics(context.metricGroup());
        InfluxConnection connection = new InfluxConnection(target);
        return new InfluxWriter(this, connection, metrics, context.getProcessingTimeService(), rejected.open());
    }
}
