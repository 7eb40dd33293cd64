package io.keruen.app.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From which checkpoint a job goes on, and when it must not. */
class CheckpointsTest {
    @TempDir
    private Path folder;

    @Test
    void the_newest_that_is_complete_whichever_job_wrote_it() throws Exception {
        write("a/chk-9");
        Path newest = write("b/chk-10");
        Files.createDirectories(folder.resolve("b/chk-11"));
        Files.createDirectories(folder.resolve("b/chk-x"));

        assertThat(Checkpoints.newest(folder)).contains(newest);
    }

    /** Back to an older savepoint, numbers begin lower than those of the job that was given up. */
    @Test
    void the_newest_of_the_job_that_wrote_last_whatever_another_counted_to() throws Exception {
        touch(write("given-up/chk-900"), 1_000);
        touch(write("goes-on/chk-8"), 3_000);
        touch(write("goes-on/chk-9"), 2_999); // copied, in no order
        Path newest = folder.resolve("goes-on/chk-9");

        assertThat(Checkpoints.newest(folder)).contains(newest);
    }

    private static void touch(Path checkpoint, long atMs) throws IOException {
        Files.setLastModifiedTime(checkpoint.resolve(Checkpoints.METADATA), FileTime.fromMillis(atMs));
    }

    /** Of a job that is looked at where a link stands, no state is forgotten. */
    @Test
    void behind_a_link_they_are_found_under_the_path_that_was_named() throws Exception {
        write("there/a/chk-9");
        Path link = Files.createSymbolicLink(folder.resolve("here"), folder.resolve("there"));

        assertThat(Checkpoints.newest(link)).contains(link.resolve("a/chk-9"));
    }

    @Test
    void a_damaged_one_gives_way_to_the_one_before() throws Exception {
        Path before = write("a/chk-9");
        StoredState.damage(write("a/chk-10"));

        assertThat(Checkpoints.newest(folder)).contains(before);
    }

    @Test
    void where_all_are_damaged_nothing_is_begun_anew_without_a_word() throws Exception {
        StoredState.damage(write("a/chk-9"));

        assertThatThrownBy(() -> Checkpoints.newest(folder))
                .isInstanceOf(UnusableDataException.class)
                .hasMessageContaining("chk-9 is damaged");
    }

    @Test
    void without_any_the_job_begins_at_the_beginning() throws Exception {
        assertThat(Checkpoints.newest(folder.resolve("none"))).isEmpty();
        assertThat(Checkpoints.newest(folder)).isEmpty();
    }

    /** One whose path is longer than the system takes: it cannot be looked at, not even by root. */
    @Test
    void a_folder_in_it_that_cannot_be_looked_at_is_an_error_of_reading() throws Exception {
        String name = "d".repeat(100);
        Path deepest = folder;
        boolean isLast = false;
        while (!isLast) {
            try {
                deepest = Files.createDirectory(deepest.resolve(name));
            } catch (IOException e) {
                isLast = true;
            }
        }
        Path parent = deepest;
        run(parent, "mkdir", name);
        try {
            assertThatThrownBy(() -> Checkpoints.newest(parent)).isInstanceOf(IOException.class);
        } finally {
            run(parent, "rmdir", name);
        }
    }

    private static void run(Path where, String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .directory(where.toFile())
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void offsets_of_one_brokers_topics_are_not_used_on_anothers() throws Exception {
        Checkpoints.bind(folder, "first");
        Checkpoints.bind(folder, "second"); // no checkpoint yet: nothing is lost
        write("a/chk-1");
        Checkpoints.bind(folder, "second");

        assertThatThrownBy(() -> Checkpoints.bind(folder, "third"))
                .isInstanceOf(UnusableDataException.class)
                .hasMessageContaining("topics that are gone");
    }

    @Test
    void what_is_bound_already_is_not_written_again() throws Exception {
        Checkpoints.bind(folder, "first");
        Path bound = folder.resolve("broker");
        FileTime before = FileTime.fromMillis(1_000);
        Files.setLastModifiedTime(bound, before);

        Checkpoints.bind(folder, "first");

        assertThat(Files.getLastModifiedTime(bound)).isEqualTo(before);
    }

    @Test
    void flink_finds_a_folder_whatever_its_name() throws IOException {
        Path odd = Files.createDirectories(folder.resolve("my data 100%"));

        var path = new org.apache.flink.core.fs.Path(Checkpoints.forFlink(odd));

        assertThat(path.getFileSystem().exists(path)).isTrue();
    }

    private Path write(String name) throws IOException {
        return StoredState.write(folder.resolve(name));
    }
}
