package io.keruen.core.stage.fleet;

import io.keruen.core.alert.AlertId;
import io.keruen.core.rule.anomaly.PipelineRule;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * An outage of everything that goes on.
 *
 * @param lastIngestTimeMs the last arrival of any vehicle, when it began
 * @param limitMs the silence that was too long
 * @param silentCount how many vehicles fell silent
 */
record FleetOutage(long lastIngestTimeMs, long limitMs, int silentCount, int policyVersion) {
    /** The id of its alert, which is the parent of the vehicles' alerts. */
    String alertId() {
        return AlertId.of(null, PipelineRule.ID, PipelineRule.DEGRADED, PipelineRule.SUBJECT, lastIngestTimeMs);
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(lastIngestTimeMs);
        out.writeLong(limitMs);
        out.writeInt(silentCount);
        out.writeInt(policyVersion);
    }

    static FleetOutage read(DataInput in) throws IOException {
        return new FleetOutage(in.readLong(), in.readLong(), in.readInt(), in.readInt());
    }
}
