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

    /** The records of one kind, in order. */
    public List<InputRecord> recordsOf(RecordKind kind) {
        return records.stream().filter(record -> record.kind() == kind).toList();
    }
}
