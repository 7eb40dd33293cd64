package io.keruen.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Type;
import org.junit.jupiter.api.Test;

/** What every contract promises: it is documented, belongs to a topic, and says absence in one way. */
class ContractTest {
    private static final List<String> VEHICLE_COLUMNS_END = List.of("signature", "authenticatedAs", "ingestTimeMs");

    private final Map<String, Schema> named = named(Contracts.current().values());

    @Test
    void every_type_and_field_is_documented() {
        assertThat(named.values())
                .allSatisfy(schema ->
                        assertThat(schema.getDoc()).as(schema.getName()).isNotBlank());
        assertThat(fields())
                .allSatisfy((name, field) -> assertThat(field.doc()).as(name).isNotBlank());
    }

    @Test
    void optional_fields_are_null_or_one_type_and_default_to_null() {
        assertThat(fields()).allSatisfy((name, field) -> {
            if (field.schema().isUnion()) {
                assertThat(field.schema().getTypes()).as(name).hasSize(2);
                assertThat(field.schema().getTypes().get(0).getType()).as(name).isEqualTo(Type.NULL);
                assertThat(field.defaultVal()).as(name).isEqualTo(JsonProperties.NULL_VALUE);
            }
        });
    }

    @Test
    void floats_are_not_used() {
        assertThat(fields())
                .allSatisfy((name, field) ->
                        assertThat(field.schema().toString()).as(name).doesNotContain("\"float\""));
    }

    @Test
    void enum_defaults_are_named_unknown() {
        assertThat(named.values()).allSatisfy(schema -> {
            if (schema.getType() == Type.ENUM && schema.getEnumSymbols().contains("UNKNOWN")) {
                assertThat(schema.getEnumDefault()).as(schema.getName()).isEqualTo("UNKNOWN");
            } else if (schema.getType() == Type.ENUM) {
                assertThat(schema.getEnumDefault()).as(schema.getName()).isNull();
            }
        });
    }

    @Test
    void signed_part_of_a_frame_comes_first() {
        List<String> names = named.get("TelemetryFrame").getFields().stream()
                .map(Schema.Field::name)
                .toList();

        assertThat(names).endsWith(VEHICLE_COLUMNS_END.toArray(String[]::new));
    }

    @Test
    void every_generated_type_belongs_to_a_topic() throws IOException, URISyntaxException {
        Path classes = Path.of(
                Tick.class.getProtectionDomain().getCodeSource().getLocation().toURI());

        Set<String> generated;
        try (Stream<Path> files = Files.list(classes.resolve("io/keruen/schemas"))) {
            generated = files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".class") && !file.contains("$"))
                    .map(file -> file.replace(".class", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        assertThat(generated).as("register new records in Contracts").isEqualTo(named.keySet());
    }

    private Map<String, Schema.Field> fields() {
        Map<String, Schema.Field> fields = new TreeMap<>();
        named.values().stream()
                .filter(schema -> schema.getType() == Type.RECORD)
                .forEach(schema ->
                        schema.getFields().forEach(field -> fields.put(schema.getName() + "." + field.name(), field)));
        return fields;
    }

    private static Map<String, Schema> named(Iterable<Schema> roots) {
        Map<String, Schema> found = new TreeMap<>();
        roots.forEach(root -> collect(root, found));
        return found;
    }

    private static void collect(Schema schema, Map<String, Schema> found) {
        switch (schema.getType()) {
            case RECORD -> {
                found.put(schema.getName(), schema);
                schema.getFields().forEach(field -> collect(field.schema(), found));
            }
            case ENUM -> found.put(schema.getName(), schema);
            case ARRAY -> collect(schema.getElementType(), found);
            case MAP -> collect(schema.getValueType(), found);
            case UNION -> schema.getTypes().forEach(branch -> collect(branch, found));
            default -> {}
        }
    }
}
