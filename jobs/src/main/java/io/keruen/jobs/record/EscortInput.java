package io.keruen.jobs.record;

import io.keruen.core.stage.StageChain;
import io.keruen.core.stage.flow.Sighting;
import io.keruen.core.stage.flow.StampedFinding;
import io.keruen.core.stage.flow.StampedLine;
import io.keruen.core.stage.flow.StampedTransit;
import io.keruen.core.stage.flow.TrackFrame;
import io.keruen.core.stage.flow.VehicleStatus;
import io.keruen.jobs.serial.BinaryTypeInfo;
import io.keruen.jobs.serial.EscortInputSerializer;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.jspecify.annotations.Nullable;

/**
 * What the escort stage is fed: a thin track, a finding, a passage, an outsider, a status or a line of customs, at most
 * one of them; with none it says that a plan of the escort has reached us.
 *
 * @param escortKey the escort, or {@code -vehicleId} for a vehicle of no plan
 * @param plannedMs when the plan reached us, ingest time; 0 for everything else
 */
public record EscortInput(
        String escortKey,
        @Nullable TrackFrame track,
        @Nullable StampedFinding finding,
        @Nullable StampedTransit passage,
        @Nullable Sighting outsider,
        @Nullable VehicleStatus status,
        @Nullable StampedLine line,
        long plannedMs) {
    /** How Flink writes it. */
    public static final TypeInformation<EscortInput> TYPE = new BinaryTypeInfo<>(new EscortInputSerializer());

    /** A track; it may be reused after the record has left the operator. */
    public static EscortInput of(TrackFrame track) {
        return new EscortInput(
                StageChain.escortKey(track.escortId, track.vehicleId), track, null, null, null, null, null, 0);
    }

    /** A finding. */
    public static EscortInput of(StampedFinding finding) {
        return new EscortInput(
                StageChain.escortKey(finding.finding().escortId(), finding.key()),
                null,
                finding,
                null,
                null,
                null,
                null,
                0);
    }

    /** A vehicle and a yard, gate or queue. */
    public static EscortInput of(StampedTransit passage) {
        return new EscortInput(
                StageChain.escortKey(passage.event().escortId(), passage.key()),
                null,
                null,
                passage,
                null,
                null,
                null,
                0);
    }

    /** A vehicle near an escort to which it does not belong. */
    public static EscortInput of(String escortId, Sighting outsider) {
        return new EscortInput(escortId, null, null, null, outsider, null, null, 0);
    }

    /** How it stands with a vehicle; it may be reused after the record has left the operator. */
    public static EscortInput of(VehicleStatus status) {
        String escortKey = StageChain.escortKey(status.escortId, status.vehicleId);
        return new EscortInput(escortKey, null, null, null, null, status, null, 0);
    }

    /** A line of customs about what a plan of the escort names. */
    public static EscortInput of(String escortId, StampedLine line) {
        return new EscortInput(escortId, null, null, null, null, null, line, 0);
    }

    /** An escort of which a plan reached us: it has a life although none of its vehicles may ever speak. */
    public static EscortInput planned(String escortId, long ingestTimeMs) {
        return new EscortInput(escortId, null, null, null, null, null, null, ingestTimeMs);
    }
}
