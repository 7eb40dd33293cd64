package io.keruen.benchmarks.history;

import static io.keruen.benchmarks.measure.ReportFiles.number;

import io.keruen.benchmarks.measure.Machine;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The figures of one run, for people and for machines. */
record HistoryReport(Machine machine, HistoryPlan plan, List<HistoryRow> rows) {
    private static final String METHOD = """
        A full `escort.vehicles` (200 vehicles, points of 3 tags and 31 fields), the whole history job with one writer,
        checkpoints every second, a private influxd 1.x on the same machine. Counted from the first fifth on, by the
        offsets the job commits: what is before them is stored. *job* is the CPU time of the process with the job and
        the broker, *influxd* that of the database. At the end every point is counted in the database.
        """;

    private static final String HEAD = """
        | points in a write | points | points/s | job, µs CPU a point | influxd, µs CPU a point |
        |---:|---:|---:|---:|---:|
        """;

    String table() {
        return HEAD
                + rows.stream()
                        .map(row -> String.format(
                                Locale.ROOT,
                                "| %,d | %,d | %,.0f | %.1f | %.1f |\n",
                                row.batch(),
                                row.points(),
                                row.pointsPerSecond(),
                                row.jobUsPerPoint(),
                                row.serverUsPerPoint()))
                        .collect(Collectors.joining());
    }

    String markdown() {
        return "# bench history, " + LocalDate.now(ZoneOffset.UTC) + "\n\n" + machine.markdown() + '\n' + METHOD + '\n'
                + table();
    }

    String json() {
        return "{\"benchmark\":\"history\",\"date\":\"" + LocalDate.now(ZoneOffset.UTC) + "\"," + machine.json()
                + ",\"rows\":["
                + rows.stream()
                        .map(row -> "\n{\"batch\":" + row.batch() + ",\"points\":" + row.points()
                                + ",\"pointsPerSecond\":" + number(row.pointsPerSecond()) + ",\"jobUsPerPoint\":"
                                + number(row.jobUsPerPoint()) + ",\"serverUsPerPoint\":"
                                + number(row.serverUsPerPoint()) + "}")
                        .collect(Collectors.joining(","))
                + "\n]}\n";
    }
}
