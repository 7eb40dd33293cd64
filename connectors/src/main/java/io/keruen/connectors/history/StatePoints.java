package io.keruen.connectors.history;

import io.keruen.connectors.names.Measurements;
import io.keruen.schemas.ConvoyStateRecord;
import io.keruen.schemas.DeclarationState;
import io.keruen.schemas.PairState;
import io.keruen.schemas.VehicleStateRecord;
import java.util.List;
import java.util.function.Consumer;
import org.apache.avro.generic.IndexedRecord;
import org.influxdb.dto.Point;

/** Makes points of states. Several may stand on one sample: the log tells which came later. */
final class StatePoints {
    private final RecordFields vehicle = new RecordFields(Measurements.VEHICLE, VehicleStateRecord.getClassSchema());
    private final RecordFields convoy = new RecordFields(Measurements.CONVOY, ConvoyStateRecord.getClassSchema());
    private final RecordFields pair = new RecordFields(Measurements.PAIR, PairState.getClassSchema());
    private final RecordFields declaration =
            new RecordFields(Measurements.DECLARATION, DeclarationState.getClassSchema());

    void vehicle(VehicleStateRecord state, HistoryRecord record, Consumer<Point.Builder> out) {
        Point.Builder point = Point.measurement(Measurements.VEHICLE.measurementName());
        vehicle.copy(state, point);
        Moment.at(point, state.getEventTimeMs(), record.offset());
        out.accept(point);
    }

    void convoy(ConvoyStateRecord state, HistoryRecord record, Consumer<Point.Builder> out) {
        Point.Builder point = Point.measurement(Measurements.CONVOY.measurementName());
        convoy.copy(state, point);
        Moment.at(point, state.getEventTimeMs(), record.offset());
        out.accept(point);
        parts(Measurements.PAIR, pair, state, state.getPairs(), record, out);
        parts(Measurements.DECLARATION, declaration, state, state.getDeclarations(), record, out);
    }

    private static void parts(
            Measurements measurement,
            RecordFields fields,
            ConvoyStateRecord state,
            List<? extends IndexedRecord> parts,
            HistoryRecord record,
            Consumer<Point.Builder> out) {
        for (IndexedRecord part : parts) {
            Point.Builder point = Point.measurement(measurement.measurementName());
            RecordFields.tag(point, "convoyId", state.getConvoyId());
            RecordFields.tag(point, "escortId", state.getEscortId());
            fields.copy(part, point);
            Moment.at(point, state.getEventTimeMs(), record.offset());
            out.accept(point);
        }
    }
}
