package io.keruen.app.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keruen.app.command.Console;
import io.keruen.app.command.UsageException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that decides nothing ends nothing. */
class HealthFileTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
    private final Console console = new Console(stream, stream, false, false);

    @TempDir
    private Path folder;

    @Test
    void what_cannot_be_written_is_said_once_and_that_it_can_again_too() throws Exception {
        Path file = folder.resolve("ticks");
        HealthFile health = new HealthFile(file, console);
        health.write("1");
        assertThat(file).hasContent("1\n");
        assertThat(said()).isEmpty();

        // nobody can write into that, whoever he is
        Files.delete(file);
        Files.createDirectory(file);
        health.write("2");
        health.write("3");
        assertThat(said()).contains("--health " + file + " cannot be written").hasLineCount(1);

        Files.delete(file);
        health.write("4");
        health.write("5");
        assertThat(file).hasContent("5\n");
        assertThat(said()).endsWith("--health " + file + " is written again\n").hasLineCount(2);
    }

    @Test
    void one_that_could_never_be_written_is_refused_at_the_start() {
        assertThatThrownBy(() -> new HealthFile(folder.resolve("none").resolve("ticks"), console))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--health ")
                .hasMessageContaining("has no folder to stand in");
        assertThatThrownBy(() -> new HealthFile(folder, console))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("is a folder; name a file");
    }

    @Test
    void without_a_file_nothing_is_written() {
        new HealthFile(null, console).write("1");

        assertThat(said()).isEmpty();
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
