package io.keruen.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.app.command.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code keruen simulate} as a person calls it, and the real job on what it wrote. */
class SimulateITCase {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @Test
    void default_crossing_is_as_the_job_judges_it_and_as_it_was_before() throws IOException {
        Path run = folder.resolve("run");
        assertThat(keruen("simulate", "--out", run.toString())).as(text(err)).isZero();
        assertThat(text(out)).contains("5 vehicles", "ROUTE_DEVIATION", "CONVOY_SPLIT", "TELEMETRY_LOST");
        Path again = folder.resolve("again");
        assertThat(keruen("simulate", "--out", again.toString())).isZero();

        assertThat(keruen("verify", run.toString(), "--parallelism", "2"))
                .as(text(out))
                .isZero();
        assertThat(text(out)).contains("UNAUTHORISED_STOP", "as expected").doesNotContain("missed");
        assertThat(Files.mismatch(run.resolve("telemetry.jsonl"), again.resolve("telemetry.jsonl")))
                .isEqualTo(-1);
    }

    @Test
    void crossing_through_gates_is_as_the_job_judges_it() throws IOException {
        String run = folder.resolve("run").toString();
        String out = folder.resolve("out").toString();
        assertThat(keruen("simulate", "--out", run, "--vehicles", "2", "--gates", "--fault", "seal-opened-in-queue"))
                .as(text(err))
                .isZero();
        assertThat(keruen("verify", run)).as(text(this.out)).isZero();
        assertThat(text(this.out)).contains("SEAL_BROKEN", "as expected");

        assertThat(keruen("replay", run, "--out", out)).isZero();
        assertThat(Files.readString(Path.of(out, "clearances.jsonl")))
                .contains("\"GATE-KZ\"", "\"GATE-CN\"", "GRANTED", "DENIED", "EXPIRED");
    }

    @Test
    void clean_crossing_expects_nothing() {
        String run = folder.resolve("run").toString();

        assertThat(keruen("simulate", "--out", run, "--minutes", "2", "--vehicles", "2", "--fault", "none"))
                .isZero();
        assertThat(text(out)).contains("2 vehicles in 2 min 00 s").contains("no alert is expected");
    }

    @ParameterizedTest
    @CsvSource({
        "--fault, teleport, 'there are deviation, widening-gap, jump, stop, silence, frozen-position, '",
        "--fault, seal-opened-in-queue, 'happens at gates; add --gates'",
        "--fault, stranger-at-gate, 'happens at gates; add --gates'",
        "--minutes, 0, '--minutes 0 is not in 1..120'",
        "--vehicles, 9, '--vehicles 9 is not in 2..8'",
        "--start, yesterday, 'no instant like 2026-06-01T03:00:00Z'",
        "--start, 1970-01-01T00:00:00Z, is not between",
    })
    void what_cannot_be_simulated_is_answered_with_2_and_one_line(String option, String value, String reason) {
        assertThat(keruen("simulate", "--out", folder.resolve("run").toString(), option, value))
                .isEqualTo(2);
        assertThat(text(err)).contains(option, value, reason).hasLineCount(1);
        assertThat(folder.resolve("run")).doesNotExist();
    }

    /** Officers at gates look at broken seals only. */
    @Test
    void what_nobody_mends_at_gates_goes_with_none() {
        String run = folder.resolve("run").toString();

        assertThat(keruen("simulate", "--out", run, "--gates", "--fault", "seal-housing"))
                .isEqualTo(2);
        assertThat(text(err))
                .contains("--fault seal-housing goes with no --gates")
                .hasLineCount(1);
        assertThat(keruen("simulate", "--out", run, "--minutes", "1", "--fault", "seal-housing"))
                .isZero();
    }

    /** What the crossing before it left would be judged with it. */
    @Test
    void a_folder_that_holds_what_the_crossing_does_not_write_is_refused() throws IOException {
        String run = folder.resolve("run").toString();
        assertThat(keruen("simulate", "--out", run, "--minutes", "1", "--vehicles", "2", "--gates"))
                .isZero();

        assertThat(keruen("simulate", "--out", run, "--minutes", "1", "--vehicles", "2"))
                .isEqualTo(2);

        assertThat(text(err))
                .contains("--out " + run + " holds gates.jsonl", "remove it or name another folder")
                .hasLineCount(1);

        assertThat(keruen("replay", run, "--out", run)).isZero();
        assertThat(keruen("simulate", "--out", run, "--minutes", "1", "--vehicles", "2", "--gates"))
                .isEqualTo(2);
        assertThat(text(err)).contains(" holds alerts.jsonl");
    }

    @Test
    void a_file_is_no_folder() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThat(keruen("simulate", "--out", file.toString())).isEqualTo(2);
        assertThat(text(err)).contains("is a file").hasLineCount(1);
        assertThat(keruen("simulate", "--out", folder.toString(), "--fault", "none", "--fault", "stop"))
                .isEqualTo(2);
        assertThat(text(err)).contains("goes with no other fault").hasLineCount(1);
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
}
