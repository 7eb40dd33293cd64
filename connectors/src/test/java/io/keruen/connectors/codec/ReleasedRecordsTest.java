package io.keruen.connectors.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.keruen.connectors.rejected.InvalidInputException;
import io.keruen.core.sample.Frame;
import io.keruen.schemas.TelemetryFrame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What any release wrote can be read by this one: it may stand in a topic for years. */
class ReleasedRecordsTest {
    private static final Path RELEASES = Path.of(System.getProperty("basedir", "."), "..", "schemas", "released");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SchemaStore SCHEMAS = SchemaStore.ofThisBuild();

    /** What makes of a record what the system works with. */
    private interface Reader {
        Object read(byte[] message) throws InvalidInputException, InvalidFrameException;
    }

    private static final Map<String, Reader> READERS = Map.of(
            "AlertEventRecord", message -> new AlertCodec(SCHEMAS).decode(message),
            "TransitEventRecord", message -> new TransitCodec(SCHEMAS).decode(message),
            "ClearanceDecisionRecord", message -> new ClearanceCodec(SCHEMAS).decode(message),
            "TelemetryFrame",
                    message -> {
                        Frame frame = new Frame(10);
                        new FrameDecoder(SCHEMAS).decode(message, 1_767_226_053_000L, frame);
                        return frame;
                    });

    @TestFactory
    Stream<DynamicTest> a_record_of_a_release_is_read() throws IOException {
        List<Path> samples;
        try (Stream<Path> files = Files.walk(RELEASES)) {
            samples = files.filter(file -> file.toString().endsWith(".bin"))
                    .sorted()
                    .toList();
        }
        assertThat(samples).hasSizeGreaterThanOrEqualTo(60);
        return samples.stream()
                .map(file -> dynamicTest(RELEASES.relativize(file).toString(), () -> reads(file)));
    }

    private static void reads(Path file) throws Exception {
        String name = file.getFileName().toString().replace(".bin", "");
        byte[] message = Files.readAllBytes(file);
        Class<?> generated = Class.forName(TelemetryFrame.class.getPackageName() + "." + name);
        Schema schema = SpecificData.get().getSchema(generated);
        SpecificRecord record = new RecordCodec<>(SCHEMAS, schema).decode(message);

        JsonNode said = JSON.readTree(file.resolveSibling(name + ".json").toFile());
        JsonNode read = JSON.readTree(record.toString());
        said.fieldNames().forEachRemaining(field -> {
            if (read.has(field)) {
                assertThat(read.get(field)).as(field).isEqualTo(said.get(field));
            }
        });
        Reader reader = READERS.get(name);
        if (reader != null) {
            assertThat(reader.read(message)).isNotNull();
        }
    }
}
