package io.keruen.connectors.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keruen.connectors.CoreRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The outputs byte for byte, and what is expected of them. */
class JsonLinesTest {
    @TempDir
    private Path folder;

    @Test
    void alerts_have_every_field_or_leave_it_out() throws IOException {
        Path file = folder.resolve("alerts.jsonl");

        JsonLines.writeAlerts(file, CoreRecords.alerts());

        assertThat(Files.readString(file)).isEqualTo("""
                {"event":"CLEARED","alertId":"0123456789abcdef","revision":4,"type":"CONVOY_GAP","ruleId":"convoy-gap",\
                "severity":"MEDIUM","state":"NORMAL","escortId":"escort-1","convoyId":"convoy-1","vehicleId":"truck-2",\
                "otherVehicleId":"truck-1","zoneId":"zone-1","sealId":"seal-1","declarationId":"declaration-1",\
                "jurisdiction":"KZ","startedAtMs":1767225600000,"raisedAtMs":1767225605000,"updatedAtMs":1767225609000,\
                "clearedAtMs":1767225609000,"latDeg":46.68,"lonDeg":82.71,"chainageM":1234.5,\
                "measured":0.30000000000000004,"limit":60.0,"unit":"m","evidence":{"gapM":61.25,"speedMps":0.002},\
                "eaeuIncidentCode":"03","blocksGate":true,"recommendedAction":"Call the lead \u2014 \u8f66.",\
                "runbook":"docs/runbook.md#convoy_gap",\
                "parentAlertId":"fedcba9876543210","late":true,"unobserved":true,"suppressed":true,"officer":"officer-1",\
                "reason":"Seen on the camera.","untilMs":1767225700000,"policyVersion":7}
                {"event":"RAISED","alertId":"0123456789abcdef","revision":0,"type":"CONVOY_GAP","ruleId":"convoy-gap",\
                "severity":"MEDIUM","state":"UNACKNOWLEDGED","startedAtMs":1767225600000,"raisedAtMs":1767225605000,\
                "updatedAtMs":1767225609000,"evidence":{},"blocksGate":false,"recommendedAction":"",\
                "runbook":"docs/runbook.md#convoy_gap","late":false,\
                "policyVersion":0}
                """);
    }

    @Test
    void transits_have_every_field_or_leave_it_out() throws IOException {
        Path file = folder.resolve("transits.jsonl");

        JsonLines.writeTransits(file, CoreRecords.transits());

        assertThat(Files.readString(file)).isEqualTo("""
                {"event":"EXITED","escortId":"e","convoyId":"c","vehicleId":"v","zoneId":"z","eventTimeMs":1767225600000,\
                "reason":"ZONE_RETIRED","late":true,"unobserved":true}
                {"event":"DEPARTED","vehicleId":"v","eventTimeMs":1767225600001,"late":false}
                """);
    }

    @Test
    void rejected_keep_text_or_bytes() throws IOException {
        Path file = folder.resolve("rejected.jsonl");

        JsonLines.writeRejected(file, CoreRecords.rejected());

        assertThat(Files.readString(file)).isEqualTo("""
                {"reason":"NOT_JSON","detail":"It is not.","file":"telemetry.jsonl","line":3,"text":"{\\"a\\""}
                {"reason":"NOT_UTF8","detail":"It is not.","file":"telemetry.frames-2","line":0,\
                "ingestTimeMs":1767225600000,"base64":"/wA="}
                {"reason":"UNSIGNED","detail":"No.","file":"control.zones-0","line":9,\
                "ingestTimeMs":1767225600000,"text":""}
                """);
    }

    @Test
    void nothing_is_an_empty_file() throws IOException {
        Path file = folder.resolve("alerts.jsonl");

        JsonLines.writeAlerts(file, List.of());

        assertThat(file).isEmptyFile();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"types\":[\"A\"]}|expected.jsonl:2: type is missing",
                "{\"none\":true}|expected.jsonl:2: types is missing or empty",
                "{\"none\":true,\"types\":[1]}|expected.jsonl:2: types holds something that is no name",
                "{\"none\":1,\"types\":[\"A\"]}|expected.jsonl:2: none is not true or false",
                "{\"type\":\"A\",\"startedAtMs\":\"1\"}|expected.jsonl:2: startedAtMs is not an integer",
                "{\"type\":\"A\",\"toleranceMs\":-1}|expected.jsonl:2: toleranceMs is negative",
                "{\"type\":\"A\"|expected.jsonl:2: not JSON",
                "{\"type\":\"A\",\"type\":\"B\"}|expected.jsonl:2: not JSON",
                "[]|expected.jsonl:2: not a JSON object",
                "{\"type\":\"A\",\"startedAt\":1}|expected.jsonl:2: startedAt is not known; known are clearedAtMs, eventTime",
                "{\"type\":\"A\",\"vehicle\":\"v\"}|expected.jsonl:2: vehicle is not known",
                "{\"none\":true,\"types\":[\"A\"],\"type\":\"B\"}|expected.jsonl:2: type is not known",
                "''|expected.jsonl:2: The line is blank.",
            })
    void expectation_that_makes_no_sense_is_named_by_its_line(String line, String message) throws IOException {
        Folders.write(folder, "expected.jsonl", "{\"type\":\"A\"}\n" + line + "\n");

        assertThatThrownBy(() -> ExpectedReader.read(folder))
                .isInstanceOf(UnusableScenarioException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void expectation_may_say_the_times_that_every_line_may() throws IOException, UnusableScenarioException {
        Folders.write(
                folder, "expected.jsonl", "{\"type\":\"A\",\"eventTimeMs\":1767225600000,\"ingestTimeMs\":null}\n");

        assertThat(ExpectedReader.read(folder)).hasSize(1);
    }

    @Test
    void folder_without_expectations_expects_nothing() throws UnusableScenarioException {
        assertThat(ExpectedReader.read(folder)).isEmpty();
    }
}
