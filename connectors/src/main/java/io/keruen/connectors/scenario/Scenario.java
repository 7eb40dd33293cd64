package io.keruen.connectors.scenario;

import io.keruen.connectors.rejected.RejectedInput;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.policy.Policy;
import io.keruen.core.zone.ZoneSpec;
import java.util.List;

/**
 * A scenario folder as it was read.
 *
 * @param ignored what was read over in the zones, one line
 * @param samples accepted telemetry, in the order of its file
 * @param records accepted seals, declarations, gates and actions, by ingest time, file name and line
 * @param rejected in the order of file name and line
 */
public record Scenario(
        List<EscortPlan> plans,
        List<ZoneSpec> zones,
        List<Policy> policies,
        List<Refused> refused,
        List<String> ignored,
        SampleLog samples,
        List<InputRecord> records,
        List<RejectedInput> rejected,
        Counts counts) {

    /** Takes the inputs one by one. */
    public interface Visitor {
        /** A sample, by its number in the log. */
        void sample(int number);

        /** A record. */
        void record(InputRecord record);
    }

    /** The records of one kind, in order. */
    public List<InputRecord> recordsOf(RecordKind kind) {
        return records.stream().filter(record -> record.kind() == kind).toList();
    }

    /** Visits all inputs by ingest time; at equal times by file name (telemetry is the last) and line. */
    public void visitInIngestOrder(Visitor visitor) {
        int next = 0;
        for (int number : samples.ingestOrder()) {
            long ingestTimeMs = samples.ingestTimeMs(number);
            for (; next < records.size() && records.get(next).ingestTimeMs() <= ingestTimeMs; next++) {
                visitor.record(records.get(next));
            }
            visitor.sample(number);
        }
        for (; next < records.size(); next++) {
            visitor.record(records.get(next));
        }
    }
}
