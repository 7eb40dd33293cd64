package io.keruen.connectors.codec;

import io.keruen.connectors.rejected.InvalidInputException;
import io.keruen.core.alert.AlertEvent;
import io.keruen.core.alert.AlertType;
import io.keruen.core.alert.Severity;
import io.keruen.schemas.AlertEventKind;
import io.keruen.schemas.AlertEventRecord;
import io.keruen.schemas.AlertState;
import io.keruen.schemas.Jurisdiction;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Alert events as they stand in {@code escort.alerts} and {@code escort.alert-states}. One per thread. */
public final class AlertCodec {
    private static final long NEVER = 0;

    private final RecordCodec<AlertEventRecord> codec;

    /** A codec that also reads what the other schemas of the store wrote. */
    public AlertCodec(SchemaStore schemas) {
        codec = new RecordCodec<>(schemas, AlertEventRecord.getClassSchema());
    }

    /**
     * Encodes an alert event.
     *
     * @param detectedAtMs when this process noticed, by the wall clock; 0 in a replay
     */
    public byte[] encode(AlertEvent event, long detectedAtMs) {
        AlertEventRecord written = new AlertEventRecord();
        writeIdentity(event, written);
        written.setStartedAtMs(event.startedAtMs());
        written.setRaisedAtMs(event.raisedAtMs());
        written.setUpdatedAtMs(event.updatedAtMs());
        written.setClearedAtMs(Absent.asNull(event.clearedAtMs(), NEVER));
        written.setDetectedAtMs(Absent.asNull(detectedAtMs, NEVER));
        written.setLatDeg(Absent.nanAsNull(event.latDeg()));
        written.setLonDeg(Absent.nanAsNull(event.lonDeg()));
        written.setChainageM(Absent.nanAsNull(event.chainageM()));
        written.setMeasured(Absent.nanAsNull(event.measured()));
        written.setLimit(Absent.nanAsNull(event.limit()));
        written.setUnit(Absent.emptyAsNull(event.unit()));
        written.setEvidence(new TreeMap<>(event.evidence()));
        written.setNotes(Map.of());
        written.setEaeuIncidentCode(event.eaeuIncidentCode());
        written.setBlocksGate(event.blocksGate());
        written.setRecommendedAction(event.recommendedAction());
        written.setRunbook(AlertType.runbookOf(event.type()));
        written.setParentAlertId(event.parentAlertId());
        written.setLate(event.late());
        written.setUnobserved(event.unobserved());
        written.setSuppressed(event.suppressed());
        written.setPolicyVersion(event.policyVersion());
        written.setOfficer(event.officer());
        written.setReason(event.reason());
        written.setUntilMs(Absent.asNull(event.untilMs(), NEVER));
        return codec.encode(written);
    }

    /**
     * Encodes how it stands with an alert after an event: {@code null}, a tombstone, when nothing is open any more.
     *
     * @param detectedAtMs as of the event
     */
    public byte @Nullable [] encodeState(AlertEvent event, long detectedAtMs) {
        return event.state() == AlertEvent.State.NORMAL ? null : encode(event, detectedAtMs);
    }

    private static void writeIdentity(AlertEvent event, AlertEventRecord written) {
        written.setEvent(AlertEventKind.valueOf(event.event().name()));
        written.setAlertId(event.alertId());
        written.setRevision(event.revision());
        written.setType(event.type());
        written.setRuleId(event.ruleId());
        written.setSeverity(io.keruen.schemas.Severity.valueOf(event.severity().name()));
        written.setState(AlertState.valueOf(event.state().name()));
        written.setEscortId(event.escortId());
        written.setConvoyId(event.convoyId());
        written.setVehicleId(Absent.emptyAsNull(event.vehicleId()));
        written.setOtherVehicleId(event.otherVehicleId());
        written.setZoneId(event.zoneId());
        written.setSealId(event.sealId());
        written.setDeclarationId(event.declarationId());
        String jurisdiction = event.jurisdiction();
        written.setJurisdiction(jurisdiction == null ? null : Jurisdiction.valueOf(jurisdiction));
    }

    /** Decodes an alert event; what only the dispatcher writes (notes) is left out. */
    public AlertEvent decode(byte[] message) throws InvalidInputException {
        AlertEventRecord read = codec.decode(message);
        return new AlertEvent(
                Absent.sameName(AlertEvent.Event.class, read.getEvent()),
                read.getAlertId(),
                read.getRevision(),
                read.getType(),
                read.getRuleId(),
                Absent.sameName(Severity.class, read.getSeverity()),
                Absent.sameName(AlertEvent.State.class, read.getState()),
                read.getEscortId(),
                read.getConvoyId(),
                Absent.nullAsEmpty(read.getVehicleId()),
                read.getOtherVehicleId(),
                read.getZoneId(),
                read.getSealId(),
                read.getDeclarationId(),
                name(read.getJurisdiction()),
                read.getStartedAtMs(),
                read.getRaisedAtMs(),
                read.getUpdatedAtMs(),
                Absent.nullAs(read.getClearedAtMs(), NEVER),
                Absent.nullAsNan(read.getLatDeg()),
                Absent.nullAsNan(read.getLonDeg()),
                Absent.nullAsNan(read.getChainageM()),
                Absent.nullAsNan(read.getMeasured()),
                Absent.nullAsNan(read.getLimit()),
                Absent.nullAsEmpty(read.getUnit()),
                new TreeMap<>(read.getEvidence()),
                read.getEaeuIncidentCode(),
                read.getBlocksGate(),
                read.getRecommendedAction(),
                read.getParentAlertId(),
                read.getLate(),
                read.getUnobserved(),
                read.getSuppressed(),
                read.getPolicyVersion(),
                read.getOfficer(),
                read.getReason(),
                Absent.nullAs(read.getUntilMs(), NEVER));
    }

    private static @Nullable String name(@Nullable Jurisdiction jurisdiction) {
        return jurisdiction == null ? null : jurisdiction.name();
    }
}
