package io.keruen.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an embedded Flink needs while it runs lies in the folder that it is given. */
class EmbeddedFlinkITCase {
    @TempDir
    private Path folder;

    @Test
    void what_a_killed_run_left_is_gone_at_the_next_start_and_at_the_end_nothing_big_stays() throws Exception {
        Path temporary = folder.resolve("flink-tmp");
        Path left = Files.createDirectories(temporary.resolve("minicluster_killed/blobStorage"))
                .resolve("blob");
        Files.writeString(left, "left behind");

        try (EmbeddedFlink flink = EmbeddedFlink.start(temporary, 1)) {
            assertThat(flink.webAddress().getPort()).isPositive();
            assertThat(left).doesNotExist();
            assertThat(names(temporary))
                    .as("the cluster's folder and its RPC system")
                    .anyMatch(name -> name.startsWith("minicluster_"))
                    .anyMatch(name -> name.startsWith("flink-rpc-akka"));
        }

        try (Stream<Path> files = Files.walk(temporary)) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b:c", "wow!", "wow!/inner", "a space+%41"})
    void starts_in_a_folder_of_an_odd_name(String name) throws Exception {
        try (EmbeddedFlink flink = EmbeddedFlink.start(folder.resolve(name), 1)) {
            assertThat(flink.webAddress().getPort()).isPositive();
        }
    }

    private static List<String> names(Path in) throws IOException {
        try (Stream<Path> children = Files.list(in)) {
            return children.map(each -> String.valueOf(each.getFileName())).toList();
        }
    }
}
