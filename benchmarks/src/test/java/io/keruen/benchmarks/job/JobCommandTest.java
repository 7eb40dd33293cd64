package io.keruen.benchmarks.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JobCommandTest {

    @Test
    void wrong_arguments_are_refused_in_one_line() throws Exception {
        for (String[] arguments : new String[][] {
            {"--fast"},
            {"--fast", "1"},
            {"--zones"},
            {"--zones", "ten"},
            {"--vehicles", "7"},
            {"--vehicles", "5,10"},
            {"--samples", "2001"},
            {"--vehicles", "5000", "--samples", "50000"}
        }) {
            ByteArrayOutputStream said = new ByteArrayOutputStream();
            PrintStream err = new PrintStream(said, true, StandardCharsets.UTF_8);

            int code = JobCommand.run(err, err, arguments);

            assertThat(code).isEqualTo(2);
            assertThat(said.toString(StandardCharsets.UTF_8).lines()).hasSize(1);
        }
    }
}
