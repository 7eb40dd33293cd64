package io.keruen.app.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keruen.app.command.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody else's files survive whatever {@code --data} names. */
class DataFolderTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_folder_of_somebody_else_is_refused_even_if_a_file_in_it_is_named_lock(boolean keep) throws IOException {
        Files.createFile(folder.resolve("lock"));
        Path thesis = Files.writeString(folder.resolve("thesis"), "years of work");

        assertThatThrownBy(() -> DataFolder.open(folder, keep))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("holds other things");
        assertThat(folder).isDirectoryNotContaining("glob:**keruen*");
        assertThat(thesis).hasContent("years of work");
    }

    @Test
    void only_what_a_run_left_is_taken_away() throws IOException {
        DataFolder.open(folder, false).close();
        Files.createDirectories(folder.resolve("kafka/telemetry.frames-0"));
        Files.createDirectories(folder.resolve("checkpoints/1"));
        Files.createDirectories(folder.resolve("history-checkpoints/1"));
        Files.createDirectories(folder.resolve("influxdb/data"));
        Files.createDirectories(folder.resolve("scenario"));
        for (String own : new String[] {"scenario.sha256", "keruen.log", "keruen.log.2"}) {
            Files.createFile(folder.resolve(own));
        }
        Path note = Files.createFile(folder.resolve("note.txt"));
        Path other = Files.createDirectories(folder.resolve("kafka-notes"));

        DataFolder.open(folder, false).close();

        try (var left = Files.list(folder)) {
            assertThat(left).containsExactlyInAnyOrder(note, other, folder.resolve("keruen.lock"));
        }
    }

    @Test
    void a_folder_is_used_by_one_at_a_time() {
        try (DataFolder first = DataFolder.open(folder, false)) {
            assertThat(first.path()).isEqualTo(folder);
            assertThatThrownBy(() -> DataFolder.open(folder, true)).hasMessageContaining("is used by a keruen");
        }
    }
}
