package io.keruen.benchmarks.latency;

import static io.keruen.benchmarks.measure.ReportFiles.number;

import io.keruen.benchmarks.measure.Machine;
import io.keruen.benchmarks.measure.Percentiles;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/** The figures of one run, for people and for machines. */
record LatencyReport(Machine machine, LatencyPlan plan, List<LatencyRow> rows) {
    private static final String METHOD = """
        From the moment at which the sample that tells is due to be sent (not from when a late generator sent it) to the
        moment at which a reader of `escort.alerts` has the alert, by the clock on the wall. Ingest time is the broker's
        append time, ticks come ten times a second, checkpoints every 5 s; one node, both cores shared by all.
        RESTRICTED_ZONE_ENTRY has no hold; CONVOY_GAP counts from the first sample at or after its hold of 5 s, and the
        pair waits for the leader's next sample. *to the job's outlet*: until the job hands the alert to its producer.
        *at the webhook*: the same alert through the dispatcher (its log on disk, signature, HTTP) until a customs office of
        this machine has read and checked it. *revoke*: a truck stands before an open gate; from the moment at which its
        seal is said to be opened to the moment at which the gate's controller has obeyed the command to close, looked at
        twice a millisecond; one that closes because its lease ran out fails the run. *grant*: from the lane's reading of a
        truck to the opening. The trucks at eight gates speak once a second, besides the load.
        """;

    private static final String REACTIONS = """
        | samples/s | what reaches whom | n | p50 ms | p95 ms | p99 ms | max ms |
        |---:|---|---:|---:|---:|---:|---:|
        """;

    private static final String HEAD = """
        | samples/s | n | alert | alerts | p50 ms | p95 ms | p99 ms | max ms | to the job's outlet p50, p99 |
        |---:|---:|---|---:|---:|---:|---:|---:|---:|
        """;

    private static final String HISTORY = """
        The history job ran beside, in the same process as in `up`; its InfluxDB was stopped for the middle third of the
        measured time and started again. An alert belongs to the time in which its sample was due to be sent.

        | samples/s | InfluxDB | for s | alert | alerts | p50 ms | p95 ms | p99 ms | max ms |
        |---:|---|---:|---|---:|---:|---:|---:|---:|
        """;

    /** Whether everything that must come came, and nothing else. */
    boolean isComplete() {
        return rows.stream()
                .allMatch(row -> row.ledger().lost().isEmpty()
                        && row.ledger().baseless().isEmpty()
                        && row.ledger().untold().isEmpty()
                        && row.refused() == 0
                        && row.historyCaughtUp()
                        && row.gates().isComplete());
    }

    /** The tables. */
    String table() {
        StringBuilder table = new StringBuilder(HEAD);
        for (LatencyRow row : rows) {
            for (Cause.Kind kind : Cause.Kind.values()) {
                Percentiles latency = row.ledger().latency(kind);
                Percentiles job = row.ledger().job(kind);
                table.append(String.format(
                        Locale.ROOT,
                        "| %,d | %d | %s | %,d | %d | %d | %d | %d | %d, %d |\n",
                        row.rate(),
                        row.frameSize(),
                        kind.type(),
                        latency.count(),
                        latency.at(0.5),
                        latency.at(0.95),
                        latency.at(0.99),
                        latency.most(),
                        job.at(0.5),
                        job.at(0.99)));
            }
        }
        table.append('\n').append(REACTIONS);
        for (LatencyRow row : rows) {
            table.append(line(row, "CRITICAL alert at the webhook", row.ledger().hookMs()));
            table.append(line(row, "revoke at the gate", row.gates().revokeMs()));
            table.append(line(row, "grant at the gate", row.gates().grantMs()));
        }
        table.append('\n');
        if (plan.withHistory()) {
            table.append(HISTORY);
            rows.forEach(row -> table.append(besideHistory(row)));
            table.append('\n');
        }
        rows.forEach(row -> table.append(remark(row)));
        return table.toString();
    }

    private static String besideHistory(LatencyRow row) {
        StringBuilder lines = new StringBuilder();
        for (Cause.Kind kind : Cause.Kind.values()) {
            for (Outage.Span span : row.spans()) {
                Percentiles latency = row.ledger().latency(kind, span);
                lines.append(String.format(
                        Locale.ROOT,
                        "| %,d | %s | %d | %s | %,d | %d | %d | %d | %d |\n",
                        row.rate(),
                        span.influx(),
                        (span.toMs() - span.fromMs()) / 1_000,
                        kind.type(),
                        latency.count(),
                        latency.at(0.5),
                        latency.at(0.95),
                        latency.at(0.99),
                        latency.most()));
            }
        }
        return lines.toString();
    }

    private static String line(LatencyRow row, String what, Percentiles latency) {
        return String.format(
                Locale.ROOT,
                "| %,d | %s | %,d | %d | %d | %d | %d |\n",
                row.rate(),
                what,
                latency.count(),
                latency.at(0.5),
                latency.at(0.95),
                latency.at(0.99),
                latency.most());
    }

    private static String remark(LatencyRow row) {
        return String.format(
                Locale.ROOT,
                "* %,d samples/s: %,d alerts had to come, %d did not, %d came without a cause; the generator handed"
                        + " over its frames %d ms late in the middle, %d ms at p99, %d ms at most; CPU cores: job %.2f,"
                        + " broker %.2f, generator, readers and dispatcher %.2f; of %d critical alerts the"
                        + " webhook heard nothing, it refused %d messages, tries in vain: %s; %d seals were opened before an"
                        + " open gate, %d trucks were not let through, %d gates were not told;%s other alerts: %s\n",
                row.rate(),
                row.causes(),
                row.ledger().lost().size(),
                row.ledger().baseless().size(),
                row.lateMs().at(0.5),
                row.lateMs().at(0.99),
                row.lateMs().most(),
                row.jobCores(),
                row.brokerCores(),
                row.loadCores(),
                row.ledger().untold().size(),
                row.refused(),
                row.inVain().isEmpty() ? "none" : row.inVain(),
                row.gates().opened(),
                row.gates().notGranted(),
                row.gates().notTold(),
                row.spans().isEmpty()
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                " %,d states stood in InfluxDB at the end,%s;",
                                row.historyPoints(),
                                row.historyCaughtUp() ? " it had caught up" : " IT HAD NOT CAUGHT UP"),
                row.ledger().others().isEmpty() ? "none" : row.ledger().others());
    }

    /** A page for {@code benchmarks/results}. */
    String markdown() {
        return "# bench latency, " + LocalDate.now(ZoneOffset.UTC) + "\n\n" + machine.markdown() + '\n' + METHOD
                + String.format("\n%d s after a warm-up of %d s.\n\n", plan.measuredS(), plan.warmUpS()) + table();
    }

    /** The same for machines. */
    String json() {
        StringBuilder json = new StringBuilder("{\"benchmark\":\"latency\",\"date\":\"");
        json.append(LocalDate.now(ZoneOffset.UTC)).append("\",").append(machine.json());
        json.append(",\"rows\":[");
        String separator = "\n";
        for (LatencyRow row : rows) {
            for (Cause.Kind kind : Cause.Kind.values()) {
                json.append(separator).append(json(row, kind));
                separator = ",\n";
            }
            json.append(separator).append(json(row, "webhook", row.ledger().hookMs()));
            json.append(separator).append(json(row, "revoke", row.gates().revokeMs()));
            json.append(separator).append(json(row, "grant", row.gates().grantMs()));
            for (Outage.Span span : row.spans()) {
                for (Cause.Kind kind : Cause.Kind.values()) {
                    String reaction = kind.type() + ", InfluxDB " + span.influx();
                    json.append(separator)
                            .append(json(row, reaction, row.ledger().latency(kind, span)));
                }
            }
        }
        return json.append("\n]}\n").toString();
    }

    private static String json(LatencyRow row, String reaction, Percentiles latency) {
        return String.format(
                Locale.ROOT,
                "{\"samplesPerSecond\":%d,\"reaction\":\"%s\",\"count\":%d,\"p50Ms\":%d,\"p95Ms\":%d,\"p99Ms\":%d,"
                        + "\"maxMs\":%d}",
                row.rate(),
                reaction,
                latency.count(),
                latency.at(0.5),
                latency.at(0.95),
                latency.at(0.99),
                latency.most());
    }

    private static String json(LatencyRow row, Cause.Kind kind) {
        Percentiles latency = row.ledger().latency(kind);
        return String.format(
                Locale.ROOT,
                "{\"samplesPerSecond\":%d,\"frameSize\":%d,\"alert\":\"%s\",\"alerts\":%d,\"p50Ms\":%d,\"p95Ms\":%d,"
                        + "\"p99Ms\":%d,\"maxMs\":%d,\"jobP99Ms\":%d,\"expected\":%d,\"lost\":%d,\"baseless\":%d,"
                        + "\"generatorLateP99Ms\":%d,\"jobCores\":%s,\"brokerCores\":%s,\"loadCores\":%s}",
                row.rate(),
                row.frameSize(),
                kind.type(),
                latency.count(),
                latency.at(0.5),
                latency.at(0.95),
                latency.at(0.99),
                latency.most(),
                row.ledger().job(kind).at(0.99),
                row.causes(),
                row.ledger().lost().size(),
                row.ledger().baseless().size(),
                row.lateMs().at(0.99),
                number(row.jobCores()),
                number(row.brokerCores()),
                number(row.loadCores()));
    }
}
