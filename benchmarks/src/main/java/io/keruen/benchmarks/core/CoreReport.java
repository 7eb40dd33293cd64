package io.keruen.benchmarks.core;

import static io.keruen.benchmarks.measure.ReportFiles.number;

import io.keruen.benchmarks.measure.Machine;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/**
 * The figures of one run, for people and for machines.
 *
 * @param agrees whether every candidate said the same with every frame size
 */
record CoreReport(Machine machine, List<CoreRow> rows, List<String> remarks, boolean agrees) {
    private static final String OBVIOUS = "obvious";

    private static final String METHOD = """
        CPU time of the one thread that works, candidates in turn in one JVM, median of the rounds; GC work is not
        in it. *x obvious*: how many times less CPU time than the obvious way (JTS STRtree and PreparedGeometry, an
        Avro generic record per sample, maps and boxed windows). *B quiet*: bytes allocated per sample in frames in
        which nothing was said; *B all*: alerts and transits included. The obvious way has fewer rules (no margins,
        no interpolated times, no chainage), so its alerts are not the same; with 100,000 vehicles it plays the
        first samples of each only, the states are out of cache for both, and *B all* holds the states that still grow.
        In *live frames* all samples of a frame arrive at one moment, as the broker stamps them; in the others each has
        its own, so that frames of any size say the same. What counts by the moment of arrival differs by that: how
        often a growing alert is told again, and floods.

        | zones | vehicles | n | what | ns/sample | samples/s per core | x obvious | B quiet | B all | alerts | sum |
        |---:|---:|---:|---|---:|---:|---:|---:|---:|---:|---|
        """;

    /** One row as a line of text. */
    static String line(CoreRow row) {
        return String.format(
                Locale.ROOT,
                "%,9d zones %,9d vehicles  n=%-3d %-24s %9.1f ns %,13.0f samples/s  %8.2f B quiet %9.2f B all"
                        + "  %,8d alerts  %016x",
                row.zones(),
                row.vehicles(),
                row.frameSize(),
                row.name(),
                row.nsPerSample(),
                row.samplesPerSecond(),
                row.quietBytesPerSample(),
                row.bytesPerSample(),
                row.alerts(),
                row.checksum());
    }

    /** How many times less CPU time than the obvious way in the same world; NaN for the obvious way itself. */
    private double times(CoreRow row) {
        for (CoreRow other : rows) {
            boolean same = other.zones() == row.zones() && other.vehicles() == row.vehicles();
            if (same && other.name().equals(OBVIOUS) && !row.name().equals(OBVIOUS)) {
                return other.nsPerSample() / row.nsPerSample();
            }
        }
        return Double.NaN;
    }

    /** A page for {@code benchmarks/results}. */
    String markdown() {
        StringBuilder page = new StringBuilder();
        page.append("# bench core, ").append(LocalDate.now(ZoneOffset.UTC)).append("\n\n");
        page.append(machine.markdown()).append('\n');
        page.append(METHOD);
        rows.forEach(row -> page.append(tableLine(row)));
        page.append("\nAlerts and checksum do ").append(agrees ? "not " : "").append("depend on the frame size.\n\n");
        remarks.forEach(remark -> page.append("* ").append(remark).append('\n'));
        return page.toString();
    }

    private String tableLine(CoreRow row) {
        return String.format(
                Locale.ROOT,
                "| %,d | %,d | %d | %s | %.0f | %,.0f | %s | %.2f | %.2f | %,d | `%016x` |\n",
                row.zones(),
                row.vehicles(),
                row.frameSize(),
                row.name(),
                row.nsPerSample(),
                row.samplesPerSecond(),
                Double.isNaN(times(row)) ? "" : String.format(Locale.ROOT, "%.1f", times(row)),
                row.quietBytesPerSample(),
                row.bytesPerSample(),
                row.alerts(),
                row.checksum());
    }

    /** The same for machines. */
    String json() {
        StringBuilder json = new StringBuilder("{\"benchmark\":\"core\",\"date\":\"");
        json.append(LocalDate.now(ZoneOffset.UTC)).append("\",").append(machine.json());
        json.append(",\"agrees\":").append(agrees);
        json.append(",\"rows\":[");
        String separator = "\n";
        for (CoreRow row : rows) {
            json.append(separator).append(json(row));
            separator = ",\n";
        }
        return json.append("\n]}\n").toString();
    }

    private String json(CoreRow row) {
        return String.format(
                Locale.ROOT,
                "{\"zones\":%d,\"vehicles\":%d,\"frameSize\":%d,\"what\":\"%s\",\"nsPerSample\":%s,"
                        + "\"leastNsPerSample\":%s,\"samplesPerSecond\":%s,\"timesObvious\":%s,"
                        + "\"quietBytesPerSample\":%s,\"bytesPerSample\":%s,\"alerts\":%d,\"spoken\":%d,"
                        + "\"checksum\":\"%016x\",\"samples\":%d}",
                row.zones(),
                row.vehicles(),
                row.frameSize(),
                row.name(),
                number(row.nsPerSample()),
                number(row.leastNsPerSample()),
                number(row.samplesPerSecond()),
                number(times(row)),
                number(row.quietBytesPerSample()),
                number(row.bytesPerSample()),
                row.alerts(),
                row.spoken(),
                row.checksum(),
                row.samples());
    }
}
