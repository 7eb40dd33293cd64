package io.keruen.benchmarks.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CoreCommandTest {

    @Test
    void wrong_arguments_are_refused_in_one_line() throws IOException {
        for (String[] arguments : new String[][] {
            {"--fast"}, {"--zones"}, {"--zones", "ten"}, {"--zones", "0"}, {"--vehicles", "7"}, {"--vehicles", ""}
        }) {
            ByteArrayOutputStream said = new ByteArrayOutputStream();
            PrintStream err = new PrintStream(said, true, StandardCharsets.UTF_8);

            int code = CoreCommand.run(err, err, arguments);

            assertThat(code).isEqualTo(2);
            assertThat(said.toString(StandardCharsets.UTF_8).lines()).hasSize(1);
        }
    }
}
