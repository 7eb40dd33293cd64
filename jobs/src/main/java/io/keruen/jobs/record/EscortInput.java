package io.keruen.jobs.record;

import io.keruen.core.stage.StageChain;
import io.keruen.core.stage.StampedFinding;
import io.keruen.core.stage.TrackFrame;
import io.keruen.jobs.serial.BinaryTypeInfo;
import io.keruen.jobs.serial.EscortInputSerializer;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.jspecify.annotations.Nullable;

/**
 * What the escort stage is fed: a thin track or a finding, exactly one of the two.
 *
 * @param escortKey the escort, or {@code -vehicleId} for a vehicle of no plan
 */
public record EscortInput(
        String escortKey,
        @Nullable TrackFrame track,
        @Nullable StampedFinding finding) {
    /** How Flink writes it. */
    public static final TypeInformation<EscortInput> TYPE = new BinaryTypeInfo<>(new EscortInputSerializer());

    /** A track; it may be reused after the record has left the operator. */
    public static EscortInput of(TrackFrame track) {
        return new EscortInput(StageChain.escortKey(track.escortId, track.vehicleId), track, null);
    }

    /** A finding. */
    public static EscortInput of(StampedFinding finding) {
        return new EscortInput(StageChain.escortKey(finding.finding().escortId(), finding.key()), null, finding);
    }
}
