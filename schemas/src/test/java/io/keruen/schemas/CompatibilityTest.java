package io.keruen.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import io.keruen.schemas.Releases.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityResult;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

/** What was ever written can be read, and nothing that was released changes unnoticed. */
class CompatibilityTest {
    private static final String HOW =
            "A release never changes: write the next one with ReleaseWriter (schemas/README.md, How to release).";

    private final Map<String, Schema> current = Contracts.current();
    private final List<Release> releases = Releases.all();
    private final Release newest = releases.get(releases.size() - 1);

    @Test
    void newest_release_has_every_contract() {
        assertThat(newest.schemas().keySet()).as("%s. %s", newest, HOW).isEqualTo(current.keySet());
    }

    @TestFactory
    Stream<DynamicTest> contract_is_the_newest_release() {
        return each(
                newest,
                (name, released) -> () -> assertThat(Contracts.withoutDocs(contract(name)))
                        .as("%s is not what %s released. %s", name, newest, HOW)
                        .isEqualTo(Contracts.withoutDocs(released)));
    }

    @TestFactory
    Stream<DynamicTest> contract_reads_what_every_release_wrote() {
        return releases.stream()
                .flatMap(release -> each(
                        release,
                        (name, released) -> () -> assertThat(obstacles(contract(name), released))
                                .as("%s of this build reads what %s wrote", name, release)
                                .isEmpty()));
    }

    /** So that a process can be rolled back by one release after the next one has begun to write. */
    @TestFactory
    Stream<DynamicTest> release_reads_what_its_successor_writes() {
        return IntStream.range(0, releases.size()).boxed().flatMap(i -> {
            Map<String, Schema> successor =
                    i + 1 < releases.size() ? releases.get(i + 1).schemas() : current;
            return each(
                    releases.get(i),
                    (name, released) -> () -> assertThat(obstacles(released, successor.getOrDefault(name, released)))
                            .as("%s of %s reads what its successor writes", name, releases.get(i))
                            .isEmpty());
        });
    }

    @TestFactory
    Stream<DynamicTest> stored_bytes_still_decode() {
        return releases.stream()
                .flatMap(release -> each(release, (name, released) -> () -> {
                    String expected = Files.readString(release.file(name, ".json"));

                    JsonNode decoded = Contracts.tree(decode(release, name).toString());

                    assertThat(common(decoded, Contracts.tree(expected)))
                            .as("%s.bin of %s", name, release)
                            .isEqualTo(common(Contracts.tree(expected), decoded));
                }));
    }

    @TestFactory
    Stream<DynamicTest> stored_bytes_hold_nothing_but_the_stored_text() {
        return each(
                newest,
                (name, released) ->
                        () -> assertThat(Contracts.tree(decode(newest, name).toString()))
                                .isEqualTo(Contracts.tree(Files.readString(newest.file(name, ".json")))));
    }

    @Test
    void a_field_without_default_is_an_obstacle() {
        Schema before = SchemaBuilder.record("Probe").fields().requiredLong("a").endRecord();
        Schema after = SchemaBuilder.record("Probe")
                .fields()
                .requiredLong("a")
                .requiredLong("b")
                .endRecord();

        assertThat(obstacles(after, before)).isNotEmpty();
        assertThat(obstacles(before, after)).isEmpty();
    }

    private Schema contract(String name) {
        assertThat(current)
                .as("A released contract stays: its records are still in topics.")
                .containsKey(name);
        return current.get(name);
    }

    private static List<?> obstacles(Schema reader, Schema writer) {
        SchemaCompatibilityResult result = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                .getResult();
        return result.getIncompatibilities();
    }

    private static Object decode(Release release, String name) throws IOException {
        Schema reader = SpecificData.get().getSchema(generated(name));
        BinaryMessageDecoder<Object> decoder = new BinaryMessageDecoder<>(new SpecificData(), reader);
        decoder.addSchema(release.schemas().get(name));
        Object decoded = decoder.decode(Files.readAllBytes(release.file(name, ".bin")));
        assertThat(decoded).isInstanceOf(generated(name));
        return decoded;
    }

    private static Class<?> generated(String name) {
        try {
            return Class.forName("io.keruen.schemas." + name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("no class is generated for " + name, e);
        }
    }

    /** What two texts both speak of: a field that one release has and the other has not is left out. */
    private static JsonNode common(JsonNode node, JsonNode other) {
        if (node.isObject() && other.isObject()) {
            var kept = Contracts.JSON.createObjectNode();
            node.fieldNames().forEachRemaining(field -> {
                if (other.has(field)) {
                    kept.set(field, common(node.get(field), other.get(field)));
                }
            });
            return kept;
        }
        if (node.isArray() && node.size() == other.size()) {
            var kept = Contracts.JSON.createArrayNode();
            IntStream.range(0, node.size()).forEach(i -> kept.add(common(node.get(i), other.get(i))));
            return kept;
        }
        return node;
    }

    private static Stream<DynamicTest> each(Release release, BiFunction<String, Schema, Executable> check) {
        return release.schemas().entrySet().stream()
                .map(entry ->
                        dynamicTest(entry.getKey() + " " + release, check.apply(entry.getKey(), entry.getValue())));
    }
}
