package io.keruen.app.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A setting that a job knows is one that operations can find. */
class JobSettingsDocTest {
    @Test
    void every_setting_of_the_jobs_stands_in_a_table_of_operations() throws IOException {
        List<String> rows = Files.readString(Repository.TOP.resolve("docs/operations.md"))
                .lines()
                .filter(line -> line.startsWith("|"))
                .map(line -> line.split("\\|")[1])
                .toList();

        for (String key : FlinkKeys.ofJobs()) {
            assertThat(rows).anyMatch(first -> first.contains("`" + key + "`"));
        }
    }
}
