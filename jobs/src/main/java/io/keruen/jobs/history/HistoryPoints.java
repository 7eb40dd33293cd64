package io.keruen.jobs.history;

import io.keruen.connectors.codec.SchemaStore;
import io.keruen.connectors.history.HistoryLines;
import io.keruen.connectors.history.HistoryRecord;
import io.keruen.connectors.influx.InfluxLine;
import io.keruen.connectors.names.MetricNames;
import io.keruen.connectors.rejected.InvalidInputException;
import io.keruen.connectors.rejected.RejectedInput;
import io.keruen.jobs.metrics.Metrics;
import io.keruen.jobs.serial.BinaryTypeInfo;
import io.keruen.jobs.serial.RejectedInputSerializer;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Makes points of records; what is no record of its topic goes aside with the reason. */
public final class HistoryPoints extends ProcessFunction<HistoryRecord, InfluxLine> {
    /** Where records go that cannot be read. */
    public static final OutputTag<RejectedInput> REJECTED =
            new OutputTag<>("rejected", new BinaryTypeInfo<>(new RejectedInputSerializer()));

    private static final long serialVersionUID = 1L;
    private static final byte[] NOTHING = new byte[0];

    @SuppressWarnings("NullAway.Init") // Flink calls open() before anything else
    private transient HistoryLines lines;

    @SuppressWarnings("NullAway.Init")
    private transient Counter rejected;

    @Override
    public void open(OpenContext context) {
        lines = new HistoryLines(SchemaStore.ofThisBuild());
        rejected = new Metrics(getRuntimeContext().getMetricGroup()).counter(MetricNames.RECORDS_REJECTED);
    }

    @Override
    public void processElement(HistoryRecord record, Context context, Collector<InfluxLine> out) {
        try {
            lines.make(record, out::collect);
        } catch (InvalidInputException e) {
            rejected.inc();
            byte[] value = record.value();
            context.output(
                    REJECTED,
                    new RejectedInput(
                            e.reason(),
                            e.sentence(),
                            record.source(),
                            record.offset(),
                            record.timestampMs(),
                            value == null ? NOTHING : value));
        }
    }
}
