package io.keruen.connectors.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keruen.connectors.rejected.Reason;
import io.keruen.connectors.rejected.RejectedInput;
import io.keruen.core.zone.ShapeKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What makes a folder unusable, what is refused alone, and in which order the inputs come. */
class ScenarioReaderTest {
    private static final String AT = ",\"eventTimeMs\":1767225600000";

    @TempDir
    private Path folder;

    @BeforeEach
    void start_from_a_valid_folder() throws IOException {
        Folders.valid(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"escorts.json", "zones.geojson", "telemetry.jsonl"})
    void missing_file_makes_the_folder_unusable(String name) throws IOException {
        Files.delete(folder.resolve(name));

        assertThatThrownBy(() -> ScenarioReader.read(folder))
                .isInstanceOf(UnusableScenarioException.class)
                .hasMessage(name + ": the file is missing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "escorts.json|{}|not an array",
                "escorts.json|[|not JSON at line 1",
                "escorts.json|[] x|not JSON",
                "escorts.json|''|empty",
                "escorts.json|[{\"a\":1,\"a\":2}]|Duplicate",
                "zones.geojson|[]|not a FeatureCollection",
                "zones.geojson|{\"type\":\"FeatureCollection\"}|not a FeatureCollection",
                "policy.json|7|policy #1: not an object",
                "policy.json|{\"rules\":{\"convoy-gap\":{\"maxM\":\"50\"}}}|maxM is not a finite number",
                "policy.json|{\"rules\":{\"convoy-gap\":50}}|rules.convoy-gap is not an object",
                "policy.json|[{\"version\":1},{\"version\":1}]|version 1 is given twice",
                "policy.json|{\"rules\":{\"convoy-gap\":{\"maxM\":1e999}}}|finite",
                "policy.json|{\"rules\":{\"seal-state\":{\"periodMs\":30000000}}}|periodMs is 3.0E7; use",
                "policy.json|{\"custom\":[{\"id\":\"fast\",\"when\":\"speedMps > 20\"}]}|none is judged by this release",
                "policy.json|{\"validFromMs\":1767225600}|not in the years 2000 to 2100",
                "policy.json|{\"rule\":{\"convoy-gap\":{\"maxM\":4}}}|rule is not known; known are custom, rules, validF",
                "policy.json|[{\"version\":1},{\"validfromMs\":1767225600000}]|policy #2: validfromMs is not known",
            })
    void unreadable_control_file_makes_the_folder_unusable(String name, String text, String reason) throws IOException {
        Folders.write(folder, name, text);

        assertThatThrownBy(() -> ScenarioReader.read(folder))
                .isInstanceOf(UnusableScenarioException.class)
                .hasMessageStartingWith(name + ": ")
                .hasMessageContaining(reason);
    }

    @Test
    void ambiguous_or_damaged_telemetry_makes_the_folder_unusable() throws IOException {
        Folders.write(folder, "telemetry.jsonl.gz", Folders.SAMPLE);
        assertThatThrownBy(() -> ScenarioReader.read(folder)).hasMessageContaining("which one counts");

        Files.delete(folder.resolve("telemetry.jsonl"));
        byte[] bytes = Files.readAllBytes(folder.resolve("telemetry.jsonl.gz"));
        Files.write(folder.resolve("telemetry.jsonl.gz"), Arrays.copyOf(bytes, bytes.length - 9));
        assertThatThrownBy(() -> ScenarioReader.read(folder))
                .isInstanceOf(UnusableScenarioException.class)
                .hasMessageStartingWith("telemetry.jsonl.gz: unreadable after line 0");

        assertThatThrownBy(() -> ScenarioReader.read(folder.resolve("nowhere"))).hasMessageContaining("not a folder");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"escortId\":\"e\"|\"escort\":\"e\"|escortId is missing",
                "\"escortId\":\"e\"|\"escortId\":\"\"|escortId is empty",
                "\"convoyId\":\"c\"|\"convoyId\":null|convoyId is missing",
                "\"validToMs\":1767312000000|\"validToMs\":1767225600000|validFromMs is not before validToMs",
                "\"validToMs\":1767312000000|\"validToMs\":2.5|validToMs is not an integer",
                "\"validFromMs\":1767225600000|\"validFromMs\":1767225600|validFromMs is 1767225600, not in the years",
                "\"validToMs\":1767312000000|\"validToMs\":1767312000|validToMs is 1767312000, not in the years",
                "\"validToMs\":1767312000000|\"validToMs\":1767312000000000|validToMs is 1767312000000000, not in",
                "\"gates\":[]|\"arriveByMs\":1767312000|arriveByMs is 1767312000, not in the years",
                "\"gates\":[]|\"policy\":{\"rules\":{\"convoy-split\":{\"splitm\":1}}}|splitm does not exist",
                "\"version\":1|\"version\":-1|version is -1",
                "\"escortId\":\"e\"|\"escortId\":\"-v\"|escortId begins with -",
                "LEAD|LEADER|vehicle v: role LEADER is not known",
                "\"lengthM\":12|\"lengthM\":0|lengthM is 0.0, not above 0",
                "\"lengthM\":12|\"length\":12|lengthM is missing",
                "\"lengthM\":12|\"lengthM\":12,\"limits\":{\"cargoTempC\":[5,-5]}|lowest above its highest",
                "\"lengthM\":12|\"lengthM\":12,\"limits\":{\"cargoTempC\":[5]}|not 2",
                "\"lengthM\":12|\"lengthM\":12,\"sealID\":\"s\"|vehicle v: sealID is not known; known are declarationId, le",
                "\"lengthM\":12|\"lengthM\":12,\"limits\":{\"cargoTemp\":[1,2]}|vehicle v: cargoTemp is not known",
                "\"gates\":[]|\"gates\":[],\"arriveByMS\":1767312000000|arriveByMS is not known; known are arriveByMs",
                "\"gates\":[]|\"policy\":{\"rule\":{}}|rule is not known; known are rules",
                "\"gates\":[]|\"policy\":7|policy is not an object",
                "\"gates\":[]|\"gates\":[7]|gates holds something that is no id",
                "\"gates\":[]|\"policy\":{\"rules\":[]}|policy.rules is not an object",
                "\"vehicles\":[|\"x\":[|vehicles is missing",
                "\"vehicles\":[|\"vehicles\":[{\"vehicleId\":\"v\",\"role\":\"TAIL\",\"lengthM\":1},|given twice",
            })
    void bad_plan_is_refused_alone(String good, String bad, String reason)
            throws IOException, UnusableScenarioException {
        String broken = Folders.PLAN.replace(good, bad);
        String other = Folders.PLAN.replace("\"e\"", "\"other\"");
        Folders.write(folder, "escorts.json", "[" + broken + "," + other + "]");

        Scenario scenario = ScenarioReader.read(folder);

        assertThat(scenario.plans())
                .singleElement()
                .satisfies(plan -> assertThat(plan.escortId()).isEqualTo("other"));
        assertThat(scenario.refused()).singleElement().satisfies(refused -> {
            assertThat(refused.file()).isEqualTo("escorts.json");
            assertThat(refused.reason()).contains(reason);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "VOLCANO||POINT|kind VOLCANO is not known",
                "YARD||POINT|a Point needs radiusM",
                "YARD|,\"radiusM\":-1|POINT|radiusM is -1.0",
                "YARD||{\"type\":\"LineString\",\"coordinates\":[[1,2],[1,3]]}|needs halfWidthM",
                "ROUTE||{\"type\":\"LineString\",\"coordinates\":[[1,2],[1,3]]}|needs halfWidthM",
                "ROUTE|,\"halfWidthM\":3|{\"type\":\"LineString\",\"coordinates\":[[1,2]]}|two positions",
                "ROUTE|,\"halfWidthM\":3|POLYGON []|needs a LineString",
                "BORDER_LINE||POINT|needs a LineString",
                "YARD||{\"type\":\"Circle\"}|geometry type Circle is not known",
                "YARD||null|geometry is missing",
                "YARD||POLYGON []|needs a ring",
                "YARD||POLYGON [[[0,0],[0,1],[1,1],[1,0]]]|does not end where it begins",
                "YARD||POLYGON [[[0,0],[0,1],[0,0]]]|needs four positions",
                "YARD||POLYGON [[[0,0],[0,91],[1,1],[0,0]]]|out of range",
                "YARD||POLYGON [[[0,0],[0,\"1\"],[1,1],[0,0]]]|latitude is not",
                "YARD||POLYGON [[[0,0],[0],[1,1],[0,0]]]|a position is not",
                "YARD||POLYGON 7|not nested",
                "YARD||{\"type\":\"MultiPolygon\",\"coordinates\":[]}|needs a polygon",
                "GATE||{\"type\":\"LineString\",\"coordinates\":[[1,2],[1,3]]}|gateId is missing",
                "SPEED_LIMIT|,\"radiusM\":9|POINT|needs a speedLimitMps",
                "YARD|,\"radiusM\":9,\"jurisdiction\":\"RU\"|POINT|jurisdiction RU",
                "YARD|,\"radiusM\":9,\"validFromMs\":-5,\"validToMs\":5|POINT|validToMs is 5, not in",
                "YARD|,\"radiusM\":9,\"validFromMs\":1767225600|POINT|validFromMs is 1767225600, not in",
                "RESTRICTED||POLYGON [[[0,0],[1,1],[1,0],[0,1],[0,0]]]|crosses",
                "ROUTE|,\"halfWidthM\":3|{\"type\":\"LineString\",\"coordinates\":[[1,2],[1,2]]}|two distinct vertices",
                "YARD|,\"radiusM\":9,\"maxDwellMS\":5|POINT|maxDwellMS is not known; maxDwellMs is",
                "YARD|,\"radiusM\":9,\"valid_from_ms\":5|POINT|valid_from_ms is not known; validFromMs is",
            })
    void bad_zone_is_refused_alone(String kind, String more, String geometry, String reason)
            throws IOException, UnusableScenarioException {
        String good = feature("good", "YARD", ",\"radiusM\":9", "{\"type\":\"Point\",\"coordinates\":[1,2,300]}");
        String bad = feature("bad", kind, more == null ? "" : more, inFull(geometry));
        Folders.write(
                folder, "zones.geojson", "{\"type\":\"FeatureCollection\",\"features\":[" + bad + "," + good + "]}");

        Scenario scenario = ScenarioReader.read(folder);

        assertThat(scenario.zones()).singleElement().satisfies(zone -> {
            assertThat(zone.id()).isEqualTo("good");
            assertThat(zone.shape().kind()).isEqualTo(ShapeKind.DISC);
            assertThat(zone.shape().rings()[0]).containsExactly(2, 1);
        });
        assertThat(scenario.refused()).singleElement().satisfies(refused -> {
            assertThat(refused.id()).isEqualTo("bad");
            assertThat(refused.reason()).contains(reason);
        });
    }

    @Test
    void properties_that_no_zone_has_are_counted_and_change_nothing() throws IOException, UnusableScenarioException {
        String point = "{\"type\":\"Point\",\"coordinates\":[1,2]}";
        String one = feature("one", "YARD", ",\"radiusM\":9,\"colour\":\"red\",\"ID\":7,\"halfWidthM\":3", point);
        String two = "{\"type\":\"Feature\",\"id\":\"two\",\"properties\":{\"Id\":0,\"kind\":\"YARD\",\"radiusM\":9,"
                + "\"colour\":\"blue\"},\"geometry\":" + point + "}"; // many a tool counts features in an Id
        String text = "{\"type\":\"FeatureCollection\",\"features\":[" + one + "," + two + "]}";
        Folders.write(folder, "zones.geojson", text);

        Scenario scenario = ScenarioReader.read(folder);

        String line = "zones.geojson: properties that no zone has change nothing: ID (1), Id (1), colour (2)";
        assertThat(scenario.zones()).hasSize(2);
        assertThat(scenario.refused()).isEmpty();
        assertThat(scenario.ignored()).containsExactly(line);

        List<String> told = new ArrayList<>();
        assertThat(ControlFiles.zones(folder.resolve("zones.geojson"), told::add))
                .hasSize(2);
        assertThat(told).singleElement().satisfies(said -> assertThat(said).endsWith(line));
    }

    private static String inFull(String geometry) {
        String polygon = geometry.startsWith("POLYGON") ? geometry + "}" : geometry;
        return polygon.replace("POINT", "{\"type\":\"Point\",\"coordinates\":[1,2]}")
                .replace("POLYGON", "{\"type\":\"Polygon\",\"coordinates\":");
    }

    private static String feature(String id, String kind, String more, String geometry) {
        return "{\"type\":\"Feature\",\"properties\":{\"id\":\"" + id + "\",\"kind\":\"" + kind + "\"" + more
                + "},\"geometry\":" + geometry + "}";
    }

    @Test
    void policy_is_read_with_its_numbers() throws IOException, UnusableScenarioException {
        Folders.write(folder, "policy.json", "{\"rules\":{\"headway\":{\"minS\":2,\"creepM\":true}},\"custom\":[]}");

        Scenario scenario = ScenarioReader.read(folder);

        assertThat(scenario.policies()).singleElement().satisfies(policy -> {
            assertThat(policy.version()).isEqualTo(1);
            assertThat(policy.overrides().value("headway", "minS", 0)).isEqualTo(2);
            assertThat(policy.overrides().value("headway", "creepM", 0)).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "seals|{\"sealId\":\"s\",\"vehicleId\":\"v\",\"status\":\"SEALED\",\"batteryPct\":88,\"extra\":1}|",
                "seals|{\"sealId\":\"s\",\"vehicleId\":\"v\",\"status\":\"GLUED\"}|UNKNOWN_VALUE",
                "seals|{\"sealId\":\"\",\"vehicleId\":\"v\",\"status\":\"SEALED\"}|BAD_ID",
                "seals|{\"sealId\":\"s\",\"vehicleId\":\"v\",\"status\":\"SEALED\",\"latDeg\":91}|OUT_OF_RANGE",
                "seals|{\"sealId\":\"s\",\"vehicleId\":\"v\",\"status\":null}|NULL_FIELD",
                "declarations|{DECLARATION,\"version\":1}|",
                "declarations|{DECLARATION}|MISSING_FIELD",
                "declarations|{DECLARATION,\"version\":1.5}|WRONG_TYPE",
                "declarations|{DECLARATION,\"version\":-1}|NEGATIVE",
                "declarations|{DECLARATION,\"version\":2147483647}|",
                "declarations|{DECLARATION,\"version\":3000000000}|OUT_OF_RANGE",
                "gates|{\"gateId\":\"g\",\"event\":\"ARRIVED\",\"plate\":\"\"}|",
                "gates|{\"gateId\":\"g\",\"event\":\"ARRIVED\",\"gateId\":\"g\"}|DUPLICATE_FIELD",
                "actions|{SHELVE,\"alertId\":\"a\",\"reason\":\"r\"}|",
                "actions|{SHELVE,\"type\":\"T\",\"vehicleId\":\"v\",\"reason\":\"r\"}|",
                "actions|{SHELVE,\"type\":\"T\",\"reason\":\"r\"}|MISSING_FIELD",
                "actions|{SHELVE,\"reason\":\"r\"}|MISSING_FIELD",
                "actions|{\"officer\":\"o\",\"action\":\"HOLD_GATE\",\"gateId\":\"g\",\"reason\":\"r\"}|",
                "actions|{\"officer\":\"o\",\"action\":\"HOLD_GATE\",\"reason\":\"r\"}|MISSING_FIELD",
                "actions|{SHELVE,\"alertId\":\"a\",\"reason\":\"r\",\"untilMs\":1}|BAD_TIME",
            })
    void other_lines_are_checked_field_by_field(String stem, String line, Reason reason)
            throws IOException, UnusableScenarioException {
        String full = line.replace("DECLARATION", "\"declarationId\":\"d\",\"authority\":\"KZ\",\"status\":\"LODGED\"")
                .replace("SHELVE", "\"officer\":\"o\",\"action\":\"SHELVE\"");
        Folders.write(folder, stem + ".jsonl.gz", full.replaceFirst("}$", AT + "}") + "\n");

        Scenario scenario = ScenarioReader.read(folder);

        assertThat(scenario.rejected())
                .extracting(RejectedInput::reason)
                .isEqualTo(reason == null ? List.of() : List.of(reason));
        assertThat(scenario.records()).hasSize(reason == null ? 1 : 0);
        assertThat(scenario.counts().read()).isEqualTo(2);
        assertThat(scenario.counts().unknownFields()).isEqualTo(line.contains("extra") ? 1 : 0);
    }

    @Test
    void inputs_are_ordered_by_ingest_time_then_file_name_then_line() throws IOException, UnusableScenarioException {
        Folders.write(folder, "telemetry.jsonl", sample(300) + sample(100) + sample(200) + sample(100));
        Folders.write(folder, "seals.jsonl", seal("s1", 250) + seal("s2", 100));
        Folders.write(
                folder,
                "gates.jsonl",
                "{\"gateId\":\"g1\",\"event\":\"FAULT\",\"eventTimeMs\":1767225600000,\"ingestTimeMs\":1767225600100}");

        Scenario scenario = ScenarioReader.read(folder);

        assertThat(scenario.records())
                .extracting(record -> record.fields().get(record.kind() == RecordKind.GATE ? "gateId" : "sealId"))
                .containsExactly("g1", "s2", "s1");
        assertThat(Arrays.stream(scenario.samples().ingestOrder()).mapToLong(scenario.samples()::line))
                .containsExactly(2L, 4L, 3L, 1L);
    }

    private static String sample(int ms) {
        return Folders.SAMPLE.replace("}", ",\"ingestTimeMs\":" + (1_767_225_600_000L + ms) + "}\n");
    }

    private static String seal(String id, int ms) {
        return "{\"sealId\":\"" + id + "\",\"vehicleId\":\"v\",\"status\":\"SEALED\",\"eventTimeMs\":"
                + (1_767_225_600_000L + ms) + "}\n";
    }
}
