package io.keruen.connectors.scenario;

import io.keruen.core.sample.CodedSignal;
import io.keruen.core.sample.Sample;
import io.keruen.core.sample.Signal;
import java.io.IOException;

/** Writes samples as lines of telemetry. */
final class SampleWriter {
    private SampleWriter() {}

    static void write(JsonWriter json, Sample sample) throws IOException {
        json.startLine().text("vehicleId", sample.vehicleId).integer("eventTimeMs", sample.eventTimeMs);
        json.integerUnless(sample.eventTimeMs, "ingestTimeMs", sample.ingestTimeMs);
        json.integerUnless(Sample.ABSENT, "bootId", sample.bootId);
        json.integerUnless(Sample.ABSENT, "sequence", sample.sequence);
        json.number("latDeg", sample.latDeg).number("lonDeg", sample.lonDeg);
        for (int i = 0; i < Signal.COUNT; i++) {
            json.number(Signal.at(i).fieldName(), sample.value(Signal.at(i)));
        }
        for (int i = 0; i < CodedSignal.COUNT; i++) {
            writeCode(json, CodedSignal.at(i), sample.code(CodedSignal.at(i)));
        }
        if (sample.tyrePressureKpa.length > 0) {
            json.startArray("tyrePressureKpa");
            for (double pressure : sample.tyrePressureKpa) {
                json.entry(pressure);
            }
            json.endArray();
        }
        json.text("softwareVersion", sample.softwareVersion).text("authenticatedAs", sample.authenticatedAs);
        json.endLine();
    }

    private static void writeCode(JsonWriter json, CodedSignal signal, int code) throws IOException {
        if (code == CodedSignal.ABSENT) {
            return;
        }
        if (signal == CodedSignal.SATELLITES) {
            json.integer(signal.fieldName(), code);
        } else if (signal.names().isEmpty()) {
            json.bool(signal.fieldName(), code == 1);
        } else {
            json.text(signal.fieldName(), signal.names().get(code));
        }
    }
}
