package io.keruen.app.dossier;

import java.util.List;
import java.util.Locale;

/** Tables of the page: every row begins with the number of its record and both clocks. */
final class Tables {
    private static final int SHOWN_HASH = 10;

    private final Html html;

    Tables(Html html) {
        this.html = html;
    }

    /** Opens a table with both clocks and these columns. */
    void open(String... columns) {
        html.open("table").open("thead").open("tr");
        html.leaf("th", "No.");
        for (BorderTime clock : BorderTime.values()) {
            html.open("th")
                    .text(clock.place() + " ")
                    .leaf("small", clock.zone())
                    .close();
        }
        for (String column : columns) {
            html.leaf("th", column);
        }
        html.close().close().open("tbody").own("\n");
    }

    /** Closes it. */
    void close() {
        html.close().closeLine();
    }

    /** Opens a row with the number and both clocks of a record. */
    void openRow(Entry entry, String style) {
        html.open("tr", "class", style).leaf("td", Integer.toString(entry.number()), "class", "number");
        moment(entry.timeMs());
    }

    /** Closes a row. */
    void closeRow() {
        html.closeLine();
    }

    /** A row with these cells. */
    void row(Entry entry, String style, String... cells) {
        openRow(entry, style);
        for (String cell : cells) {
            html.cell(cell);
        }
        closeRow();
    }

    /** Two cells with a moment on both clocks. */
    void moment(long ms) {
        for (BorderTime clock : BorderTime.values()) {
            html.open("td", "class", "time")
                    .leaf("small", clock.date(ms))
                    .text(" " + clock.clock(ms))
                    .close();
        }
    }

    /** A cell with a moment that is not the record's own, on both clocks. */
    void otherMoment(long ms) {
        html.open("td", "class", "other");
        for (BorderTime clock : BorderTime.values()) {
            html.leaf("small", clock.date(ms) + " " + clock.clock(ms) + " " + clock.zone());
        }
        html.close();
    }

    /** How long something was said again. */
    void repeated(Run run) {
        if (run.count() > 1) {
            long ms = run.last().timeMs();
            html.leaf(
                    "small",
                    run.count() + " times, until " + BorderTime.BAKHTY.clock(ms) + " / " + BorderTime.POKITU.clock(ms)
                            + ", to No. " + run.last().number(),
                    "class",
                    "again");
        }
    }

    /** All that happened, in order. */
    void timeline(List<Entry> entries) {
        open("Kind", "What", "Hash");
        for (Run run : Run.of(entries)) {
            openRow(run.first(), style(run.first()));
            html.leaf("td", run.first().kind().name().toLowerCase(Locale.ROOT), "class", "kind");
            html.open("td").text(run.words());
            repeated(run);
            html.close();
            html.leaf("td", run.last().sha256().substring(0, SHOWN_HASH), "class", "hash");
            closeRow();
        }
        close();
    }

    /** Whether the alert is over after this; one whose latch nobody has cleared is not. */
    private static boolean isOver(Entry alert) {
        String state = alert.text("state");
        return state.equals("NORMAL") || (alert.has("clearedAtMs") && !state.equals("LATCHED"));
    }

    /** How a record is marked: alerts by severity, what closes a gate, a seal that is not sealed, what was refused. */
    static String style(Entry entry) {
        return switch (entry.kind()) {
            case ALERT -> isOver(entry) ? "cleared" : entry.text("severity").toLowerCase(Locale.ROOT);
            case CLEARANCE -> entry.text("decision").equals("GRANTED") ? "granted" : "held";
            case SEAL -> entry.text("status").equals("SEALED") ? "plain" : "marked";
            default -> entry.isRefused() ? "marked" : "plain";
        };
    }
}
