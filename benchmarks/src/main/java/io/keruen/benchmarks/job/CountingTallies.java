package io.keruen.benchmarks.job;

import io.keruen.jobs.record.VehicleTally;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Counts the samples of the escort job by its vehicles' tallies, which live jobs throw away. */
final class CountingTallies implements Sink<VehicleTally> {
    private static final long serialVersionUID = 1L;

    @Override
    public SinkWriter<VehicleTally> createWriter(WriterInitContext context) {
        return new Writer();
    }

    /** Counts in one subtask. */
    private static final class Writer implements SinkWriter<VehicleTally> {
        private final Map<String, Long> seen = new HashMap<>();

        @Override
        public void write(VehicleTally tally, Context context) {
            long now = tally.seenCount();
            Long before = seen.put(tally.vehicleId(), now);
            Consumed.add(before == null ? now : now - before);
        }

        @Override
        public void flush(boolean isEnd) {}

        @Override
        public void close() {}
    }
}
