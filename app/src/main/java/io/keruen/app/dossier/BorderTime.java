package io.keruen.app.dossier;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A moment as the clocks on both sides of the border show it. All of Kazakhstan is one zone, and all of China. */
enum BorderTime {
    BAKHTY("Bakhty", "UTC+5", ZoneOffset.ofHours(5)),
    POKITU("Pokitu", "UTC+8", ZoneOffset.ofHours(8));

    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx", Locale.ROOT);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

    private final String place;
    private final String zone;
    private final ZoneOffset offset;

    BorderTime(String place, String zone, ZoneOffset offset) {
        this.place = place;
        this.zone = zone;
        this.offset = offset;
    }

    /** Where the clock hangs. */
    String place() {
        return place;
    }

    /** What the clock is set to. */
    String zone() {
        return zone;
    }

    /** A moment for machines. */
    String iso(long ms) {
        return ISO.format(Instant.ofEpochMilli(ms).atOffset(offset));
    }

    /** The day. */
    String date(long ms) {
        return DATE.format(Instant.ofEpochMilli(ms).atOffset(offset));
    }

    /** The time of day. */
    String clock(long ms) {
        return CLOCK.format(Instant.ofEpochMilli(ms).atOffset(offset));
    }

    /** A moment on both clocks. */
    static String both(long ms) {
        StringBuilder text = new StringBuilder();
        for (BorderTime clock : values()) {
            text.append(text.isEmpty() ? "" : " / ").append(clock.words(ms));
        }
        return text.toString();
    }

    private String words(long ms) {
        return date(ms) + " " + clock(ms) + " " + zone;
    }
}
