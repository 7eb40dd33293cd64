package io.keruen.connectors.codec;

import io.keruen.connectors.rejected.InvalidInputException;
import io.keruen.connectors.rejected.Reason;
import io.keruen.connectors.rejected.Validity;
import io.keruen.core.customs.SealLine;
import io.keruen.core.customs.SealStatus;
import io.keruen.schemas.SealRecord;

/** Reports of seals as they stand in {@code customs.seals}. One per thread. */
public final class SealCodec {
    private final RecordCodec<SealRecord> codec;

    /** A codec that also reads what the other schemas of the store wrote. */
    public SealCodec(SchemaStore schemas) {
        codec = new RecordCodec<>(schemas, SealRecord.getClassSchema());
    }

    /** Encodes a report; when it reaches us is the broker's to say. */
    public byte[] encode(SealLine line) {
        SealRecord written = new SealRecord();
        written.setSealId(line.sealId());
        written.setVehicleId(line.vehicleId());
        written.setStatus(io.keruen.schemas.SealStatus.valueOf(line.status().name()));
        written.setBatteryPct(Absent.nanAsNull(line.batteryPct()));
        written.setAction(line.action());
        written.setLatDeg(Absent.nanAsNull(line.latDeg()));
        written.setLonDeg(Absent.nanAsNull(line.lonDeg()));
        written.setEventTimeMs(line.eventTimeMs());
        written.setIngestTimeMs(null);
        return codec.encode(written);
    }

    /**
     * Decodes a report; a status that is not known here is not sealed.
     *
     * @param ingestTimeMs when it reached us
     * @param ordinal its place in the topic
     */
    public SealLine decode(byte[] message, long ingestTimeMs, long ordinal) throws InvalidInputException {
        SealRecord read = codec.decode(message);
        SealLine line = new SealLine(
                read.getSealId(),
                read.getVehicleId(),
                Absent.sameName(SealStatus.class, read.getStatus()),
                finite("batteryPct", read.getBatteryPct()),
                read.getAction(),
                finite("latDeg", read.getLatDeg()),
                finite("lonDeg", read.getLonDeg()),
                read.getEventTimeMs(),
                ingestTimeMs,
                ordinal);
        Validity.requireId("sealId", line.sealId());
        Validity.requireId("vehicleId", line.vehicleId());
        Validity.requireWord("action", line.action());
        Validity.requireTime("eventTimeMs", line.eventTimeMs());
        boolean isOnEarth = (Double.isNaN(line.latDeg()) || Validity.isLatitude(line.latDeg()))
                && (Double.isNaN(line.lonDeg()) || Validity.isLongitude(line.lonDeg()));
        if (!isOnEarth) {
            throw new InvalidInputException(
                    Reason.OUT_OF_RANGE,
                    "The place " + line.latDeg() + ", " + line.lonDeg() + " lies outside of the earth's degrees.");
        }
        return line;
    }

    private static double finite(String field, Double value) throws InvalidInputException {
        double number = Absent.nullAsNan(value);
        if (value != null && !Double.isFinite(number)) {
            throw new InvalidInputException(Reason.NOT_FINITE, "The field " + field + " is " + value + ".");
        }
        return number;
    }
}
