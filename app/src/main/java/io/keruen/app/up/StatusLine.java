package io.keruen.app.up;

import io.keruen.app.embedded.EmbeddedSystem;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.OptionalDouble;

/** The last line of a terminal, written anew again and again; silent where there is no terminal. Thread-safe. */
final class StatusLine {
    private static final String ERASE = "\r\u001B[2K";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final double MS_PER_S = 1_000;

    private final PrintStream err;
    private final boolean terminal;
    private String shown = "";

    StatusLine(PrintStream err, boolean terminal) {
        this.err = err;
        this.terminal = terminal;
    }

    /** What there is to say of a system that runs. */
    static String text(EmbeddedSystem system, JobMetrics metrics, double samplesPerSecond, int openAlerts) {
        return String.format(
                Locale.ROOT,
                "%s  x%s  %,.0f samples/s  lag %s  open alerts %d",
                TIME.format(Instant.ofEpochMilli(system.nowMs())),
                system.speed() == Math.rint(system.speed()) ? (long) system.speed() : system.speed(),
                samplesPerSecond,
                lag(system, metrics.judgedMs()),
                openAlerts);
    }

    /** How long ago, of our time, the moment passed that has been judged last. */
    private static String lag(EmbeddedSystem system, OptionalDouble judgedMs) {
        return judgedMs.isEmpty()
                ? "-"
                : String.format(
                        Locale.ROOT,
                        "%.1f s",
                        Math.max(0, system.nowMs() - judgedMs.getAsDouble()) / system.speed() / MS_PER_S);
    }

    /** Shows a text in place of the one before. */
    synchronized void show(String text) {
        shown = text;
        draw();
    }

    /** Takes the line away. */
    synchronized void erase() {
        shown = "";
        draw();
    }

    /** Prints something above the line. */
    synchronized void above(Runnable print) {
        if (terminal) {
            err.print(ERASE);
            err.flush();
        }
        print.run();
        draw();
    }

    private void draw() {
        if (terminal) {
            err.print(ERASE + shown);
            err.flush();
        }
    }
}
