package io.keruen.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.connectors.names.MetricNames;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What operations are told to watch is what there is to watch. */
class OperationsDocTest {
    private static final Path PAGE = Path.of("..", "docs", "operations.md");

    @Test
    void every_metric_stands_in_the_page_with_when_a_person_is_needed() throws IOException {
        for (MetricNames metric : MetricNames.values()) {
            assertThat(PAGE).content().contains("| `" + metric.metricName() + "` |");
        }
    }
}
