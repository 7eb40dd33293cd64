package io.keruen.connectors.codec;

import io.keruen.connectors.rejected.InvalidInputException;
import io.keruen.connectors.rejected.Validity;
import io.keruen.core.gate.GateLine;
import io.keruen.schemas.GateDeviceRecord;
import io.keruen.schemas.GateEvent;

/** What gates report as it stands in {@code gates.devices}. One per thread. */
public final class GateDeviceCodec {
    private final RecordCodec<GateDeviceRecord> codec;

    /** A codec that also reads what the other schemas of the store wrote. */
    public GateDeviceCodec(SchemaStore schemas) {
        codec = new RecordCodec<>(schemas, GateDeviceRecord.getClassSchema());
    }

    /** Encodes a report; when it reaches us is the broker's to say. */
    public byte[] encode(GateLine line) {
        GateDeviceRecord written = new GateDeviceRecord();
        written.setGateId(line.gateId());
        written.setEvent(GateEvent.valueOf(line.event().name()));
        written.setVehicleId(line.vehicleId());
        written.setPlate(line.plate());
        written.setSealId(line.sealId());
        written.setEventTimeMs(line.eventTimeMs());
        written.setIngestTimeMs(null);
        return codec.encode(written);
    }

    /**
     * Decodes a report; an event that is not known here is refused, because it would open nothing.
     *
     * @param ingestTimeMs when it reached us
     * @param ordinal its place in the topic
     */
    public GateLine decode(byte[] message, long ingestTimeMs, long ordinal) throws InvalidInputException {
        GateDeviceRecord read = codec.decode(message);
        GateLine line = new GateLine(
                read.getGateId(),
                Absent.sameName(GateLine.Event.class, read.getEvent()),
                read.getVehicleId(),
                read.getPlate(),
                read.getSealId(),
                read.getEventTimeMs(),
                ingestTimeMs,
                ordinal);
        Validity.requireId("gateId", line.gateId());
        Validity.requireIdOrNone("vehicleId", line.vehicleId());
        Validity.requireWord("plate", line.plate());
        Validity.requireIdOrNone("sealId", line.sealId());
        Validity.requireTime("eventTimeMs", line.eventTimeMs());
        return line;
    }
}
