package io.keruen.benchmarks.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QualityCommandTest {

    @Test
    void wrong_arguments_are_refused_in_one_line(@TempDir Path empty) throws Exception {
        for (String[] arguments : new String[][] {
            {"--fast"},
            {"--seeds"},
            {"--seeds", "0"},
            {"--first", "x"},
            {"--clean-hours", "1,2"},
            {"--recorded", empty.toString()},
            {"--recorded", empty.resolve("nowhere").toString()}
        }) {
            ByteArrayOutputStream said = new ByteArrayOutputStream();
            PrintStream err = new PrintStream(said, true, StandardCharsets.UTF_8);

            int code = QualityCommand.run(err, err, arguments);

            assertThat(code).isEqualTo(2);
            assertThat(said.toString(StandardCharsets.UTF_8).lines()).hasSize(1);
        }
    }
}
