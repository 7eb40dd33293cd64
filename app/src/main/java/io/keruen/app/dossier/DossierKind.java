package io.keruen.app.dossier;

import io.keruen.connectors.names.Topics;
import io.keruen.schemas.AlertEventRecord;
import io.keruen.schemas.ClearanceDecisionRecord;
import io.keruen.schemas.DeclarationRecord;
import io.keruen.schemas.EscortPlanRecord;
import io.keruen.schemas.GateDeviceRecord;
import io.keruen.schemas.OfficerActionRecord;
import io.keruen.schemas.SealRecord;
import io.keruen.schemas.TransitEventRecord;
import org.apache.avro.Schema;

/** The kinds of records in a dossier, in the order in which they stand at one moment: what was said before what came of it. */
enum DossierKind {
    PLAN(Topics.CONTROL_ESCORTS, "escorts.json", EscortPlanRecord.getClassSchema(), "validFromMs", "version"),
    DECLARATION(
            Topics.CUSTOMS_DECLARATIONS,
            "declarations.jsonl",
            DeclarationRecord.getClassSchema(),
            "eventTimeMs",
            "version"),
    SEAL(Topics.CUSTOMS_SEALS, "seals.jsonl", SealRecord.getClassSchema(), "eventTimeMs", ""),
    GATE(Topics.GATES_DEVICES, "gates.jsonl", GateDeviceRecord.getClassSchema(), "eventTimeMs", ""),
    ACTION(Topics.OFFICERS_ACTIONS, "actions.jsonl", OfficerActionRecord.getClassSchema(), "eventTimeMs", ""),
    ALERT(Topics.ESCORT_ALERTS, "alerts.jsonl", AlertEventRecord.getClassSchema(), "updatedAtMs", "revision"),
    TRANSIT(Topics.ESCORT_TRANSITS, "transits.jsonl", TransitEventRecord.getClassSchema(), "eventTimeMs", ""),
    CLEARANCE(
            Topics.ESCORT_CLEARANCES, "clearances.jsonl", ClearanceDecisionRecord.getClassSchema(), "decidedAtMs", "");

    private final Topics topic;
    private final String file;
    private final Schema contract;
    private final String timeField;
    private final String revisionField;

    DossierKind(Topics topic, String file, Schema contract, String timeField, String revisionField) {
        this.topic = topic;
        this.file = file;
        this.contract = contract;
        this.timeField = timeField;
        this.revisionField = revisionField;
    }

    /** Where they stand in a running system. */
    Topics topic() {
        return topic;
    }

    /** Where they stand in a folder. */
    String file() {
        return file;
    }

    /** What they are made of. */
    Schema contract() {
        return contract;
    }

    /** The field that says when it happened. */
    String timeField() {
        return timeField;
    }

    /** The field that numbers records of one thing; empty if there is none. */
    String revisionField() {
        return revisionField;
    }

    /** The field by which records of one moment are ordered. */
    String idField() {
        return switch (this) {
            case PLAN -> "escortId";
            case DECLARATION -> "declarationId";
            case SEAL -> "sealId";
            case GATE, CLEARANCE -> "gateId";
            case ACTION -> "officer";
            case ALERT -> "alertId";
            case TRANSIT -> "vehicleId";
        };
    }

    /** Whether it is known when they reached us; a plan counts from the moment it names. */
    boolean hasArrival() {
        return topic.isInput() && this != PLAN;
    }

    /** Whether the escort job wrote them. */
    boolean isOutput() {
        return !topic.isInput();
    }
}
