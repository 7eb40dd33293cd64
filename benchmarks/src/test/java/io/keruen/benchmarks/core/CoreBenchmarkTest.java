package io.keruen.benchmarks.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** That the benchmark measures the right work; never how fast it is. */
class CoreBenchmarkTest {
    private static CoreReport report;
    private static CoreReport again;

    @BeforeAll
    static void play_a_tiny_world_twice() {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8);
        report = new CoreBenchmark(CorePlan.tiny(), nowhere).run();
        again = new CoreBenchmark(CorePlan.tiny(), nowhere).run();
    }

    @Test
    void frame_size_changes_neither_alerts_nor_checksum() {
        for (String name : List.of("vehicle stage", "vehicle + escort stage")) {
            assertThat(values(report, name, CoreRow::alerts))
                    .hasSize(3)
                    .containsOnly(values(report, name, CoreRow::alerts).get(0));
            assertThat(values(report, name, CoreRow::checksum))
                    .containsOnly(values(report, name, CoreRow::checksum).get(0));
        }
        assertThat(report.agrees()).isTrue();
    }

    @Test
    void whether_samples_arrive_one_by_one_or_as_a_frame_the_same_alerts_are_raised() {
        assertThat(values(report, "both, live frames", CoreRow::alerts))
                .containsExactly(values(report, "vehicle + escort stage", CoreRow::alerts)
                        .get(0));
    }

    @Test
    void same_seed_says_the_same() {
        assertThat(report.rows().stream().map(CoreRow::checksum).toList())
                .isEqualTo(again.rows().stream().map(CoreRow::checksum).toList());
    }

    @Test
    void alerts_happen_in_both_ways() {
        assertThat(values(report, "vehicle + escort stage", CoreRow::alerts)).allMatch(alerts -> alerts > 0);
        assertThat(values(report, "obvious", CoreRow::alerts)).allMatch(alerts -> alerts > 0);
    }

    @Test
    void report_has_a_line_for_each_candidate() {
        assertThat(report.rows()).hasSize(11);
        assertThat(report.markdown()).contains("| 10 | 20 | 50 | vehicle + escort stage |");
        assertThat(report.json()).contains("\"what\":\"obvious\"");
    }

    private static List<Long> values(CoreReport of, String name, ToLongFunction<CoreRow> value) {
        return of.rows().stream()
                .filter(row -> row.name().equals(name))
                .map(value::applyAsLong)
                .toList();
    }
}
