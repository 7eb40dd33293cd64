package io.keruen.app.command;

import io.keruen.app.verify.TypeScore;
import io.keruen.app.verify.Verdict;
import io.keruen.connectors.scenario.Expected;
import io.keruen.core.alert.AlertEvent;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A verdict as a table, with what was missed and what was too much. */
public final class VerdictReport {
    private static final int SHOWN = 20;

    private final Console console;

    public VerdictReport(Console console) {
        this.console = console;
    }

    /** Prints the verdict on a scenario. */
    public void print(Verdict verdict, Path folder) {
        console.out()
                .printf(
                        Locale.ROOT,
                        "%-36s %5s %6s %6s %9s %6s%n",
                        "type",
                        "hits",
                        "misses",
                        "false",
                        "precision",
                        "recall");
        for (TypeScore score : verdict.scores()) {
            console.out()
                    .printf(
                            Locale.ROOT,
                            "%-36s %5d %6d %6d %9.3f %6.3f%n",
                            score.type(),
                            score.hits(),
                            score.misses(),
                            score.falseAlarms(),
                            score.precisionRatio(),
                            score.recallRatio());
        }
        verdict.missed().stream()
                .limit(SHOWN)
                .forEach(line -> console.out().println(console.bad("missed ") + words(line)));
        verdict.falseAlarms().stream()
                .limit(SHOWN)
                .forEach(alert -> console.out().println(console.bad("false  ") + words(alert)));
        more(verdict.missed().size() + verdict.falseAlarms().size());
        console.out()
                .println(
                        verdict.isGood()
                                ? console.good("as expected")
                                : console.bad("not as expected") + ": " + folder);
    }

    private void more(int count) {
        if (count > 2 * SHOWN) {
            console.out().println(console.faint("... " + count + " in all"));
        }
    }

    private static String words(Expected line) {
        String start = line.startedAtMs() == Expected.ANY ? "at any time" : time(line.startedAtMs());
        String end = line.clearedAtMs() == Expected.ANY ? "" : " to " + time(line.clearedAtMs());
        return String.join(",", line.types()) + about(line.vehicleId(), line.otherVehicleId()) + " " + start + end
                + " (expected.jsonl:" + line.line() + ")";
    }

    private static String words(AlertEvent alert) {
        return String.format(
                Locale.ROOT,
                "%s%s %s measured %.2f %s, limit %.2f",
                alert.type(),
                about(alert.vehicleId(), alert.otherVehicleId()),
                time(alert.startedAtMs()),
                alert.measured(),
                alert.unit(),
                alert.limit());
    }

    private static String about(@Nullable String vehicleId, @Nullable String otherVehicleId) {
        String vehicle = vehicleId == null ? "" : " " + vehicleId;
        return otherVehicleId == null ? vehicle : vehicle + " behind " + otherVehicleId;
    }

    private static String time(long epochMs) {
        return epochMs + " (" + Instant.ofEpochMilli(epochMs) + ")";
    }
}
