package io.keruen.connectors.codec;

import io.keruen.connectors.rejected.ActionCheck;
import io.keruen.connectors.rejected.InvalidInputException;
import io.keruen.connectors.rejected.Validity;
import io.keruen.core.action.OfficerAction;
import io.keruen.schemas.OfficerActionRecord;

/** Officers' actions as they stand in {@code officers.actions}. One per thread. */
public final class ActionCodec {
    private static final long NEVER = 0;

    private final RecordCodec<OfficerActionRecord> codec;

    /** A codec that also reads what the other schemas of the store wrote. */
    public ActionCodec(SchemaStore schemas) {
        codec = new RecordCodec<>(schemas, OfficerActionRecord.getClassSchema());
    }

    /** The key of an action's record, by which actions on one thing keep their order. */
    public static String key(OfficerAction action) {
        String alertId = action.alertId();
        String gateId = action.gateId();
        return alertId != null ? alertId : gateId != null ? gateId : String.valueOf(action.vehicleId());
    }

    /** Encodes an action; when it reaches us is the broker's to say. */
    public byte[] encode(OfficerAction action) {
        OfficerActionRecord written = new OfficerActionRecord();
        written.setOfficer(action.officer());
        written.setAction(
                io.keruen.schemas.OfficerAction.valueOf(action.action().name()));
        written.setAlertId(action.alertId());
        written.setType(action.type());
        written.setGateId(action.gateId());
        written.setVehicleId(action.vehicleId());
        written.setReason(action.reason());
        written.setUntilMs(Absent.asNull(action.untilMs(), NEVER));
        written.setEventTimeMs(action.eventTimeMs());
        written.setIngestTimeMs(null);
        return codec.encode(written);
    }

    /**
     * Decodes an action.
     *
     * @param ingestTimeMs when it reached us
     * @param ordinal its place in the topic
     */
    public OfficerAction decode(byte[] message, long ingestTimeMs, long ordinal) throws InvalidInputException {
        OfficerActionRecord read = codec.decode(message);
        OfficerAction action = new OfficerAction(
                read.getOfficer(),
                Absent.sameName(OfficerAction.Kind.class, read.getAction()),
                read.getAlertId(),
                read.getType(),
                read.getVehicleId(),
                read.getGateId(),
                read.getReason(),
                Absent.nullAs(read.getUntilMs(), NEVER),
                read.getEventTimeMs(),
                ingestTimeMs,
                ordinal);
        Validity.requireTime("eventTimeMs", action.eventTimeMs());
        if (action.untilMs() != NEVER) {
            Validity.requireTime("untilMs", action.untilMs());
        }
        ActionCheck.check(action);
        return action;
    }
}
