package io.keruen.benchmarks.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.benchmarks.measure.Machine;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryCommandTest {

    @Test
    void wrong_arguments_are_refused_in_one_line() throws Exception {
        for (String[] arguments :
                new String[][] {{"--fast"}, {"--points"}, {"--points", "75"}, {"--batch", "0"}, {"--batch", "a"}}) {
            ByteArrayOutputStream said = new ByteArrayOutputStream();
            PrintStream err = new PrintStream(said, true, StandardCharsets.UTF_8);

            int code = HistoryCommand.run(err, err, arguments);

            assertThat(code).isEqualTo(2);
            assertThat(said.toString(StandardCharsets.UTF_8).lines()).hasSize(1);
        }
    }

    @Test
    void figures_are_per_second_and_per_point() {
        HistoryRow row = new HistoryRow(5_000, 320_000, 20, 8, 16);

        assertThat(new HistoryReport(Machine.now(), HistoryPlan.full(), List.of(row)).table())
                .contains("| 5,000 | 320,000 | 16,000 | 25.0 | 50.0 |");
    }
}
