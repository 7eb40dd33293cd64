package io.keruen.benchmarks.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.keruen.benchmarks.measure.Machine;
import io.keruen.benchmarks.measure.Percentiles;
import io.keruen.connectors.influx.InfluxServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code --history} adds: a database that goes and comes back, and latencies told apart by it. */
class HistoryBesideTest {
    private static final List<Outage.Span> SPANS = List.of(
            new Outage.Span("there", 1_000, 2_000),
            new Outage.Span("away", 2_000, 3_000),
            new Outage.Span("back", 3_000, 4_000));

    /** An alert each half second from 0.5 s on, as late as its number times ten. */
    private static LatencyRow row() {
        List<Cause> causes = new ArrayList<>();
        List<SeenAlert> seen = new ArrayList<>();
        for (int n = 1; n <= 8; n++) {
            long sentMs = 500L * n;
            causes.add(new Cause(n, "V" + n, Cause.Kind.GAP, sentMs, n, true));
            seen.add(new SeenAlert("A" + n, Cause.Kind.GAP.type(), "V" + n, sentMs, sentMs + 10L * n, sentMs));
        }
        Ledger ledger = Ledger.of(causes, seen, Map.of(), Cause::startedAtMs, 1_000);
        GateFigures gates = new GateFigures();
        return new LatencyRow(50, 1, 8, ledger, gates, 0, new Percentiles(), 1, 1, 1, SPANS, 77);
    }

    @Test
    void each_latency_counts_where_its_sample_was_sent() {
        Ledger ledger = row().ledger();

        assertThat(SPANS)
                .allSatisfy(span ->
                        assertThat(ledger.latency(Cause.Kind.GAP, span).count()).isEqualTo(2));
        assertThat(ledger.latency(Cause.Kind.GAP, SPANS.get(0)).most()).isEqualTo(30);
        assertThat(ledger.latency(Cause.Kind.GAP, SPANS.get(1)).most()).isEqualTo(50);
        assertThat(ledger.latency(Cause.Kind.RESTRICTED, SPANS.get(1)).count()).isZero();
    }

    @Test
    void the_report_has_a_row_for_each_time_and_alert_if_there_was_a_history() {
        LatencyReport beside =
                new LatencyReport(Machine.now(), LatencyPlan.quick().besideHistory(), List.of(row()));
        LatencyReport alone = new LatencyReport(Machine.now(), LatencyPlan.quick(), List.of(row()));

        assertThat(beside.table())
                .contains(
                        "| 50 | there | 1 | CONVOY_GAP | 2 | 20 | 30 | 30 | 30 |",
                        "| 50 | away | 1 | CONVOY_GAP | 2 | 40 | 50 | 50 | 50 |",
                        "| 50 | back | 1 | CONVOY_GAP | 2 | 60 | 70 | 70 | 70 |",
                        "77 states stood in InfluxDB");
        assertThat(beside.json()).contains("\"reaction\":\"CONVOY_GAP, InfluxDB away\",\"count\":2");
        assertThat(alone.table()).doesNotContain("| away |");
    }

    @Test
    void the_database_is_away_in_the_middle_and_answers_again(@TempDir Path folder) throws Exception {
        assumeTrue(InfluxServer.find().isPresent() || System.getenv("CI") != null, "no influxd here");
        try (HistoryBeside history = HistoryBeside.start(folder)) {
            long nowMs = System.currentTimeMillis();

            List<Outage.Span> spans = history.outage(nowMs, nowMs + 3).spans();

            assertThat(spans).extracting(Outage.Span::influx).containsExactly("there", "away", "back");
            assertThat(spans.get(1).fromMs())
                    .isEqualTo(spans.get(0).toMs())
                    .isLessThan(spans.get(1).toMs());
            assertThat(spans.get(2).fromMs()).isEqualTo(spans.get(1).toMs());
            // it answers, and what it answers is that the job has not made its database yet
            assertThatThrownBy(history::points)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("database not found");
        }
    }
}
