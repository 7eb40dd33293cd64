package io.keruen.connectors.scenario;

import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.policy.Policy;
import io.keruen.core.sample.Sample;
import io.keruen.core.zone.ZoneSpec;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes a scenario folder; what {@link ScenarioReader} reads of it equals what was written. Lines are streamed:
 * samples are given one by one, in arrival order. Same calls, same bytes. Close it to finish the telemetry.
 */
public final class ScenarioWriter implements Closeable {
    private final Path folder;
    private @Nullable JsonWriter telemetry;

    /** Writes into this folder, which is made if it is not there; {@code compressed} is about the telemetry. */
    public ScenarioWriter(Path folder, boolean compressed) throws IOException {
        this.folder = Files.createDirectories(folder);
        telemetry = new JsonWriter(lines(ScenarioFiles.TELEMETRY, compressed));
    }

    /** Writes {@code escorts.json}. */
    public void writePlans(List<EscortPlan> plans) throws IOException {
        try (JsonWriter json = JsonWriter.indented(open(ScenarioFiles.ESCORTS))) {
            PlanWriter.write(json, plans);
        }
    }

    /** Writes {@code zones.geojson}. */
    public void writeZones(List<ZoneSpec> zones) throws IOException {
        try (JsonWriter json = JsonWriter.indented(open(ScenarioFiles.ZONES))) {
            ZoneWriter.write(json, zones);
        }
    }

    /** Writes {@code policy.json}. */
    public void writePolicies(List<Policy> policies) throws IOException {
        try (JsonWriter json = JsonWriter.indented(open(ScenarioFiles.POLICY))) {
            json.startArray(null);
            for (Policy policy : policies) {
                json.startObject(null)
                        .integer("version", policy.version())
                        .integerUnless(Long.MIN_VALUE, "validFromMs", policy.validFromMs());
                PlanWriter.writeRules(json, policy.overrides());
                json.endObject();
            }
            json.endArray().newLine();
        }
    }

    /** Appends a line of telemetry. */
    public void write(Sample sample) throws IOException {
        JsonWriter open = telemetry;
        if (open == null) {
            throw new IllegalStateException("the writer is closed");
        }
        SampleWriter.write(open, sample);
    }

    /** Writes the file of one kind of records, in the order given. */
    public void writeRecords(RecordKind kind, List<InputRecord> records) throws IOException {
        try (JsonWriter json = new JsonWriter(lines(kind.stem(), false))) {
            for (InputRecord record : records) {
                json.startLine()
                        .integer("eventTimeMs", record.eventTimeMs())
                        .integerUnless(record.eventTimeMs(), "ingestTimeMs", record.ingestTimeMs());
                for (Map.Entry<String, Object> field : record.fields().entrySet()) {
                    writeField(json, field.getKey(), field.getValue());
                }
                json.endLine();
            }
        }
    }

    private static void writeField(JsonWriter json, String name, Object value) throws IOException {
        if (value instanceof Double number) {
            json.number(name, number);
        } else if (value instanceof Long integer) {
            json.integer(name, integer);
        } else {
            json.text(name, (String) value);
        }
    }

    /** Writes {@code expected.jsonl}. */
    public void writeExpected(List<Expected> expected) throws IOException {
        try (JsonWriter json = new JsonWriter(lines(ScenarioFiles.EXPECTED, false))) {
            for (Expected line : expected) {
                writeExpected(json, line);
            }
        }
    }

    private static void writeExpected(JsonWriter json, Expected line) throws IOException {
        json.startLine();
        if (line.none()) {
            json.bool("none", true).startArray("types");
            for (String type : line.types()) {
                json.entry(type);
            }
            json.endArray();
        } else {
            json.text("type", line.types().get(0));
        }
        json.text("vehicleId", line.vehicleId())
                .text("otherVehicleId", line.otherVehicleId())
                .integerUnless(Expected.ANY, "startedAtMs", line.startedAtMs())
                .integerUnless(Expected.ANY, "clearedAtMs", line.clearedAtMs())
                .integerUnless(0, "toleranceMs", line.toleranceMs())
                .flag("optional", line.optional())
                .flag("told", line.told())
                .endLine();
    }

    private OutputStream lines(String stem, boolean gzip) throws IOException {
        String plain = stem + ScenarioFiles.LINES;
        // The other form of an earlier run would make the folder ambiguous.
        Files.deleteIfExists(folder.resolve(gzip ? plain : plain + ScenarioFiles.GZIP));
        return gzip ? new GZIPOutputStream(open(plain + ScenarioFiles.GZIP), 1 << 16) : open(plain);
    }

    private OutputStream open(String name) throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(folder.resolve(name)), 1 << 16);
    }

    @Override
    public void close() throws IOException {
        JsonWriter open = telemetry;
        if (open != null) {
            telemetry = null;
            open.close();
        }
    }
}
