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
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code --history} adds: a database that goes and comes back, and latencies told apart by it. */
class HistoryBesideTest {
    private static final List<Outage.Span> SPANS = List.of(
            new Outage.Span("there", 1_000, 2_000),
            new Outage.Span("away", 2_000, 3_000),
            new Outage.Span("back", 3_000, 4_000));

    /** An alert each half second from 0.5 s on, as late as its number times ten. */
    private static LatencyRow row(boolean hasCaughtUp) {
        List<Cause> causes = new ArrayList<>();
        List<SeenAlert> seen = new ArrayList<>();
        for (int n = 1; n <= 8; n++) {
            long sentMs = 500L * n;
            causes.add(new Cause(n, "V" + n, Cause.Kind.GAP, sentMs, n, true));
            seen.add(new SeenAlert("A" + n, Cause.Kind.GAP.type(), "V" + n, sentMs, sentMs + 10L * n, sentMs));
        }
        Ledger ledger = Ledger.of(causes, seen, Map.of(), Cause::startedAtMs, 1_000);
        GateFigures gates = new GateFigures();
        gates.add(new Percentiles(), new Percentiles(), 1, 0, 0);
        return new LatencyRow(50, 1, 8, ledger, gates, 0, Map.of(), new Percentiles(), 1, 1, 1, SPANS, 77, hasCaughtUp);
    }

    @Test
    void each_latency_counts_where_its_sample_was_sent() {
        Ledger ledger = row(true).ledger();

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
                new LatencyReport(Machine.now(), LatencyPlan.quick().besideHistory(), List.of(row(true)));
        LatencyReport alone = new LatencyReport(Machine.now(), LatencyPlan.quick(), List.of(row(true)));

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
        long nowMs = System.currentTimeMillis();
        try (HistoryBeside history = HistoryBeside.start(folder);
                Outage outage = history.outage(nowMs, nowMs + 15_000)) {
            while (answers(history)) {
                LockSupport.parkNanos(20_000_000);
            }

            List<Outage.Span> spans = outage.spans();

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

    /** Whether it says anything at all, if only that there is no database yet. */
    private static boolean answers(HistoryBeside history) {
        try {
            history.points();
            return true;
        } catch (IOException e) {
            return String.valueOf(e.getMessage()).contains("database not found");
        }
    }

    @Test
    void a_time_too_short_to_come_back_in_is_refused(@TempDir Path folder) throws Exception {
        assumeTrue(InfluxServer.find().isPresent() || System.getenv("CI") != null, "no influxd here");
        long nowMs = System.currentTimeMillis();
        try (HistoryBeside history = HistoryBeside.start(folder);
                Outage outage = history.outage(nowMs, nowMs + 3)) {
            assertThatThrownBy(outage::spans).hasMessageContaining("after the measured time");
        }
    }

    @Test
    void a_history_that_has_not_caught_up_fails_the_run() {
        LatencyPlan plan = LatencyPlan.quick().besideHistory();

        assertThat(new LatencyReport(Machine.now(), plan, List.of(row(true))).isComplete())
                .isTrue();
        assertThat(new LatencyReport(Machine.now(), plan, List.of(row(false))).isComplete())
                .isFalse();
    }
}
