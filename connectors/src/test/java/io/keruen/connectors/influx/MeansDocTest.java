package io.keruen.connectors.influx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What operations are told to run after an outage is what the database runs each minute. */
class MeansDocTest {
    private static final Path PAGE = Path.of("..", "docs", "operations.md");

    @Test
    void the_statements_for_the_minutes_of_an_outage_stand_in_the_page() throws IOException {
        InfluxTarget target = new InfluxTarget("http://127.0.0.1:8086", "keruen", "history", InfluxAccess.OPEN);
        Instant from = Instant.parse("2026-11-30T08:00:00Z");
        Instant to = Instant.parse("2026-11-30T10:00:00Z");

        for (String statement : InfluxBootstrap.meansBetween(target, from, to)) {
            assertThat(PAGE).content().contains("\n" + statement + ";\n");
        }
    }
}
