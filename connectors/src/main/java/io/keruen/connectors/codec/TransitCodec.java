package io.keruen.connectors.codec;

import io.keruen.connectors.rejected.InvalidInputException;
import io.keruen.core.transit.TransitEvent;
import io.keruen.schemas.TransitEventKind;
import io.keruen.schemas.TransitEventRecord;

/** Transit events as they stand in {@code escort.transits}. One per thread. */
public final class TransitCodec {
    private final RecordCodec<TransitEventRecord> codec;

    /** A codec that also reads what the other schemas of the store wrote. */
    public TransitCodec(SchemaStore schemas) {
        codec = new RecordCodec<>(schemas, TransitEventRecord.getClassSchema());
    }

    /** Encodes a transit event. */
    public byte[] encode(TransitEvent event) {
        TransitEventRecord written = new TransitEventRecord();
        written.setEvent(TransitEventKind.valueOf(event.event().name()));
        written.setEscortId(event.escortId());
        written.setConvoyId(event.convoyId());
        written.setVehicleId(Absent.emptyAsNull(event.vehicleId()));
        written.setZoneId(event.zoneId());
        written.setSealId(event.sealId());
        written.setDeclarationId(event.declarationId());
        written.setEventTimeMs(event.eventTimeMs());
        written.setReason(event.reason());
        written.setLate(event.late());
        written.setUnobserved(event.unobserved());
        return codec.encode(written);
    }

    /** Decodes a transit event. */
    public TransitEvent decode(byte[] message) throws InvalidInputException {
        TransitEventRecord read = codec.decode(message);
        return new TransitEvent(
                Absent.sameName(TransitEvent.Event.class, read.getEvent()),
                read.getEscortId(),
                read.getConvoyId(),
                Absent.nullAsEmpty(read.getVehicleId()),
                read.getZoneId(),
                read.getSealId(),
                read.getDeclarationId(),
                read.getEventTimeMs(),
                read.getReason(),
                read.getLate(),
                read.getUnobserved());
    }
}
