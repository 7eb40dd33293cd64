package io.keruen.app.dispatcher.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordLogTest {
    @TempDir
    private Path folder;

    @Test
    void what_was_appended_is_there_again_in_its_order() throws IOException {
        write("a", "b", "c");

        assertThat(read()).containsExactly("a", "b", "c");
    }

    @Test
    void cut_off_at_any_byte_it_holds_whole_records_only_and_goes_on() throws IOException {
        write("first", "second");
        Path file = onlyFile();
        byte[] whole = Files.readAllBytes(file);
        for (int length = 8; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));

            List<String> found = read();

            assertThat(found).isIn(List.of(), List.of("first"));
            write("third");
            found = new ArrayList<>(found);
            found.add("third");
            assertThat(read()).isEqualTo(found);
        }
    }

    @Test
    void a_hole_in_the_middle_stops_the_start() throws IOException {
        write("first", "second", "third");
        Path file = onlyFile();
        byte[] bytes = Files.readAllBytes(file);
        bytes[18] ^= 1;
        Files.write(file, bytes);

        assertThatThrownBy(this::read)
                .isInstanceOf(DamagedLogException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("restore it");
    }

    @Test
    void compaction_keeps_the_survivors_and_where_they_stand() throws IOException {
        write("old", "older");
        List<Long> position = new ArrayList<>();
        try (RecordLog log = RecordLog.open(folder, (bytes, at) -> {})) {
            log.compact(fresh -> position.add(fresh.append(bytes("kept"))));
            log.append(bytes("new"));

            assertThat(text(log.read(position.get(0)))).isEqualTo("kept");
        }

        assertThat(read()).containsExactly("kept", "new");
        assertThat(onlyFile()).hasFileName("0000000000000002.log");
    }

    @Test
    void killed_while_it_compacts_the_old_file_counts() throws IOException {
        write("old");
        Files.write(folder.resolve("0000000000000002.log.unfinished"), new byte[] {1, 2, 3});

        assertThat(read()).containsExactly("old");
    }

    @Test
    void killed_after_it_compacted_the_new_file_counts() throws IOException {
        write("old");
        byte[] old = Files.readAllBytes(onlyFile());
        try (RecordLog log = RecordLog.open(folder, (bytes, at) -> {})) {
            log.compact(fresh -> fresh.append(bytes("new")));
        }
        Files.write(folder.resolve("0000000000000001.log"), old);

        assertThat(read()).containsExactly("new");
        assertThat(onlyFile()).hasFileName("0000000000000002.log");
    }

    private void write(String... records) throws IOException {
        try (RecordLog log = RecordLog.open(folder, (bytes, at) -> {})) {
            for (String record : records) {
                log.append(bytes(record));
            }
            log.force();
        }
    }

    private List<String> read() throws IOException {
        List<String> found = new ArrayList<>();
        RecordLog.open(folder, (bytes, at) -> found.add(text(bytes))).close();
        return found;
    }

    private Path onlyFile() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> logs =
                    files.filter(file -> file.toString().endsWith(".log")).toList();
            assertThat(logs).hasSize(1);
            return logs.get(0);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
