package io.keruen.connectors.history;

import io.keruen.connectors.names.Measurements;
import io.keruen.connectors.names.Topics;
import io.keruen.schemas.AlertEventKind;
import io.keruen.schemas.AlertEventRecord;
import io.keruen.schemas.ClearanceConditions;
import io.keruen.schemas.ClearanceDecisionRecord;
import io.keruen.schemas.Jurisdiction;
import io.keruen.schemas.RejectedInputRecord;
import io.keruen.schemas.TransitEventKind;
import io.keruen.schemas.TransitEventRecord;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.influxdb.dto.Point;

/** Makes points of events and decisions. Each has an identity of its own: a repeat lies on the first. */
final class EventPoints {
    private final RecordFields alert = new RecordFields(Measurements.ALERT, AlertEventRecord.getClassSchema());
    private final RecordFields transit = new RecordFields(Measurements.TRANSIT, TransitEventRecord.getClassSchema());
    private final RecordFields clearance =
            new RecordFields(Measurements.CLEARANCE, ClearanceDecisionRecord.getClassSchema());
    private final RecordFields conditions =
            new RecordFields(Measurements.CLEARANCE, ClearanceConditions.getClassSchema());
    private final RecordFields rejected = new RecordFields(Measurements.REJECTED, RejectedInputRecord.getClassSchema());

    void alert(AlertEventRecord event, HistoryRecord record, Consumer<Point.Builder> out) {
        Point.Builder point = Point.measurement(Measurements.ALERT.measurementName());
        alert.copy(event, point);
        if (event.getJurisdiction() == null) {
            // nobody's ground is the catch-all desk's
            RecordFields.tag(point, "jurisdiction", Jurisdiction.UNKNOWN);
        }
        boolean isCounted =
                event.getEvent() == AlertEventKind.RAISED && event.getParentAlertId() == null && !event.getSuppressed();
        point.addField("counted", isCounted ? 1L : 0L);
        point.addField("ageMs", event.getUpdatedAtMs() - event.getRaisedAtMs());
        Moment.at(point, event.getUpdatedAtMs(), event.getAlertId(), event.getRevision());
        out.accept(point);
    }

    void transit(TransitEventRecord event, HistoryRecord record, Consumer<Point.Builder> out) {
        Point.Builder point = Point.measurement(Measurements.TRANSIT.measurementName());
        transit.copy(event, point);
        if (event.getEvent() == TransitEventKind.ENTERED || event.getEvent() == TransitEventKind.EXITED) {
            point.addField("inside", event.getEvent() == TransitEventKind.ENTERED ? 1L : 0L);
        }
        // Two seals of one truck are opened, two declarations of one convoy are written off, in one millisecond.
        String subject = Stream.of(event.getSealId(), event.getDeclarationId(), event.getReason())
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n"));
        Moment.at(point, event.getEventTimeMs(), subject);
        out.accept(point);
    }

    void clearance(ClearanceDecisionRecord decision, HistoryRecord record, Consumer<Point.Builder> out) {
        Point.Builder point = Point.measurement(Measurements.CLEARANCE.measurementName());
        clearance.copy(decision, point);
        conditions.copy(decision.getConditions(), point);
        Moment.at(point, decision.getDecidedAtMs());
        out.accept(point);
    }

    /** A line that was refused because a rejected input was its source would be refused for ever: it ends here. */
    void rejected(RejectedInputRecord input, HistoryRecord record, Consumer<Point.Builder> out) {
        if (input.getSource().startsWith(Topics.TELEMETRY_REJECTED.topicName())) {
            return;
        }
        Point.Builder point = Point.measurement(Measurements.REJECTED.measurementName());
        rejected.copy(input, point);
        long ingestTimeMs = input.getIngestTimeMs();
        // Told again it stands at another place of the log: what it is about tells it from others.
        String content = input.getDetail() + "\n" + input.getOriginal().hashCode();
        Moment.ofInput(point, ingestTimeMs < 0 ? record.timestampMs() : ingestTimeMs, input.getOffset(), content);
        out.accept(point);
    }
}
