package io.keruen.benchmarks.obvious;

import io.keruen.core.sample.CodedSignal;
import io.keruen.core.sample.Frame;
import io.keruen.core.sample.Signal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/** One sample as one Avro record, every signal optional. */
public final class ObviousRecord {
    /** How it is written. */
    public static final Schema SCHEMA = schema();

    private ObviousRecord() {}

    private static Schema schema() {
        SchemaBuilder.FieldAssembler<Schema> fields = SchemaBuilder.record("VehicleSample")
                .namespace("io.keruen.benchmarks.obvious")
                .fields()
                .requiredString("vehicleId")
                .requiredLong("bootId")
                .requiredLong("sequence")
                .requiredLong("eventTimeMs")
                .requiredLong("ingestTimeMs")
                .requiredDouble("latDeg")
                .requiredDouble("lonDeg");
        for (int s = 0; s < Signal.COUNT; s++) {
            fields = fields.optionalDouble(Signal.at(s).fieldName());
        }
        for (int s = 0; s < CodedSignal.COUNT; s++) {
            fields = fields.optionalInt(CodedSignal.at(s).fieldName());
        }
        return fields.endRecord();
    }

    /** The first samples of a trace, each encoded by itself. */
    public static byte[][] encode(Frame trace, int count) {
        byte[][] records = new byte[count][];
        GenericDatumWriter<GenericRecord> writer = new GenericDatumWriter<>(SCHEMA);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        try {
            for (int i = 0; i < count; i++) {
                bytes.reset();
                writer.write(record(trace, i), encoder);
                encoder.flush();
                records[i] = bytes.toByteArray();
            }
        } catch (IOException e) {
            throw new IllegalStateException("an array in memory cannot fail", e);
        }
        return records;
    }

    private static GenericRecord record(Frame trace, int i) {
        GenericRecord record = new GenericData.Record(SCHEMA);
        record.put("vehicleId", trace.vehicleId);
        record.put("bootId", trace.bootId);
        record.put("sequence", trace.sequence(i));
        record.put("eventTimeMs", trace.eventTimeMs()[i]);
        record.put("ingestTimeMs", trace.ingestTimeMs()[i]);
        record.put("latDeg", trace.latDeg()[i]);
        record.put("lonDeg", trace.lonDeg()[i]);
        for (int s = 0; s < Signal.COUNT; s++) {
            double value = trace.column(Signal.at(s))[i];
            if (!Double.isNaN(value)) {
                record.put(Signal.at(s).fieldName(), value);
            }
        }
        for (int s = 0; s < CodedSignal.COUNT; s++) {
            int code = trace.codes(CodedSignal.at(s))[i];
            if (code != CodedSignal.ABSENT) {
                record.put(CodedSignal.at(s).fieldName(), code);
            }
        }
        return record;
    }
}
