package io.keruen.app.up;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.app.command.Console;
import io.keruen.app.command.Failures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What cannot be run is said in one line, and costs nothing that was there. */
class UpCommandTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path temp;

    private Path data;
    private Path precious;

    @BeforeEach
    void leaveDataOfAnEarlierRun() throws IOException {
        data = temp.resolve("data");
        DataFolder.open(data, false).close();
        precious = Files.createDirectories(data.resolve("kafka")).resolve("segment");
        Files.writeString(precious, "last run");
    }

    @Test
    void a_port_in_use_costs_no_data() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(up("--port", Integer.toString(taken.getLocalPort()))).isEqualTo(2);
        }
        assertThat(said()).hasLineCount(1).contains("--port");
        assertThat(precious).hasContent("last run");
    }

    @Test
    void a_scenario_without_telemetry_costs_no_data() throws IOException {
        Path scenario = Files.createDirectories(temp.resolve("scenario"));
        Files.writeString(scenario.resolve("escorts.json"), "[]");
        Files.writeString(scenario.resolve("zones.geojson"), "{\"type\":\"FeatureCollection\",\"features\":[]}");
        Files.createFile(scenario.resolve("telemetry.jsonl"));

        assertThat(up("--scenario", scenario.toString(), "--port", "0")).isEqualTo(2);
        assertThat(said()).hasLineCount(1).contains("no telemetry to play");
        assertThat(precious).hasContent("last run");
    }

    @Test
    void expectations_that_nothing_can_be_held_against_are_refused_before_anything_is_played() throws IOException {
        Path scenario = Files.createDirectories(temp.resolve("scenario"));
        Files.writeString(scenario.resolve("escorts.json"), "[]");
        Files.writeString(scenario.resolve("zones.geojson"), "{\"type\":\"FeatureCollection\",\"features\":[]}");
        Files.writeString(
                scenario.resolve("telemetry.jsonl"),
                "{\"vehicleId\":\"v\",\"eventTimeMs\":1767225600000,\"latDeg\":46.5,\"lonDeg\":82.5}\n");
        Files.writeString(scenario.resolve("expected.jsonl"), "{\"none\":true,\"types\":[\"CONVOI_GAP\"]}\n");

        assertThat(up("--scenario", scenario.toString(), "--port", "0", "--exit-when-done"))
                .isEqualTo(2);
        assertThat(said()).hasLineCount(1).contains("expected.jsonl:1", "CONVOI_GAP");
        assertThat(precious).hasContent("last run");
    }

    @Test
    void a_scenario_in_the_folder_that_is_emptied_is_refused() {
        String scenario = data.resolve("scenario").toString();
        assertThat(up("--scenario", scenario, "--port", "0")).isEqualTo(2);
        assertThat(said()).hasLineCount(1).contains("lies in --data");
    }

    @Test
    void a_path_that_kafka_would_split_is_refused() {
        data = temp.resolve("a,b");
        assertThat(up("--port", "0")).isEqualTo(2);
        assertThat(said()).hasLineCount(1).contains("comma");
        assertThat(data).doesNotExist();
    }

    @Test
    void a_start_is_of_the_default_crossing_that_has_not_begun() {
        assertThat(up("--start", "2026-06-01T03:00:00Z", "--scenario", "x")).isEqualTo(2);
        assertThat(up("--start", "2026-06-01T03:00:00Z", "--keep")).isEqualTo(2);
        assertThat(up("--start", "tomorrow")).isEqualTo(2);
        assertThat(said()).hasLineCount(3).contains("leave it or --scenario away", "leave --start away", "no instant");
        assertThat(precious).hasContent("last run");
    }

    private int up(String... arguments) {
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        Console console = new Console(stream, stream, false, false);
        String[] all = new String[arguments.length + 2];
        all[0] = "--data";
        all[1] = data.toString();
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return new CommandLine(new UpCommand(console))
                .setExecutionExceptionHandler(new Failures(console))
                .execute(all);
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
