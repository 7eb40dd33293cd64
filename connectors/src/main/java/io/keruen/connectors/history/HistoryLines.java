package io.keruen.connectors.history;

import io.keruen.connectors.codec.RecordCodec;
import io.keruen.connectors.codec.SchemaStore;
import io.keruen.connectors.influx.InfluxLine;
import io.keruen.connectors.names.Topics;
import io.keruen.connectors.rejected.InvalidInputException;
import io.keruen.schemas.AlertEventRecord;
import io.keruen.schemas.ClearanceDecisionRecord;
import io.keruen.schemas.ConvoyStateRecord;
import io.keruen.schemas.RejectedInputRecord;
import io.keruen.schemas.TransitEventRecord;
import io.keruen.schemas.VehicleStateRecord;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.influxdb.dto.Point;

/** Makes points of the records of every topic that the history keeps. One per thread. */
public final class HistoryLines {
    private static final List<Topics> TOPICS = List.of(
            Topics.ESCORT_VEHICLES,
            Topics.ESCORT_CONVOYS,
            Topics.ESCORT_ALERTS,
            Topics.ESCORT_TRANSITS,
            Topics.ESCORT_CLEARANCES,
            Topics.TELEMETRY_REJECTED,
            Topics.OFFICERS_REFUSED);

    private final Map<String, Maker> makers = new LinkedHashMap<>();

    /** Points of records that also the other schemas of the store may have written. */
    public HistoryLines(SchemaStore schemas) {
        Map<Topics, Maker> all = new EnumMap<>(Topics.class);
        StatePoints states = new StatePoints();
        EventPoints events = new EventPoints();
        all.put(Topics.ESCORT_VEHICLES, maker(schemas, VehicleStateRecord.getClassSchema(), states::vehicle));
        all.put(Topics.ESCORT_CONVOYS, maker(schemas, ConvoyStateRecord.getClassSchema(), states::convoy));
        all.put(Topics.ESCORT_ALERTS, maker(schemas, AlertEventRecord.getClassSchema(), events::alert));
        all.put(Topics.ESCORT_TRANSITS, maker(schemas, TransitEventRecord.getClassSchema(), events::transit));
        all.put(Topics.ESCORT_CLEARANCES, maker(schemas, ClearanceDecisionRecord.getClassSchema(), events::clearance));
        all.put(Topics.TELEMETRY_REJECTED, maker(schemas, RejectedInputRecord.getClassSchema(), events::rejected));
        all.put(Topics.OFFICERS_REFUSED, maker(schemas, RejectedInputRecord.getClassSchema(), events::rejected));
        TOPICS.forEach(topic -> makers.put(topic.topicName(), all.get(topic)));
    }

    /** The topics that are kept. */
    public static List<Topics> topics() {
        return TOPICS;
    }

    /**
     * Makes the points of a record: none of a tombstone, several of a convoy.
     *
     * @throws InvalidInputException if it is no record of its topic
     */
    public void make(HistoryRecord record, Consumer<InfluxLine> out) throws InvalidInputException {
        Maker maker = makers.get(record.topic());
        if (maker == null) {
            throw new IllegalArgumentException("the history does not keep " + record.topic());
        }
        byte[] value = record.value();
        if (value != null) {
            maker.make(record, value, point -> {
                // a point without a field is an empty line, and an empty line is no error
                if (point.hasFields()) {
                    out.accept(new InfluxLine(
                            point.build().lineProtocol(), record.source(), record.offset(), record.timestampMs()));
                }
            });
        }
    }

    private static <T extends SpecificRecord> Maker maker(SchemaStore schemas, Schema schema, Points<T> points) {
        RecordCodec<T> codec = new RecordCodec<>(schemas, schema);
        return (record, value, out) -> points.make(codec.decode(value), record, out);
    }

    /** Makes points of one topic's bytes. */
    private interface Maker {
        void make(HistoryRecord record, byte[] value, Consumer<Point.Builder> out) throws InvalidInputException;
    }

    /** Makes points of one topic's records. */
    private interface Points<T> {
        void make(T read, HistoryRecord record, Consumer<Point.Builder> out);
    }
}
