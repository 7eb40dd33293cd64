package io.keruen.benchmarks.latency;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LatencyCommandTest {

    @Test
    void wrong_arguments_are_refused_in_one_line() throws Exception {
        for (String[] arguments :
                new String[][] {{"--fast"}, {"--rates"}, {"--rates", "75"}, {"--frame", "0"}, {"--seconds", "1,2"}}) {
            ByteArrayOutputStream said = new ByteArrayOutputStream();
            PrintStream err = new PrintStream(said, true, StandardCharsets.UTF_8);

            int code = LatencyCommand.run(err, err, arguments);

            assertThat(code).isEqualTo(2);
            assertThat(said.toString(StandardCharsets.UTF_8).lines()).hasSize(1);
        }
    }
}
