package io.keruen.app.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which savepoints make a checkpoint an old one. */
class SavepointsTest {
    private static final long NOW_MS = 1_780_000_000_000L;

    private Path savepoints;
    private Path checkpoint;

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        savepoints = folder.resolve("savepoints");
        checkpoint = StoredState.at(NOW_MS, StoredState.write(folder.resolve("checkpoints/a/chk-9"), "vehicle", "new"));
    }

    @Test
    void the_youngest_of_the_same_job_though_a_release_has_other_operators_too() throws Exception {
        savepoint("savepoint-a", NOW_MS + 1, "vehicle", "old");
        Path youngest = savepoint("savepoint-b", NOW_MS + 3, "vehicle");
        savepoint("savepoint-c", NOW_MS + 2, "vehicle");

        assertThat(Savepoints.after(checkpoint, savepoints)).contains(youngest);
    }

    @Test
    void none_that_is_as_old_incomplete_or_of_another_job() throws Exception {
        savepoint("savepoint-a", NOW_MS, "vehicle");
        savepoint("savepoint-b", NOW_MS + 1, "history-points");
        Files.createDirectories(savepoints.resolve("savepoint-c"));

        assertThat(Savepoints.after(checkpoint, savepoints)).isEmpty();
        assertThat(Savepoints.after(checkpoint, folder.resolve("none"))).isEmpty();
    }

    @Test
    void one_that_cannot_be_read_could_be_it() throws Exception {
        Path damaged = StoredState.damage(savepoint("savepoint-a", NOW_MS, "vehicle"));
        StoredState.at(NOW_MS + 1, damaged);

        assertThat(Savepoints.after(checkpoint, savepoints)).contains(damaged);
    }

    private Path savepoint(String name, long writtenMs, String... uids) throws IOException {
        return StoredState.at(writtenMs, StoredState.write(savepoints.resolve(name), uids));
    }
}
