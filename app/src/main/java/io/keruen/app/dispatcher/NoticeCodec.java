package io.keruen.app.dispatcher;

import io.keruen.connectors.codec.AlertCodec;
import io.keruen.connectors.codec.ClearanceCodec;
import io.keruen.connectors.codec.SchemaStore;
import io.keruen.connectors.codec.TransitCodec;
import io.keruen.connectors.names.Topics;
import io.keruen.connectors.outlet.Notice;
import io.keruen.connectors.rejected.InvalidInputException;
import io.keruen.connectors.rejected.Reason;
import io.keruen.connectors.rejected.Validity;
import io.keruen.core.alert.AlertEvent;
import io.keruen.core.gate.ClearanceDecision;
import io.keruen.core.transit.TransitEvent;
import java.util.Arrays;

/** Notices as they come from the outbox topics and as they stand in the queues: the record with its kind. One per thread. */
final class NoticeCodec {
    private static final byte ALERT = 1;
    private static final byte TRANSIT = 2;
    private static final byte CLEARANCE = 3;

    private final AlertCodec alerts = new AlertCodec(SchemaStore.ofThisBuild());
    private final TransitCodec transits = new TransitCodec(SchemaStore.ofThisBuild());
    private final ClearanceCodec clearances = new ClearanceCodec(SchemaStore.ofThisBuild());

    /** What stands in a queue, of a record that was accepted. */
    static byte[] content(Notice notice, byte[] message) {
        byte[] content = new byte[message.length + 1];
        content[0] = kind(notice);
        System.arraycopy(message, 0, content, 1, message.length);
        return content;
    }

    private static byte kind(Notice notice) {
        if (notice instanceof Notice.OfAlert) {
            return ALERT;
        }
        return notice instanceof Notice.OfTransit ? TRANSIT : CLEARANCE;
    }

    /** What stands in a queue, of an alert of our own. */
    byte[] content(AlertEvent event, long nowMs) {
        return content(new Notice.OfAlert(event), alerts.encode(event, nowMs));
    }

    /** The notice in a queue. */
    Notice notice(byte[] content) throws InvalidInputException {
        byte[] message = Arrays.copyOfRange(content, 1, content.length);
        return switch (content[0]) {
            case ALERT -> new Notice.OfAlert(alerts.decode(message));
            case TRANSIT -> new Notice.OfTransit(transits.decode(message));
            case CLEARANCE -> new Notice.OfClearance(clearances.decode(message));
            default ->
                throw new InvalidInputException(Reason.UNREADABLE_RECORD, "The kind " + content[0] + " is not known.");
        };
    }

    /** The notice in a record of an outbox topic, checked. */
    Notice notice(Topics topic, byte[] message) throws InvalidInputException {
        return switch (topic) {
            case ESCORT_ALERTS -> new Notice.OfAlert(checked(alerts.decode(message)));
            case ESCORT_TRANSITS -> new Notice.OfTransit(checked(transits.decode(message)));
            case ESCORT_CLEARANCES -> new Notice.OfClearance(checked(clearances.decode(message)));
            default -> throw new IllegalArgumentException(topic + " is no outbox");
        };
    }

    private static AlertEvent checked(AlertEvent event) throws InvalidInputException {
        requireId("alertId", event.alertId());
        requireId("type", event.type());
        if (event.revision() < 1) {
            throw new InvalidInputException(
                    Reason.OUT_OF_RANGE, "The field revision is " + event.revision() + ", not 1 or more.");
        }
        Validity.requireTime("raisedAtMs", event.raisedAtMs());
        Validity.requireTime("momentMs", event.momentMs());
        return event;
    }

    private static TransitEvent checked(TransitEvent event) throws InvalidInputException {
        Validity.requireTime("eventTimeMs", event.eventTimeMs());
        return event;
    }

    private static ClearanceDecision checked(ClearanceDecision decision) throws InvalidInputException {
        requireId("gateId", decision.gateId());
        Validity.requireTime("decidedAtMs", decision.decidedAtMs());
        if (decision.isGrant() && (decision.vehicleId() == null || decision.expiresAtMs() <= decision.decidedAtMs())) {
            throw new InvalidInputException(
                    Reason.MISSING_FIELD, "A grant without a vehicle, or without the end of its lease.");
        }
        return decision;
    }

    private static void requireId(String field, String id) throws InvalidInputException {
        if (!Validity.isId(id) || id.chars().anyMatch(c -> c < ' ')) {
            throw new InvalidInputException(
                    Reason.BAD_ID, "The field " + field + " is empty, longer than 128 characters, or not printable.");
        }
    }
}
