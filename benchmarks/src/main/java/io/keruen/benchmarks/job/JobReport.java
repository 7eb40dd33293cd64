package io.keruen.benchmarks.job;

import static io.keruen.benchmarks.measure.ReportFiles.number;

import io.keruen.benchmarks.measure.Machine;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/** The figures of one run, for people and for machines. */
record JobReport(Machine machine, JobPlan plan, List<JobRow> rows) {
    private static final String METHOD = """
        CPU time of the whole process (collector included, compiler told apart: it ends) per *sample*, from the first tenth of the
        samples to the checkpoint by which everything that came of them was written; median of the rounds. The broker
        and each candidate have a process of their own: what the compiler learned from one candidate neither helps nor
        harms another. Candidates take turns on the same broker and the same samples; 2 subtasks, checkpoints every
        5 s. *pass-through*: the same source, decode and key-by, then discard. *obvious job*: an Avro generic record
        per sample, keyed by convoy, JTS STRtree and PreparedGeometry, objects in keyed map state; fewer rules. It reads
        the same samples whatever the frame size. *of pass-through*: CPU time of the pass-through by that of the job.
        *said*: alert events of ours, alerts and transits of the obvious way.
        """;

    private static final String HEAD = """
        | zones | n | what | ns/sample | best | compiler | broker ns/sample | samples/s here | of pass-through | with broker | x obvious | with broker | said |
        |---:|---:|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|
        """;

    /** CPU time of another candidate in the same cell by that of this one. */
    double ratio(JobRow row, Candidate other, boolean withBroker) {
        for (JobRow each : rows) {
            boolean same = each.zones() == row.zones() && each.frameSize() == row.frameSize();
            if (same && each.candidate() == other && each.candidate() != row.candidate()) {
                return withBroker
                        ? (each.cpuNs() + each.brokerNs()) / (row.cpuNs() + row.brokerNs())
                        : each.cpuNs() / row.cpuNs();
            }
        }
        return Double.NaN;
    }

    /** The table. */
    String table() {
        StringBuilder table = new StringBuilder(HEAD);
        for (JobRow row : rows) {
            boolean isOurs = row.candidate() == Candidate.ESCORT;
            table.append(String.format(
                    Locale.ROOT,
                    "| %,d | %d | %s | %,.0f | %,.0f | %,.0f | %,.0f | %,.0f | %s | %s | %s | %s | %,d |\n",
                    row.zones(),
                    row.frameSize(),
                    row.candidate().title(),
                    row.cpuNs(),
                    row.leastCpuNs(),
                    row.compilerNs(),
                    row.brokerNs(),
                    row.samplesPerSecond(),
                    isOurs ? text("%.2f", ratio(row, Candidate.PASS_THROUGH, false)) : "",
                    isOurs ? text("%.2f", ratio(row, Candidate.PASS_THROUGH, true)) : "",
                    isOurs ? text("%.1f", ratio(row, Candidate.OBVIOUS, false)) : "",
                    isOurs ? text("%.1f", ratio(row, Candidate.OBVIOUS, true)) : "",
                    row.alerts()));
        }
        return table.toString();
    }

    private static String text(String format, double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, format, value);
    }

    /** A page for {@code benchmarks/results}. */
    String markdown() {
        String size = String.format(
                Locale.ROOT,
                "\n%,d vehicles, %,d samples of each; %d warm-up and %d counted rounds (obvious job: 1 and %d).\n",
                plan.vehicles(),
                plan.samples() + 1,
                plan.warmUps(),
                plan.rounds(),
                plan.obviousRounds());
        return "# bench job, " + LocalDate.now(ZoneOffset.UTC) + "\n\n" + machine.markdown() + '\n' + METHOD + size
                + '\n' + table();
    }

    /** The same for machines. */
    String json() {
        StringBuilder json = new StringBuilder("{\"benchmark\":\"job\",\"date\":\"");
        json.append(LocalDate.now(ZoneOffset.UTC)).append("\",").append(machine.json());
        json.append(",\"rows\":[");
        String separator = "\n";
        for (JobRow row : rows) {
            json.append(separator).append(json(row));
            separator = ",\n";
        }
        return json.append("\n]}\n").toString();
    }

    private String json(JobRow row) {
        return String.format(
                Locale.ROOT,
                "{\"zones\":%d,\"frameSize\":%d,\"what\":\"%s\",\"nsPerSample\":%s,\"leastNsPerSample\":%s,"
                        + "\"compilerNsPerSample\":%s,\"brokerNsPerSample\":%s,\"samplesPerSecond\":%s,\"ofPassThrough\":%s,"
                        + "\"timesObvious\":%s,\"said\":%d,\"samples\":%d}",
                row.zones(),
                row.frameSize(),
                row.candidate().title(),
                number(row.cpuNs()),
                number(row.leastCpuNs()),
                number(row.compilerNs()),
                number(row.brokerNs()),
                number(row.samplesPerSecond()),
                number(ratio(row, Candidate.PASS_THROUGH, false)),
                number(ratio(row, Candidate.OBVIOUS, false)),
                row.alerts(),
                row.samples());
    }
}
