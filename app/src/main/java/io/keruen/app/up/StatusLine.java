package io.keruen.app.up;

import io.keruen.console.BoardStatus;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

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
    static String text(BoardStatus status, int openAlerts) {
        return String.format(
                Locale.ROOT,
                "%s  x%s  %,.0f samples/s  lag %s  open alerts %d",
                TIME.format(Instant.ofEpochMilli(status.scenarioTimeMs())),
                plain(status.speedFactor()),
                status.samplesPerS(),
                status.lagMs() < 0 ? "-" : String.format(Locale.ROOT, "%.1f s", status.lagMs() / MS_PER_S),
                openAlerts);
    }

    /** A number without the point it does not need. */
    static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
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
