package io.keruen.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.app.command.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands as a person calls them: exit codes, one line of error, files that never differ. */
class CommandITCase {
    private static final Path RECORDED = Path.of("..", "..", "shared", "data", "openacc");
    private static final List<String> FILES =
            List.of("alerts.jsonl", "transits.jsonl", "clearances.jsonl", "rejected.jsonl");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "short_setting__dynamic_part10",
                "long_setting__dynamic_part2",
                "long_setting__handling_part9",
                "short_setting__dynamic_part1",
                "mixed__dynamic_part5"
            })
    void recorded_convoys_raise_exactly_what_was_recorded(String run) {
        Path recorded = RECORDED.resolve(run);
        Assumptions.assumeTrue(Files.isDirectory(recorded), "recorded data are not beside the project: " + recorded);

        assertThat(keruen("verify", recorded.toString())).as(text(out)).isZero();
        assertThat(text(out)).contains("as expected").doesNotContain("missed");
    }

    @Test
    void same_input_same_bytes_at_every_parallelism_and_frame_size() throws IOException {
        Path scenario = disturbed();
        assertThat(replay(scenario, "one", "--frame-samples", "1")).isZero();
        assertThat(replay(scenario, "two", "--parallelism", "2", "--frame-samples", "50"))
                .isZero();

        for (String file : FILES) {
            assertThat(folder.resolve("two").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("one").resolve(file));
        }
        assertThat(folder.resolve("one").resolve("alerts.jsonl")).content().contains("\"CONVOY_GAP\"");
        assertThat(folder.resolve("one").resolve("rejected.jsonl")).content().contains("NOT_JSON");
        assertThat(text(out)).contains("rejected 2");
    }

    @Test
    void a_scenario_that_disagrees_is_answered_with_1() throws IOException {
        Path scenario = gallery("convoy-gap", "raises");
        Files.writeString(scenario.resolve("expected.jsonl"), "{\"none\":true,\"types\":[\"CONVOY_GAP\"]}\n");

        assertThat(keruen("verify", scenario.toString())).isEqualTo(1);
        assertThat(text(out)).contains("false").contains("not as expected");
    }

    @Test
    void what_cannot_be_used_is_answered_with_2_and_one_line() throws IOException {
        Path scenario = gallery("convoy-gap", "raises");
        Files.writeString(scenario.resolve("policy.json"), "{\"rules\":{\"convoy-gap\":{\"maxM\":-3}}}");

        assertThat(keruen("verify", scenario.toString())).isEqualTo(2);
        assertThat(text(err)).contains("rules.convoy-gap.maxM is -3").hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"none\":true,\"types\":[\"CONVOI_GAP\"]}\n",
                "{\"type\":\"CONVOY_GAP\",\"startedAt\":1772420431200}\n",
            })
    void a_question_that_asks_nothing_is_answered_with_2_and_one_line(String expected) throws IOException {
        Path scenario = gallery("convoy-gap", "raises");
        Files.writeString(scenario.resolve("expected.jsonl"), expected);

        assertThat(keruen("verify", scenario.toString())).isEqualTo(2);
        assertThat(text(err)).contains("expected.jsonl").hasLineCount(1);
    }

    @Test
    void a_run_in_which_no_sample_was_accepted_is_not_as_expected() throws IOException {
        Path scenario = gallery("convoy-gap", "nearly");
        Path telemetry = scenario.resolve("telemetry.jsonl");
        Files.writeString(telemetry, Files.readString(telemetry).replace("vehicleId", "vehicle"));

        assertThat(keruen("verify", scenario.toString())).isEqualTo(2);
        assertThat(text(err)).contains("telemetry.jsonl", "rejected").hasLineCount(1);
        assertThat(text(out)).doesNotContain("as expected");
    }

    @ParameterizedTest
    @CsvSource({"escorts.json, lengthM", "zones.geojson, kind"})
    void a_run_without_a_plan_or_a_zone_that_was_refused_is_not_as_expected(String file, String field)
            throws IOException {
        Path scenario = gallery("convoy-gap", "nearly");
        Path control = scenario.resolve(file);
        String known = "\"" + field + "\"";
        assertThat(control).content().contains(known);
        Files.writeString(control, Files.readString(control).replaceFirst(known, "\"x" + field + "\""));

        assertThat(keruen("verify", scenario.toString())).isEqualTo(2);
        assertThat(text(err)).contains(file, "refused").hasLineCount(1);
        assertThat(text(out)).doesNotContain("as expected");
    }

    @Test
    void a_verdict_says_how_much_of_the_input_was_rejected() throws IOException {
        assertThat(keruen("verify", disturbed().toString())).as(text(out)).isZero();
        assertThat(text(out)).contains("rejected 2 ", "as expected");
    }

    @Test
    void a_compressed_expectation_is_an_expectation() throws IOException {
        Path scenario = gallery("convoy-gap", "raises");
        Path plain = scenario.resolve("expected.jsonl");
        try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(scenario.resolve("expected.jsonl.gz")))) {
            Files.copy(plain, gzip);
        }
        Files.delete(plain);

        assertThat(keruen("verify", scenario.toString())).as(text(err)).isZero();
    }

    @Test
    void a_declaration_that_no_plan_ever_named_is_rejected_by_its_line() throws IOException {
        Path scenario = gallery("convoy-gap", "raises");
        String old = "{\"declarationId\":\"D9\",\"authority\":\"KZ\",\"status\":\"LODGED\",\"version\":1,"
                + "\"eventTimeMs\":1768964400000}";
        Files.writeString(scenario.resolve("declarations.jsonl"), "not json\n" + old + "\n");

        assertThat(replay(scenario, "one")).as(text(err)).isZero();
        assertThat(Files.readAllLines(folder.resolve("one").resolve("rejected.jsonl")))
                .filteredOn(line -> line.contains("NEVER_PLANNED"))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .contains("\"file\":\"declarations.jsonl\",\"line\":2,", "\\\"D9\\\",\\\"authority\\\""));
        assertThat(text(out)).contains("rejected 2 ");
    }

    @Test
    void a_missing_folder_or_a_wrong_option_is_answered_with_2() {
        assertThat(keruen("verify", folder.resolve("nowhere").toString())).isEqualTo(2);
        assertThat(text(err)).contains("nowhere").hasLineCount(1);
        assertThat(keruen("replay", folder.toString())).isEqualTo(2);
        assertThat(keruen("replay", folder.toString(), "--out", folder.toString(), "--parallelism", "0"))
                .isEqualTo(2);
        assertThat(keruen("fly")).isEqualTo(2);
    }

    private int replay(Path scenario, String target, String... options) {
        Stream<String> command = Stream.of(
                "replay", scenario.toString(), "--out", folder.resolve(target).toString());
        return keruen(Stream.concat(command, Stream.of(options)).toArray(String[]::new));
    }

    private int keruen(String... args) {
        out.reset();
        err.reset();
        return Keruen.run(
                new Console(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        false,
                        false),
                args);
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }

    /** A copy of a scenario of the gallery. */
    private Path gallery(String rule, String name) throws IOException {
        Path source = Path.of("src", "test", "scenarios", rule, name);
        Path target = Files.createDirectories(folder.resolve("scenario"));
        try (Stream<Path> files = Files.list(source)) {
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(file.getFileName()));
            }
        }
        return target;
    }

    /** A scenario of the gallery with bad lines among the good ones and some good ones twice. */
    private Path disturbed() throws IOException {
        Path scenario = gallery("convoy-gap", "raises");
        Path telemetry = scenario.resolve("telemetry.jsonl");
        List<String> lines = Files.readAllLines(telemetry);
        lines.add(20, "not json");
        lines.add(40, "{\"vehicleId\":\"\"}");
        lines.add(60, lines.get(59));
        Files.write(telemetry, lines);
        return scenario;
    }
}
